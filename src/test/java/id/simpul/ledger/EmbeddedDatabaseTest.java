package id.simpul.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTest {
    private static final String ADMIN = "admin secret of a test";
    private static final String HUB = "hub's secret of a test";

    @TempDir
    private static Path directory;

    @Test
    void rows_outlive_a_stop_and_nobody_enters_without_the_password() {
        try (EmbeddedDatabase server = EmbeddedDatabase.start(directory, 0, ADMIN, HUB);
                Database database = server.open()) {
            database.useTransaction(handle -> handle.execute("create table kept(id int)"));
            database.useTransaction(handle -> handle.execute("insert into kept values (7)"));
            assertThatThrownBy(() -> DriverManager.getConnection(server.url(), server.user(), "guessed"))
                    .isInstanceOf(SQLException.class);
            assertThatThrownBy(
                            () -> database.useTransaction(handle -> handle.execute("create role intruder superuser")))
                    .hasMessageContaining("permission denied");
        }
        try (EmbeddedDatabase server = EmbeddedDatabase.start(directory, 0, ADMIN, "a new secret after a restore");
                Database database = server.open()) {
            assertThat(database.jdbi()
                            .<Integer, RuntimeException>withHandle(handle -> handle.select("select id from kept")
                                    .mapTo(Integer.class)
                                    .one()))
                    .isEqualTo(7);
        }
    }
}
