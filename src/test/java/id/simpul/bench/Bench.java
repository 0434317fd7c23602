package id.simpul.bench;

import id.simpul.intake.component.Broker;
import id.simpul.journey.Member;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How fast the hub takes, judges, records and answers what partners ask, beside the broker alone: the whole hub as it is
 * shipped, one round after the other in one Java.
 *
 * <p>Properties: {@code messages} a round (50000), {@code rounds} (3; the first one warms up), {@code lone} requests one at a
 * time (500).
 */
public final class Bench {
    private static final String FIRST_OF_SEPTEMBER = "2026-09-01T02:00:00Z";
    private static final int MESSAGES = Integer.getInteger("messages", 50_000);
    private static final int ROUNDS = Integer.getInteger("rounds", 3);

    private final HubUnderTest hub;
    private final Broker alone;
    private final Report report = new Report();
    private final Year year;
    private final Member library;

    private Bench(HubUnderTest hub, Broker alone) {
        this.hub = hub;
        this.alone = alone;
        this.year = new Year(hub);
        this.library = year.library();
    }

    public static void main(String[] args) throws Exception {
        Broker alone = new Broker(Files.createTempDirectory("broker-alone"), true);
        IntStream.range(0, 4).forEach(i -> declare(alone, "alone-" + i));
        alone.start();
        try (HubUnderTest hub = HubUnderTest.start(FIRST_OF_SEPTEMBER)) {
            Bench bench = new Bench(hub, alone);
            bench.run();
            bench.report.write();
        } finally {
            alone.stop();
        }
        System.exit(0);
    }

    private static void declare(Broker broker, String partner) {
        try {
            broker.partner(partner);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void run() throws Exception {
        year.agreements();
        double full = 0;
        report.head();
        for (int round = 1; round <= ROUNDS; round++) {
            double one = aloneWith(1);
            Round items = report.row(hub.take("items, round " + round, MESSAGES, List.of(Asking.items(library, 1))));
            double four = aloneWith(4);
            Round mix = report.row(hub.take("the mix, round " + round, MESSAGES, year.mix()));
            report.say(
                    "broker alone %,.0f/s with one session, %,.0f/s with four; items reach %.2f and %.2f, the mix %.2f and %.2f",
                    one, four, items.rate() / one, items.rate() / four, mix.rate() / one, mix.rate() / four);
            full = items.rate();
        }
        peers();
        latency(full);
        for (Asking asking : year.mix()) {
            report.row(hub.take(asking.type().wire(), Math.max(2_000, MESSAGES / 20), List.of(asking)));
            hub.server().dearest(6).forEach(line -> report.say("    %s", line));
        }
    }

    /** The same items by what one would write without the intake, each run with as many as it takes in some seconds. */
    private void peers() throws Exception {
        Peers peers = new Peers(alone.vm(), "alone-0", hub.hub().hub().stores().database());
        int messages = Integer.getInteger("peers", 3_000);
        for (int round = 1; round <= ROUNDS; round++) {
            for (int sessions : List.of(1, 16)) {
                waiting(messages);
                double camel = peers.camel(sessions, messages);
                waiting(messages);
                double jms = peers.jms(sessions, messages);
                report.say(
                        "a transaction a message, %d at once: Camel %,.0f/s, plain JMS %,.0f/s", sessions, camel, jms);
            }
        }
    }

    private void waiting(int messages) throws Exception {
        Asking items = Asking.items(library, 1);
        Load.spread(alone.vm(), List.of("alone-0"), messages, number -> items.next(library));
        alone.queueOf("replies.alone-0").deleteAllReferences();
    }

    private void latency(double full) throws Exception {
        Asking questions = Asking.items(library, 1);
        int lone = Integer.getInteger("lone", 500);
        Latency.lone(hub.url(), library, questions, lone);
        Thread echo = new Thread(() -> echo(2 * lone));
        echo.start();
        Member nobody = new Member("alone-1", "");
        Latency.lone(alone.tcp(), nobody, questions, lone);
        report.say("the broker's own round trip: %s", Latency.lone(alone.tcp(), nobody, questions, lone));
        echo.join();
        report.say("a lone request: %s", Latency.lone(hub.url(), library, questions, lone));
        double carried = Latency.carried(hub.url(), library, questions, MESSAGES);
        report.say("with who asks and reads on the same processors it carries %,.0f a second", carried);
        Latency half = Latency.paced(hub.url(), library, questions, carried / 2, 10);
        report.say("at half of that, %,.0f a second: %s", carried / 2, half);
        half = Latency.paced(hub.url(), library, questions, full / 2, 10);
        report.say("at half of what it takes from filled queues, %,.0f a second: %s", full / 2, half);
    }

    /** Answers each message with itself, at once and durable. */
    private void echo(int messages) {
        try {
            BrokerAlone.echo(alone.vm(), "alone-1", messages);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private double aloneWith(int sessions) throws Exception {
        List<String> queues =
                IntStream.range(0, sessions).mapToObj(i -> "alone-" + i).toList();
        byte[] body = Asking.items(library, 1).next(library);
        Load.spread(alone.vm(), queues, MESSAGES, number -> body);
        long begun = System.nanoTime();
        BrokerAlone.runEach(alone.vm(), queues, MESSAGES);
        double seconds = (System.nanoTime() - begun) / 1e9;
        for (String queue : queues) {
            alone.queueOf("replies." + queue).deleteAllReferences();
        }
        return MESSAGES / seconds;
    }
}
