package id.simpul.hub.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import id.simpul.ledger.Json;
import id.simpul.ledger.Request.Door;
import id.simpul.ledger.Request.Staff;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the commands reach the running hub: on loopback, a free port, with a token that is new at each start and that only
 * those can read who can read the hub's home.
 */
public final class ControlDoor implements AutoCloseable {
    /** Its name in the home; holds the port and the token. */
    public static final String FILE = "control.json";

    private static final Logger LOG = LoggerFactory.getLogger(ControlDoor.class);
    private static final Duration LAST_ACTS = Duration.ofSeconds(1);
    private static final int MOST_BYTES = 32 << 20;

    private final Map<String, Act> acts;
    private final byte[] token = newToken();
    private final HttpServer server;
    private final ExecutorService workers = Executors.newFixedThreadPool(2, work -> {
        Thread thread = new Thread(work, "control");
        thread.setDaemon(true);
        return thread;
    });
    private final Path file;

    /** Opens the door and writes where it is. */
    public ControlDoor(Path home, Map<String, Act> acts) {
        this.acts = Map.copyOf(acts);
        this.file = home.resolve(FILE);
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
            server.createContext("/", this::answer);
            server.setExecutor(workers);
            server.start();
            writeFile();
        } catch (IOException e) {
            throw new UncheckedIOException("The door for commands cannot be opened in " + home, e);
        }
    }

    private void writeFile() throws IOException {
        ObjectNode content = Json.object()
                .put("port", server.getAddress().getPort())
                .put("token", new String(token, StandardCharsets.US_ASCII));
        Files.deleteIfExists(file);
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(file, Json.text(content));
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!isOurs(exchange)) {
                reply(exchange, 401, "This door is for the hub's own commands.");
                return;
            }
            ObjectNode call =
                    Json.parse(new String(exchange.getRequestBody().readNBytes(MOST_BYTES), StandardCharsets.UTF_8));
            perform(exchange, call);
        } catch (IllegalArgumentException e) {
            LOG.warn("A command could not be read", e);
            reply(exchange, 400, "A command could not be read.");
        }
    }

    private void perform(HttpExchange exchange, ObjectNode call) throws IOException {
        String name = call.path("act").asText();
        Act act = acts.get(name);
        if (act == null) {
            reply(exchange, 404, "This hub cannot do " + name + ".");
            return;
        }
        try {
            reply(exchange, 200, Json.text(Json.tree(act.perform(read(call)))));
        } catch (Act.NotDone e) {
            reply(exchange, 409, Json.text(e.told()));
        } catch (RuntimeException e) {
            LOG.error("The command {} failed", name, e);
            reply(exchange, 500, "The hub failed on " + name + "; its log says why.");
        }
    }

    private static Act.Call read(ObjectNode call) {
        return new Act.Call(
                Optional.ofNullable(call.path("id").textValue()),
                call.withObject("/arguments"),
                new Staff(call.path("by").asText(), call.path("reason").asText(), Door.COMMAND),
                Optional.ofNullable(call.path("after").textValue()));
    }

    private boolean isOurs(HttpExchange exchange) {
        String given = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        byte[] expected = ("Bearer " + new String(token, StandardCharsets.US_ASCII)).getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(expected, given.getBytes(StandardCharsets.UTF_8));
    }

    private static void reply(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders()
                .set("Content-Type", status == 200 || status == 409 ? "application/json" : "text/plain");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static byte[] newToken() {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random).getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public void close() {
        workers.shutdown();
        try {
            // Java's server would sit out its delay even with nobody inside.
            if (!workers.awaitTermination(LAST_ACTS.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("An act is still going on; whoever asked for it hears no more of it");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        server.stop(0);
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("{} could not be removed", file, e);
        }
    }
}
