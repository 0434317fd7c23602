package id.simpul.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Jdbi;

/**
 * Gives each test a database of its own, on one real PostgreSQL for all tests of a JVM: fast, not durable, and gone with
 * the JVM.
 */
public final class TestDatabase {
    private static final String USER = "simpul";
    private static final String PASSWORD = "only for tests";
    private static final AtomicInteger COUNT = new AtomicInteger();

    /** Where a database is, for a test that starts a whole hub on it. */
    public record Address(String url, String user, String password) {}

    private TestDatabase() {}

    /** A new database with all the hub's tables, empty. */
    public static Database fresh() {
        Address address = freshAddress();
        return Database.connect(address.url(), address.user(), address.password());
    }

    /** Where a new database with all the hub's tables is. */
    public static Address freshAddress() {
        return copyOf("migrated");
    }

    /** Where a new database without any table is. */
    public static Address emptyAddress() {
        return copyOf("template1");
    }

    private static Address copyOf(String template) {
        String name = "test_" + COUNT.incrementAndGet();
        Server.ADMIN.useHandle(
                handle -> handle.execute("create database " + name + " template " + template + " owner " + USER));
        return addressOf(name);
    }

    private static Address addressOf(String name) {
        return new Address("jdbc:postgresql://127.0.0.1:" + Server.RUNNING.getPort() + "/" + name, USER, PASSWORD);
    }

    /** Started when first asked for. */
    private static final class Server {
        static final EmbeddedPostgres RUNNING = start();
        static final Jdbi ADMIN = Jdbi.create(RUNNING.getPostgresDatabase());

        static {
            ADMIN.useHandle(handle -> {
                handle.execute("create role " + USER + " login password '" + PASSWORD + "'");
                handle.execute("create database migrated owner " + USER);
            });
            Address template = addressOf("migrated");
            Database.migrate(template.url(), template.user(), template.password());
        }

        private static EmbeddedPostgres start() {
            try {
                Path home = Files.createTempDirectory("simpul-test-");
                EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setDataDirectory(home.resolve("data"))
                        .setCleanDataDirectory(false)
                        .setServerConfig("full_page_writes", "off")
                        .setServerConfig("autovacuum", "off")
                        .setServerConfig("unix_socket_directories", "\"\"")
                        .setServerConfig("max_connections", "500")
                        .setRegisterShutdownHook(false)
                        .start();
                closeWithTheJvm(server, home);
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Orderly at the JVM's end; by a shell that outlives it if the JVM is killed, and that sweeps up, which takes a while. */
        private static void closeWithTheJvm(EmbeddedPostgres server, Path home) throws IOException {
            Process guard = new ProcessBuilder(
                            "sh",
                            "-c",
                            "trap '' INT TERM HUP; cat >/dev/null;"
                                    + " kill -INT $(head -n 1 \"$0/data/postmaster.pid\") 2>/dev/null; sleep 1; rm -rf \"$0\"",
                            home.toString())
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                try {
                    server.close();
                    guard.getOutputStream().close();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }));
        }
    }
}
