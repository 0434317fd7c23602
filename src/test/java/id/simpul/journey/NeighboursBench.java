package id.simpul.journey;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.client.LinkFailed;
import id.simpul.client.Protocol;
import id.simpul.command.RunningHub;
import id.simpul.ledger.Json;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/**
 * How long partners wait for their replies while one of their neighbours has a long queue, and others read, flood and stall:
 * against a real hub in another process, with the launcher's options, the embedded broker and the embedded database.
 *
 * <p>Properties: {@code backlog} requests of one school (300000), {@code seconds} of each phase (30).
 */
final class NeighboursBench {
    private static final int BACKLOG = Integer.getInteger("backlog", 300_000);
    private static final int SECONDS = Integer.getInteger("seconds", 30);
    private static final int CHUNK = 100;

    private final WholeHub settings;
    private final ChildHub hub;
    private final List<Bystander> bystanders = new ArrayList<>();
    private final List<Trouble> troubles = new ArrayList<>();
    private final AtomicLong done = new AtomicLong();

    private NeighboursBench(WholeHub settings, ChildHub hub) {
        this.settings = settings;
        this.hub = hub;
    }

    public static void main(String[] args) throws Exception {
        WholeHub settings = new WholeHub(Files.createTempDirectory("neighbours-bench"));
        try (ChildHub hub = ChildHub.started(
                settings, "-Xmx1g", "-XX:-UseSerialGC", "-XX:+UseParallelGC", "-XX:TieredStopAtLevel=4")) {
            new NeighboursBench(settings, hub).run();
            hub.terminate();
            say("the hub ended with %d", hub.exitWithin(60));
        }
        System.exit(0);
    }

    private void run() throws Exception {
        Member queueing = hub.add("sd-antre", "school");
        for (String kind : List.of("school", "dinas", "university")) {
            bystanders.add(new Bystander(settings, hub.add(kind + "-tetangga", kind), kind));
        }
        say(
                "Each phase lasts %d s; a bystander asks over AMQP, waits for the reply, rests 20 ms and asks again.",
                SECONDS);
        phase("warming up");
        phase("nothing else going on");
        fill(queueing);
        act("partner.resume", queueing);
        phase("beside a backlog of " + BACKLOG);
        trouble("reads its replies, eight pages at a time", () -> readPages(queueing));
        phase("... whose school reads all its replies over HTTP");
        Member flooding = hub.add("sd-banjir", "school");
        trouble("floods", () -> flood(flooding));
        phase("... and another school sends as fast as it can");
        Member stalling = hub.add("sd-macet", "school");
        trouble("stalls", () -> stall(stalling));
        phase("... and another stalls at every door");
        troubles.forEach(Trouble::end);
        waitingOf(queueing);
    }

    /** What waits is sent while the hub does not read that school's queue. */
    private void fill(Member queueing) throws Exception {
        act("partner.pause", queueing);
        long begun = System.nanoTime();
        try (JmsSystem system = JmsSystem.core(settings, queueing)) {
            for (int from = 0; from < BACKLOG; from += CHUNK) {
                system.sendTogether(questions(queueing, "antre-", from));
            }
        }
        say("%d requests of %s put on its queue in %.0f s", BACKLOG, queueing.id(), seconds(begun));
    }

    private static List<ObjectNode> questions(Member partner, String prefix, int from) {
        return IntStream.range(from, from + CHUNK)
                .mapToObj(i -> Asked.status(partner, prefix + i, prefix + (i - 1)))
                .toList();
    }

    private void act(String act, Member partner) {
        new RunningHub(settings.home()).ask(act, Json.object().put("id", partner.id()), "Sari", "a benchmark");
    }

    private void trouble(String name, Trouble.Step step) {
        troubles.add(new Trouble(name, step));
    }

    private void phase(String what) throws InterruptedException {
        bystanders.forEach(Bystander::begin);
        TimeUnit.SECONDS.sleep(SECONDS);
        say("%s", what);
        for (Bystander bystander : bystanders) {
            say("    %s", bystander.figures());
        }
        troubles.forEach(trouble -> say("    (%s)", trouble));
    }

    /** Eight readers at once, each from the beginning, as one that wants its whole history. */
    private void readPages(Member partner) {
        List<Thread> readers = IntStream.range(0, 8)
                .mapToObj(i -> new Thread(() -> readAll(partner), "reads-" + i))
                .toList();
        readers.forEach(Thread::start);
        readers.forEach(NeighboursBench::join);
    }

    private void readAll(Member partner) {
        HttpSystem system = new HttpSystem(settings, partner);
        String after = "";
        for (int page = 0; page < 50; page++) {
            HttpResponse<String> answer = system.get("/api/v1/replies?limit=500" + after);
            if (answer.statusCode() != 200) {
                pause(Duration.ofSeconds(1));
                return;
            }
            done.addAndGet(answer.body().length());
            after = "&after=" + Json.parse(answer.body()).path("next").asText();
        }
    }

