package id.simpul.bench;

import id.simpul.intake.component.Broker;
import id.simpul.intake.component.Hub;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ClientConsumer;
import org.apache.activemq.artemis.api.core.client.ClientProducer;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ClientSessionFactory;
import org.apache.activemq.artemis.api.core.client.ServerLocator;

/**
 * How fast requests are taken and answered: by the broker alone, by the intake, and by a plain Camel route with one
 * transaction a message, all with the same work. Set by system properties, see {@link #main}.
 */
public final class IntakeBench {
    private final Load load;
    private final Steps steps;
    private final Broker broker;
    private final String url;
    private final String uri;

    private IntakeBench(Load load, Steps steps, Broker broker) {
        this.load = load;
        this.steps = steps;
        this.broker = broker;
        this.url = Boolean.getBoolean("tcp") ? broker.tcp() : broker.vm();
        this.uri = "intake:" + load.kind().wire() + "?" + System.getProperty("options", "maxBatch=200");
    }

    /**
     * Properties: {@code partners} (100), {@code messages} (50000) for the intake, {@code alone} (as many) for the broker
     * alone and {@code plain} (5000) for the plain route, {@code bytes} of a request (1024), {@code tcp} (false),
     * {@code options} of the intake endpoint, {@code lone} requests one at a time (500), {@code rounds} (3, the first one
     * warms up). The broker writes below {@code java.io.tmpdir}.
     */
    public static void main(String[] args) throws Exception {
        run(Steps.trivial());
    }

    /** Measures the intake, and what it is compared with, around this work. */
    static void run(Steps steps) throws Exception {
        run(steps, Load.schools(Integer.getInteger("partners", 100), Integer.getInteger("bytes", 1024)));
    }

    /** Measures the same around this work with these requests. */
    static void run(Steps steps, Load load) throws Exception {
        Broker broker = new Broker(Files.createTempDirectory("intake-bench"), true);
        load.declare(broker);
        say("broker with %d partners started in %.1f s", load.partners(), secondsOf(broker::start));
        try {
            IntakeBench bench = new IntakeBench(load, steps, broker);
            for (int round = 1; round <= Integer.getInteger("rounds", 3); round++) {
                say(
                        "round %d, %d partners, %d bytes, %s",
                        round, load.partners(), load.body().apply(0).length, bench.url);
                bench.compare();
            }
            bench.lone(Integer.getInteger("lone", 500));
        } finally {
            broker.stop();
        }
    }

    private void compare() throws Exception {
        int messages = Integer.getInteger("messages", 50_000);
        double intake = intake(messages);
        int alone = Integer.getInteger("alone", messages);
        if (alone > 0) {
            load.ofOne().send(url, alone);
            double limit = alone / secondsOf(() -> BrokerAlone.run(url, load.name(0), alone));
            empty();
            say("  broker alone %.0f/s; the intake reaches %.0f %% of that", limit, 100 * intake / limit);
        }
        int plain = Integer.getInteger("plain", 5_000);
        if (plain > 0) {
            load.ofOne().send(url, plain);
            double rate = plain / secondsOf(() -> PlainRoute.run(url, load, steps.single(), new Countdown(plain)));
            empty();
            say("  plain route, a transaction a message %.0f/s; the intake is %.1f times as fast", rate, intake / rate);
        }
    }

    private double intake(int messages) throws Exception {
        say("  %d requests sent in %.1f s", messages, secondsOf(() -> load.send(url, messages)));
        Countdown countdown = new Countdown(messages);
        long begun = System.nanoTime();
        try (Hub hub = Hub.start(url, uri, countdown.around(steps.batch()), load.names())) {
            countdown.await();
            double seconds = secondsSince(begun);
            if (!hub.undelivered.isEmpty()) {
                throw new IllegalStateException(hub.undelivered.size() + " replies were not delivered.");
            }
            say("  intake %.0f/s, with its start", messages / seconds);
            return messages / seconds;
        } finally {
            empty();
        }
    }

    private void lone(int requests) throws Exception {
        try (Hub hub = Hub.start(url, uri, steps.batch(), load.names());
                ServerLocator locator = Load.locator(url).setConsumerWindowSize(0);
                ClientSessionFactory factory = locator.createSessionFactory();
                ClientSession session = factory.createSession(true, true, 0);
                ClientProducer producer = session.createProducer("requests." + load.name(0));
                ClientConsumer consumer = session.createConsumer("replies." + load.name(0))) {
            session.start();
            List<Double> millis = new ArrayList<>();
            for (int i = 0; i < requests; i++) {
                int number = i;
                millis.add(1000
                        * secondsOf(() -> {
                            producer.send(load.request(session, number));
                            consumer.receive().acknowledge();
                        }));
            }
            millis.sort(Double::compare);
            say(
                    "a lone request: sent and answered in %.1f ms at the median, %.1f ms at the 99th percentile; health %s",
                    millis.get(requests / 2),
                    millis.get(requests * 99 / 100),
                    hub.health().getState());
        }
    }

    private void empty() throws Exception {
        for (String name : load.names()) {
            broker.server()
                    .getActiveMQServer()
                    .locateQueue(SimpleString.of("replies." + name))
                    .deleteAllReferences();
        }
    }

    private interface Work {
        void run() throws Exception;
    }

    private static double secondsOf(Work work) throws Exception {
        long begun = System.nanoTime();
        work.run();
        return secondsSince(begun);
    }

    private static double secondsSince(long nanos) {
        return (System.nanoTime() - nanos) / 1e9;
    }

    @SuppressWarnings("SystemOut")
    private static void say(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
