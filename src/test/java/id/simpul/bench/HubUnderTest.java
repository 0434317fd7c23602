package id.simpul.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.client.Protocol;
import id.simpul.database.Database;
import id.simpul.database.EmbeddedDatabase;
import id.simpul.hub.Secrets;
import id.simpul.journey.Member;
import id.simpul.journey.WholeHub;
import id.simpul.ledger.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.client.ClientConsumer;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientProducer;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ClientSessionFactory;
import org.apache.activemq.artemis.api.core.client.ServerLocator;
import org.jdbi.v3.core.Handle;

/**
 * The whole hub as it is shipped, in this process, with its own broker and database, whose requests are put on their queues
 * while the hub does not read them, so that what is measured is the hub and not who sends.
 */
final class HubUnderTest implements AutoCloseable {
    private static final int COMMIT_EVERY = 500;
    private static final long PATIENCE = TimeUnit.MINUTES.toNanos(10);
    private static final Pattern SAMPLE = Pattern.compile("(?m)^(\\w+)(?:\\{[^}]*})? ([0-9.E+-]+)$");

    private final WholeHub hub;
    private Server server;
    private final Processors processors;

    private HubUnderTest(WholeHub hub, Server server) {
        this.hub = hub;
        this.server = server;
        this.processors = new Processors(database(hub).resolve("data"));
    }

    /** @param clock the instant at which it begins, by its own clock */
    static HubUnderTest start(String clock) throws Exception {
        return start(new WholeHub(Files.createTempDirectory("hub-bench")).with("SIMPUL_CLOCK", clock));
    }

    static HubUnderTest start(WholeHub hub) throws Exception {
        hub.start();
        try (Server server = server(hub)) {
            server.countStatements();
        }
        hub.stop();
        hub.start();
        return new HubUnderTest(hub, server(hub));
    }

    /** One whose database counts its statements already: a copy of a home that was kept. */
    static HubUnderTest again(WholeHub hub) {
        hub.start();
        return new HubUnderTest(hub, server(hub));
    }

    private static Server server(WholeHub hub) {
        return Server.of(database(hub), Secrets.of(hub.home()).get(Secrets.DATABASE_ADMIN));
    }

    private static Path database(WholeHub hub) {
        return hub.home().resolve("database");
    }

    WholeHub hub() {
        return hub;
    }

    Processors processors() {
        return processors;
    }

    Server server() {
        return server;
    }

    /** What is done to its database while it is stopped. */
    @FunctionalInterface
    interface Filling {
        void in(Handle db) throws SQLException;
    }

    /** Stops it, fills its database, and starts it on the same home; what its processes used counts from here anew. */
    void filled(Filling filling) throws SQLException {
        server.close();
        hub.stop();
        Secrets secrets = Secrets.of(hub.home());
        try (EmbeddedDatabase embedded = EmbeddedDatabase.start(
                        database(hub), 0, secrets.get(Secrets.DATABASE_ADMIN), secrets.get(Secrets.DATABASE));
                Database database = embedded.open()) {
            database.jdbi().useHandle(filling::in);
        }
        hub.start();
        server = server(hub);
    }

    /** Copies its home as it is now, while it is stopped, for another run to begin with. */
    void keep(Path directory) throws IOException, InterruptedException {
        server.close();
        hub.stop();
        copy(hub.home(), Files.createDirectories(directory).resolve("home"));
        hub.start();
        server = server(hub);
    }

    /** Copies a directory with all that is in it, with its owners and rights. */
    static void copy(Path from, Path to) throws IOException, InterruptedException {
        int ended = new ProcessBuilder("cp", "-a", from.toString(), to.toString())
                .inheritIO()
                .start()
                .waitFor();
        if (ended != 0) {
            throw new IOException(from + " could not be copied to " + to);
        }
    }

    Member add(String id, String kind) {
        return hub.add(id, kind);
    }

    void act(String act, ObjectNode data) {
        hub.hub().acts().get(act).perform(data, WholeHub.staff());
    }

    void clock(String instant) {
        act("clock.set", Json.object().put("instant", instant));
    }

    /** One request of each asking by turns, as many as its share, until there are so many. */
    Round take(String what, int requests, List<Asking> askings) throws Exception {
        Map<Member, List<byte[]>> bodies = new HashMap<>();
        int total = askings.stream().mapToInt(Asking::share).sum();
        for (int i = 0; i < requests; i++) {
            Asking asking = pick(askings, (int) (i * 2_654_435_761L % total));
            Member sender = asking.senders().get(i % asking.senders().size());
            bodies.computeIfAbsent(sender, none -> new ArrayList<>()).add(asking.next(sender));
        }
        return take(what, bodies);
    }

