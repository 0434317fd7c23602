package id.simpul.database;

import id.simpul.FreePorts;
import id.simpul.TestFiles;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Gives each test a database of its own, on one real PostgreSQL for all tests of a JVM: fast, not durable, and gone with
 * the JVM.
 */
public final class TestDatabase {
    private static final String USER = EmbeddedDatabase.USER;
    /** The database with all tables, in which nothing is. */
    private static final String MIGRATED = USER;

    private static final String PASSWORD = "only for tests";
    private static final int KEPT = 20;
    /** The databases whose connections tests hold, oldest first. */
    private static final Set<String> LENT = new LinkedHashSet<>();

    private static int count;

    /** The property by which a JVM that a test starts is told to use the test's own server. */
    private static final String PORT_GIVEN = "simpul.test.server";

    /** Where a database is, for a test that starts a whole hub on it. */
    public record Address(String url, String user, String password) {}

    private TestDatabase() {}

    /** What has another JVM use this one's server. */
    public static String shared() {
        return "-D" + PORT_GIVEN + "=" + Server.PORT;
    }

    /** A new database with all the hub's tables, empty. */
    public static Database fresh() {
        return like(MIGRATED);
    }

    /**
     * A new database with all that is in another.
     *
     * @param template the name of one that was {@linkplain #keep kept}
     */
    public static synchronized Database like(String template) {
        dropLeft();
        String name = copyOf(template);
        LENT.add(name);
        Address address = addressOf(name);
        return Database.connect(address.url(), address.user(), address.password());
    }

    /** The same database once more, as another hub opens it. */
    public static Database again(Database database) {
        Address address = addressOf(nameOf(database));
        return Database.connect(address.url(), address.user(), address.password());
    }

    private static String nameOf(Database database) {
        return database.jdbi().withHandle(db -> db.select("select current_database()")
                .mapTo(String.class)
                .one());
    }

    /** Closes a database and keeps it as it is, to be copied under the name that is returned. */
    public static synchronized String keep(Database database) {
        String name = nameOf(database);
        database.close();
        LENT.remove(name);
        return name;
    }

    /** Where a new database with all the hub's tables is. */
    public static Address freshAddress() {
        return addressOf(copyOf(MIGRATED));
    }

    /** Where a new database without any table is. */
    public static Address emptyAddress() {
        return addressOf(copyOf("template1"));
    }

    /** The same, of a user with this name, whose schema has the name, too. */
    public static Address emptyAddressOf(String user) {
        Address empty = emptyAddress();
        String quoted = '"' + user + '"';
        Server.ADMIN.execute("create role " + quoted + " login password '" + PASSWORD + "'");
        String database = empty.url().substring(empty.url().lastIndexOf('/') + 1);
        Server.ADMIN.execute("alter database " + database + " owner to " + quoted);
        Jdbi.create(empty.url(), user, PASSWORD).useHandle(db -> db.execute("create schema " + quoted));
        return new Address(empty.url(), user, PASSWORD);
    }

    /** As files, after all that is in memory has been written to them: much less work than page by page through the log. */
    private static synchronized String copyOf(String template) {
        String name = "test_" + ProcessHandle.current().pid() + "_" + ++count;
        Server.ADMIN.execute("create database " + name + " template " + template + " strategy file_copy owner " + USER);
        return name;
    }

    /** Drops what tests have closed some time ago, for the room; the latest stay, whose test may only have lost its connections. */
    private static void dropLeft() {
        if (LENT.size() < KEPT) {
            return;
        }
        Set<String> used = Server.ADMIN
                .createQuery("select datname from pg_stat_activity where datname is not null")
                .mapTo(String.class)
                .set();
        List<String> left = LENT.stream()
                .limit(LENT.size() - KEPT / 2)
                .filter(name -> !used.contains(name))
                .toList();
        left.forEach(name -> Server.ADMIN.execute("drop database " + name));
        LENT.removeAll(left);
    }

    private static Address addressOf(String name) {
        return new Address("jdbc:postgresql://127.0.0.1:" + Server.PORT + "/" + name, USER, PASSWORD);
    }

    /** Started when first asked for; ended with the files of the tests. */
    private static final class Server {
        static final int PORT =
                Integer.getInteger(PORT_GIVEN, 0) == 0 ? start().getPort() : Integer.getInteger(PORT_GIVEN);
        static final Handle ADMIN = Jdbi.create("jdbc:postgresql://127.0.0.1:" + PORT + "/postgres?user=postgres")
                .open();

        private static EmbeddedPostgres start() {
            try {
                Path data = TestFiles.folder("server-").resolve("data");
                ReadyDatabase.dataInto(data);
                return EmbeddedPostgres.builder()
                        .setDataDirectory(data)
                        .setCleanDataDirectory(false)
                        .setServerConfig("full_page_writes", "off")
                        .setServerConfig("wal_level", "minimal")
                        .setServerConfig("max_wal_senders", "0")
                        .setServerConfig("max_wal_size", "128MB")
                        .setServerConfig("autovacuum", "off")
                        .setServerConfig("unix_socket_directories", "\"\"")
                        .setServerConfig("max_connections", "500")
                        .setRegisterShutdownHook(false)
                        .setPort(FreePorts.next())
                        .setPGStartupWait(Duration.ofMinutes(2))
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
