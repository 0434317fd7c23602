package id.simpul.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database that the hub brings along, most of it with one that was set up once, since that takes longest. */
class EmbeddedDatabaseTest {
    private static final String ADMIN = "admin secret of a test";
    private static final String HUB = "hub's secret of a test";

    @TempDir
    private static Path shared;

    @Test
    void rows_outlive_a_stop_and_nobody_enters_without_the_password() {
        try (EmbeddedDatabase server = EmbeddedDatabase.start(shared, 0, ADMIN, HUB);
                Database database = server.open()) {
            database.useTransaction(handle -> handle.execute("create table kept(id int)"));
            database.useTransaction(handle -> handle.execute("insert into kept values (7)"));
            assertThatThrownBy(() -> DriverManager.getConnection(server.url(), server.user(), "guessed"))
                    .isInstanceOf(SQLException.class);
            assertThatThrownBy(
                            () -> database.useTransaction(handle -> handle.execute("create role intruder superuser")))
                    .hasMessageContaining("permission denied");
            assertThat(setting(database, "fsync")).isEqualTo("on");
            assertThat(setting(database, "synchronous_commit")).isEqualTo("on");
            assertThat(setting(database, "server_version")).startsWith(EmbeddedDatabase.VERSION + ".");
        }
        assertThat(shared.resolve("data/postmaster.pid")).doesNotExist();
        assertThat(shared.resolve("initial-password")).doesNotExist();

        try (EmbeddedDatabase server = EmbeddedDatabase.start(shared, 0, ADMIN, "another secret");
                Database database = server.open()) {
            assertThat(database.jdbi()
                            .<Integer, RuntimeException>withHandle(handle -> handle.select("select id from kept")
                                    .mapTo(Integer.class)
                                    .one()))
                    .isEqualTo(7);
        }
    }

    @Test
    void a_server_that_ends_is_told_of_unless_it_was_closed() throws IOException {
        EmbeddedDatabase closed = EmbeddedDatabase.start(shared, 0, ADMIN, HUB);
        closed.close();
        assertThat(closed.ended()).isNotDone();

        try (EmbeddedDatabase killed = EmbeddedDatabase.start(shared, 0, ADMIN, HUB)) {
            new ServerFiles(shared).server().orElseThrow().destroyForcibly();
            await().until(() -> killed.ended().isDone());
        }
    }

    @Test
    void a_server_that_is_not_durable_or_not_private_is_refused() throws IOException {
        EmbeddedDatabase.start(shared, 0, ADMIN, HUB).close();
        Path access = shared.resolve("data/pg_hba.conf");
        String safe = Files.readString(access);
        Files.writeString(access, safe.replace("scram-sha-256", "trust"));
        try {
            assertThatThrownBy(() -> EmbeddedDatabase.start(shared, 0, ADMIN, HUB))
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("with a wrong password");
            assertThat(shared.resolve("data/postmaster.pid")).doesNotExist();
        } finally {
            Files.writeString(access, safe);
        }
    }

    @Test
    void data_of_another_version_is_refused_with_the_way_to_move_it(@TempDir Path directory) throws IOException {
        Files.createDirectories(directory.resolve("data"));
        Files.writeString(directory.resolve("data/PG_VERSION"), "17\n");
        Files.writeString(directory.resolve("complete"), "");

        assertThatThrownBy(() -> EmbeddedDatabase.start(directory, 0, ADMIN, HUB))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("PostgreSQL 17")
                .hasMessageContaining("./simpul backup")
                .hasMessageContaining("./simpul restore");
        assertThat(directory.resolve("data/PG_VERSION")).exists();
    }

    @Test
    void a_first_start_that_was_cut_off_is_begun_again(@TempDir Path directory) throws IOException {
        Files.createDirectories(directory.resolve("data/base"));
        Files.writeString(directory.resolve("data/postgresql.conf"), "half written");

        try (EmbeddedDatabase server = EmbeddedDatabase.start(directory, 0, ADMIN, HUB);
                Database database = server.open()) {
            assertThat(database.isUp()).isTrue();
        }
    }

    @Test
    void a_port_that_is_taken_is_named(@TempDir Path directory) throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> EmbeddedDatabase.start(directory, taken.getLocalPort(), ADMIN, HUB))
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("Port " + taken.getLocalPort());
        }
    }

    private static String setting(Database database, String name) {
        return database.jdbi().withHandle(handle -> handle.select("select current_setting(?)", name)
                .mapTo(String.class)
                .one());
    }
}