    private static Asking pick(List<Asking> askings, int at) {
        int left = Math.floorMod(at, askings.stream().mapToInt(Asking::share).sum());
        for (Asking asking : askings) {
            left -= asking.share();
            if (left < 0) {
                return asking;
            }
        }
        throw new IllegalArgumentException("No asking has a share");
    }

    /** Has these taken, each partner's in their order. */
    Round take(String what, Map<Member, List<byte[]>> bodies) throws Exception {
        for (Member sender : bodies.keySet()) {
            act("partner.pause", Json.object().put("id", sender.id()));
        }
        for (Map.Entry<Member, List<byte[]>> of : bodies.entrySet()) {
            send(of.getKey(), of.getValue());
        }
        System.gc();
        server.forgetStatements();
        Map<String, Double> before = metrics();
        Duration java = processors.java();
        Optional<Duration> postgres = processors.postgres();
        long wal = server.wal();
        long begun = System.nanoTime();
        for (Member sender : bodies.keySet()) {
            act("partner.resume", Json.object().put("id", sender.id()));
        }
        awaitReplies(bodies);
        double seconds = (System.nanoTime() - begun) / 1e9;
        Duration javaUsed = processors.java().minus(java);
        Optional<Duration> postgresUsed =
                postgres.map(first -> processors.postgres().orElseThrow().minus(first));
        Map<String, Double> after = metrics();
        int requests = bodies.values().stream().mapToInt(List::size).sum();
        Round round = new Round(
                what,
                requests,
                seconds,
                javaUsed,
                postgresUsed,
                server.wal() - wal,
                server.statements(),
                server.statementMillis(),
                grown("simpul_intake_route_seconds_count", before, after),
                1000 * grown("simpul_intake_route_seconds_sum", before, after));
        for (Member sender : bodies.keySet()) {
            drain(sender);
        }
        return round;
    }

    private static double grown(String meter, Map<String, Double> before, Map<String, Double> after) {
        return after.getOrDefault(meter, 0.0) - before.getOrDefault(meter, 0.0);
    }

    /** Sums of what is shown at the management port, over all tags. */
    private Map<String, Double> metrics() {
        Map<String, Double> sums = new HashMap<>();
        Matcher samples = SAMPLE.matcher(hub.observed("metrics"));
        while (samples.find()) {
            sums.merge(samples.group(1), Double.parseDouble(samples.group(2)), Double::sum);
        }
        return sums;
    }

    private void awaitReplies(Map<Member, List<byte[]>> bodies) throws InterruptedException {
        Set<Member> left = new HashSet<>(bodies.keySet());
        long until = System.nanoTime() + PATIENCE;
        while (!left.isEmpty()) {
            left.removeIf(sender -> hub.hub().messaging().broker().waiting(sender.replies())
                    >= bodies.get(sender).size());
            if (System.nanoTime() > until) {
                throw new IllegalStateException("Without all replies: " + left);
            }
            Thread.sleep(5);
        }
    }

    /** Asks one thing and waits for its reply, which has to be that it is done or has been noted. */
    void ask(Member partner, ObjectNode request) throws Exception {
        send(partner, List.of(request.toString().getBytes(StandardCharsets.UTF_8)));
        long until = System.nanoTime() + PATIENCE;
        while (hub.hub().messaging().broker().waiting(partner.replies()) == 0) {
            if (System.nanoTime() > until) {
                throw new IllegalStateException("No reply for " + request);
            }
            Thread.sleep(5);
        }
        drain(partner);
    }

    String url() {
        return "tcp://127.0.0.1:" + hub.port(Protocol.CORE);
    }

    private void send(Member sender, List<byte[]> bodies) throws Exception {
        try (ServerLocator locator = Load.locator(url());
                ClientSessionFactory factory = locator.createSessionFactory();
                ClientSession session =
                        factory.createSession(sender.id(), sender.password(), false, false, false, false, 0);
                ClientProducer producer = session.createProducer(sender.requests())) {
            int sent = 0;
            for (byte[] body : bodies) {
                ClientMessage message = session.createMessage(Message.BYTES_TYPE, true);
                message.getBodyBuffer().writeBytes(body);
                producer.send(message);
                if (++sent % COMMIT_EVERY == 0) {
                    session.commit();
                }
            }
            session.commit();
        }
    }

    /** Takes all replies of a partner and forgets them. */
    void drain(Member member) throws Exception {
        try (ServerLocator locator = Load.locator(url());
                ClientSessionFactory factory = locator.createSessionFactory();
                ClientSession session =
                        factory.createSession(member.id(), member.password(), false, true, true, false, 1 << 20);
                ClientConsumer consumer = session.createConsumer(member.replies())) {
            session.start();
            for (ClientMessage reply = consumer.receive(200); reply != null; reply = consumer.receive(200)) {
                reply.acknowledge();
            }
        }
    }

    @Override
    public void close() {
        server.close();
        hub.close();
    }
}
