package id.simpul.journey;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.broker.Protocol;
import id.simpul.database.TestDatabase;
import id.simpul.hub.Hub;
import id.simpul.ledger.Json;
import id.simpul.ledger.Request.Staff;
import id.simpul.settings.Settings;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A whole hub at ports of its own, with real broker and database, that can be stopped and started again on the same home. */
final class WholeHub implements AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final List<String> PORTS = List.of(
            "SIMPUL_HTTP_PORT",
            "SIMPUL_MANAGEMENT_PORT",
            "SIMPUL_CORE_PORT",
            "SIMPUL_AMQP_PORT",
            "SIMPUL_STOMP_PORT",
            "SIMPUL_MQTT_PORT");

    private final Map<String, String> environment = new TreeMap<>();
    private Optional<Hub> running = Optional.empty();

    /** A hub that keeps its database in its home, as it does without any settings. */
    WholeHub(Path home) {
        environment.put("SIMPUL_HOME", home.resolve("home").toString());
        environment.putAll(freePorts());
    }

    /** A hub with an empty database on the tests' own server. */
    static WholeHub withDatabase(Path home) {
        TestDatabase.Address database = TestDatabase.freshAddress();
        return new WholeHub(home)
                .with("SIMPUL_DB_URL", database.url())
                .with("SIMPUL_DB_USER", database.user())
                .with("SIMPUL_DB_PASSWORD", database.password());
    }

    /** Held open together, so that no port is given twice. */
    private static Map<String, String> freePorts() {
        List<ServerSocket> held = new ArrayList<>();
        Map<String, String> free = new TreeMap<>();
        try {
            for (String name : PORTS) {
                ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                held.add(socket);
                free.put(name, Integer.toString(socket.getLocalPort()));
            }
            for (ServerSocket socket : held) {
                socket.close();
            }
            return free;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    WholeHub with(String setting, String value) {
        environment.put(setting, value);
        return this;
    }

    WholeHub without(String setting) {
        environment.remove(setting);
        return this;
    }

    Map<String, String> environment() {
        return Map.copyOf(environment);
    }

    Path home() {
        return Path.of(environment.get("SIMPUL_HOME"));
    }

    WholeHub start() {
        running = Optional.of(Hub.start(Settings.of(environment)));
        return this;
    }

    void stop() {
        running.ifPresent(Hub::close);
        running = Optional.empty();
    }

    void restart() {
        stop();
        start();
    }

    Hub hub() {
        return running.orElseThrow();
    }

    int port(Protocol protocol) {
        return port(protocol.name());
    }

    private int port(String listener) {
        return Integer.parseInt(environment.get("SIMPUL_" + listener.toUpperCase(Locale.ROOT) + "_PORT"));
    }

    /** Adds a partner the way the command does, and gives it what it needs to connect. */
    Member add(String id, String kind, String... notify) {
        return Member.of(hub().acts()
                .get("partner.add")
                .perform(Member.entry(id, kind, notify), staff())
                .get(0));
    }

    static Staff staff() {
        return new Staff("Sari", "a journey");
    }

    /** Text of the first column of each row. */
    List<String> rows(String sql, Object... arguments) {
        return hub().stores().database().jdbi().withHandle(db -> db.select(sql, arguments)
                .mapTo(String.class)
                .list());
    }

    URI url(String path) {
        return URI.create("http://127.0.0.1:" + port("HTTP") + path);
    }

    /** The status of readiness as a load balancer sees it. */
    int readiness() {
        URI ready = URI.create("http://127.0.0.1:" + port("MANAGEMENT") + "/observe/health/ready");
        return http(HttpRequest.newBuilder(ready).build()).statusCode();
    }

    static HttpResponse<String> http(HttpRequest request) {
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What the hub set aside because it failed on it, taken out of its queue. */
    List<DeadLetter> deadLetters() throws JMSException {
        ConnectionFactory factory = hub().messaging().broker().hubConnection().connectionFactory();
        List<DeadLetter> letters = new ArrayList<>();
        try (Connection connection = factory.createConnection();
                Session session = connection.createSession()) {
            connection.start();
            var reader = session.createConsumer(session.createQueue("dead.requests"));
            for (Message letter = reader.receive(500); letter != null; letter = reader.receive(200)) {
                letters.add(new DeadLetter(
                        letter.getStringProperty("simpulPartner"),
                        letter.getStringProperty("simpulReason"),
                        new String(letter.getBody(byte[].class), UTF_8)));
            }
        }
        return letters;
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
    }
}
