package id.simpul.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.FreePorts;
import id.simpul.broker.Acceptor;
import id.simpul.broker.Addresses;
import id.simpul.broker.Broker;
import id.simpul.client.Doors;
import id.simpul.client.Protocol;
import id.simpul.command.StandaloneArtemis;
import id.simpul.database.ReadyDatabase;
import id.simpul.database.TestDatabase;
import id.simpul.hub.Hub;
import id.simpul.ledger.Json;
import id.simpul.ledger.Request.Staff;
import id.simpul.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A whole hub at ports of its own, with real broker and database, that can be stopped and started again on the same home. */
public final class WholeHub implements AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private final Map<String, String> environment = new TreeMap<>();
    private Optional<Hub> running = Optional.empty();
    private Optional<StandaloneArtemis> broker = Optional.empty();

    /** A hub that keeps its database in its home, as it does without any settings; there is nothing yet. */
    public WholeHub(Path home) {
        environment.put("SIMPUL_HOME", home.resolve("home").toString());
        environment.put("SIMPUL_MANAGEMENT_PORT", Integer.toString(FreePorts.next()));
        for (Protocol protocol : Protocol.values()) {
            environment.put("SIMPUL_" + protocol + "_PORT", Integer.toString(FreePorts.next()));
        }
    }

    /** The same, where the database's first start is over: what takes longest of the hub's own. */
    public static WholeHub withOwnDatabase(Path home) {
        WholeHub hub = new WholeHub(home);
        ReadyDatabase.into(hub.home());
        return hub;
    }

    /** A hub with an empty database on the tests' own server. */
    public static WholeHub withDatabase(Path home) {
        TestDatabase.Address database = TestDatabase.freshAddress();
        return new WholeHub(home)
                .with("SIMPUL_DB_URL", database.url())
                .with("SIMPUL_DB_USER", database.user())
                .with("SIMPUL_DB_PASSWORD", database.password());
    }

    /** Has its broker in another process from now on, which ends with this hub. */
    public WholeHub withBrokerElsewhere() {
        StandaloneArtemis artemis = StandaloneArtemis.in(home().resolveSibling("elsewhere"));
        broker = Optional.of(artemis);
        environment.putAll(artemis.forHub());
        for (Acceptor acceptor : Acceptor.values()) {
            environment.put("SIMPUL_" + acceptor + "_PORT", String.valueOf(artemis.port(acceptor)));
        }
        return this;
    }

    /** Has a pair of brokers in other processes, of which the second waits for the first; they are closed by whoever has them. */
    WholeHub withBrokers(StandaloneArtemis first, StandaloneArtemis second) {
        environment.putAll(first.forHub());
        environment.put(
                "SIMPUL_BROKER_URL",
                "(tcp://127.0.0.1:%d,tcp://127.0.0.1:%d)"
                        .formatted(first.port(Acceptor.CORE), second.port(Acceptor.CORE)));
        return reachingBrokerOf(first);
    }

    /** Partners' systems turn to this one of the pair from now on. */
    WholeHub reachingBrokerOf(StandaloneArtemis one) {
        for (Acceptor acceptor : Acceptor.values()) {
            environment.put("SIMPUL_" + acceptor + "_PORT", String.valueOf(one.port(acceptor)));
        }
        return this;
    }

    public StandaloneArtemis brokerElsewhere() {
        return broker.orElseThrow();
    }

    public WholeHub with(String setting, String value) {
        environment.put(setting, value);
        return this;
    }

    public WholeHub without(String setting) {
        environment.remove(setting);
        return this;
    }

    public Map<String, String> environment() {
        return Map.copyOf(environment);
    }

    /** The server of the hub's own database, if it runs; it is no child of the hub's process. */
    public Optional<ProcessHandle> databaseServer() throws IOException {
        return ofServer(0).flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)));
    }

    /** Where the server of the hub's own database listens, if it runs. */
    public Optional<String> databasePort() throws IOException {
        return ofServer(3);
    }

    /** A line of the file in which PostgreSQL says where it is. */
    private Optional<String> ofServer(int line) throws IOException {
        Path file = home().resolve("database/data/postmaster.pid");
        return Files.exists(file)
                ? Files.readAllLines(file).stream().skip(line).findFirst().map(String::strip)
                : Optional.empty();
    }

    public Path home() {
        return Path.of(environment.get("SIMPUL_HOME"));
    }

    public WholeHub start() {
        running = Optional.of(Hub.start(Settings.of(environment)));
        return this;
    }

    public void stop() {
        running.ifPresent(Hub::close);
        running = Optional.empty();
    }

    public void restart() {
        stop();
        start();
    }

    public Hub hub() {
        return running.orElseThrow();
    }

    public int port(Protocol protocol) {
        return port(protocol.name());
    }

    private int port(String listener) {
        return Integer.parseInt(environment.get("SIMPUL_" + listener + "_PORT"));
    }

    /** Where partners' systems reach it, also when it runs in another process. */
    public Doors doors() {
        Map<Protocol, Integer> ports = new EnumMap<>(Protocol.class);
        for (Protocol protocol : Protocol.values()) {
            ports.put(protocol, port(protocol));
        }
        return new Doors("127.0.0.1", ports, Optional.empty());
    }

    /** Adds a partner the way the command does, and gives it what it needs to connect. */
    public Member add(String id, String kind, String... notify) {
        return Member.of(hub().acts()
                .get("partner.add")
                .perform(Member.entry(id, kind, notify), staff())
                .get(0));
    }

    public static Staff staff() {
        return new Staff("Sari", "a journey");
    }

    /** Text of the first column of each row. */
    public List<String> rows(String sql, Object... arguments) {
        return hub().stores().database().jdbi().withHandle(db -> db.select(sql, arguments)
                .mapTo(String.class)
                .list());
    }

    URI url(String path) {
        return URI.create("http://127.0.0.1:" + port("HTTP") + path);
    }

    /** What is shown at the management port, such as {@code metrics}. */
    public String observed(String what) {
        URI there = URI.create("http://127.0.0.1:" + port("MANAGEMENT") + "/observe/" + what);
        return http(HttpRequest.newBuilder(there).build()).body();
    }

    /** The status of readiness as a load balancer sees it. */
    public int readiness() {
        URI ready = URI.create("http://127.0.0.1:" + port("MANAGEMENT") + "/observe/health/ready");
        return http(HttpRequest.newBuilder(ready).build()).statusCode();
    }

    static HttpResponse<String> http(HttpRequest request) {
        return http(request, HttpResponse.BodyHandlers.ofString());
    }

    static <T> HttpResponse<T> http(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        try {
            return HTTP.send(request, handler);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What the hub set aside because it failed on it, taken out of its table once no more is on the way there. */
    List<DeadLetter> deadLetters() {
        Broker broker = hub().messaging().broker();
        await().atMost(Duration.ofSeconds(60)).until(() -> broker.waiting(Addresses.DEAD_REQUESTS) == 0);
        return hub().stores().database().inTransaction(db -> {
            List<DeadLetter> letters = db.createQuery("select partner, reason, body from failures order by seq")
                    .map((row, context) -> new DeadLetter(
                            row.getString("partner"), row.getString("reason"), new String(row.getBytes("body"), UTF_8)))
                    .list();
            db.execute("delete from failures");
            return letters;
        });
    }

    /** A request the hub itself failed on. */
    record DeadLetter(String partner, String reason, String body) {
        ObjectNode event() {
            return Json.parse(body);
        }
    }

    @Override
    public void close() {
        stop();
        broker.ifPresent(StandaloneArtemis::close);
    }
}