    private void flood(Member partner) throws JMSException {
        try (JmsSystem system = JmsSystem.core(settings, partner)) {
            for (int from = 0; !Thread.currentThread().isInterrupted(); from += CHUNK) {
                system.sendTogether(questions(partner, "banjir-" + System.nanoTime() + "-", from));
            }
        }
    }

    /** Takes replies and acknowledges none, sends without committing, and leaves frames and calls half said. */
    private void stall(Member partner) throws Exception {
        List<Socket> halves = new ArrayList<>();
        for (Protocol protocol : List.of(Protocol.STOMP, Protocol.MQTT, Protocol.AMQP, Protocol.HTTP)) {
            for (int i = 0; i < 20; i++) {
                halves.add(halfSaid(settings.doors().port(protocol)));
            }
        }
        try (JmsSystem system = JmsSystem.core(settings, partner)) {
            system.sendTogether(questions(partner, "macet-" + System.nanoTime() + "-", 0));
            Session unread = system.session();
            unread.createConsumer(unread.createQueue(partner.replies()));
            pause(Duration.ofSeconds(10));
        } finally {
            for (Socket half : halves) {
                half.close();
            }
        }
    }

    private static Socket halfSaid(int port) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.getOutputStream().write("POST /api/v1/requests HTTP/1.1\nx:".getBytes(UTF_8));
        return socket;
    }

    private void waitingOf(Member partner) {
        say(
                "%s at the end: %s",
                partner.id(),
                new RunningHub(settings.home())
                        .ask("partner.list", Json.object(), "Sari", "a benchmark").stream()
                                .filter(row -> row.toString().contains(partner.id()))
                                .findFirst()
                                .map(Object::toString)
                                .orElse("?"));
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static double seconds(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }

    private static void say(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }

    /** Something that a neighbour does again and again until it is told to end. */
    private static final class Trouble {
        private final String name;
        private final AtomicLong times = new AtomicLong();
        private final AtomicLong refused = new AtomicLong();
        private final AtomicBoolean over = new AtomicBoolean();

        @FunctionalInterface
        interface Step {
            void take() throws Exception;
        }

        Trouble(String name, Step step) {
            this.name = name;
            Thread thread = new Thread(() -> goOn(step), name);
            thread.setDaemon(true);
            thread.start();
        }

        private void goOn(Step step) {
            while (!over.get()) {
                try {
                    step.take();
                    times.incrementAndGet();
                } catch (LinkFailed | JMSException | IOException e) {
                    refused.incrementAndGet();
                    pause(Duration.ofMillis(200));
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            }
        }

        void end() {
            over.set(true);
        }

        @Override
        public String toString() {
            return name + ": " + times + " times, refused " + refused + " times";
        }
    }

    /** A partner that asks one thing at a time and notes how long it waited for the reply. */
    private static final class Bystander {
        private static final int REST_MILLIS = 20;

        private final WholeHub hub;
        private final Member member;
        private final String kind;
        private final List<Long> waited = new ArrayList<>();
        private int number;
        private int unanswered;

        Bystander(WholeHub hub, Member member, String kind) {
            this.hub = hub;
            this.member = member;
            this.kind = kind;
            Thread thread = new Thread(this::ask, kind);
            thread.setDaemon(true);
            thread.start();
        }

        private void ask() {
            while (true) {
                try (JmsSystem system = JmsSystem.amqp(hub, member)) {
                    while (true) {
                        number++;
                        long begun = System.nanoTime();
                        system.send(Asked.status(member, "tanya-" + number, "tanya-" + (number - 1)));
                        system.reply();
                        note(System.nanoTime() - begun);
                        pause(Duration.ofMillis(REST_MILLIS));
                    }
                } catch (JMSException | LinkFailed | AssertionError e) {
                    missed();
                }
            }
        }

        private synchronized void note(long nanos) {
            waited.add(nanos);
        }

        private synchronized void missed() {
            unanswered++;
        }

        synchronized void begin() {
            waited.clear();
            unanswered = 0;
        }

        synchronized String figures() {
            List<Long> sorted = waited.stream().sorted().toList();
            return String.format(
                    Locale.ROOT,
                    "%-10s  %5d asked   p50 %7.1f ms   p99 %7.1f ms   longest %7.1f ms   %d without a reply",
                    kind,
                    sorted.size(),
                    part(sorted, 0.5),
                    part(sorted, 0.99),
                    part(sorted, 1),
                    unanswered);
        }

        private static double part(List<Long> sorted, double share) {
            return sorted.isEmpty()
                    ? Double.NaN
                    : sorted.get((int) Math.min(sorted.size() - 1, share * sorted.size())) / 1e6;
        }
    }
}
