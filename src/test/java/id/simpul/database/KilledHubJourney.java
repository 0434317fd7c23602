package id.simpul.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledHubJourney {
    private static final int ENOUGH = 200;

    @TempDir
    private Path directory;

    @Test
    void what_was_committed_outlives_a_killed_hub_and_the_next_takes_its_server_over() throws Exception {
        int committed = commitUntilKilled();
        ProcessHandle orphan = server().orElseThrow();
        assertThat(orphan.isAlive()).isTrue();

        try (EmbeddedDatabase server = start(directory);
                Database database = server.open();
                HubLease lock = database.lease()) {
            assertThat(orphan.isAlive()).isFalse();
            assertThat(lock.isHeld()).isTrue();
            assertThat(database.jdbi().<Integer, RuntimeException>withHandle(handle -> handle.select(
                                    "select count(*) from kept where id <= ?", committed)
                            .mapTo(Integer.class)
                            .one()))
                    .isEqualTo(committed)
                    .isGreaterThanOrEqualTo(ENOUGH);
            orphan = server().orElseThrow();
        }
        assertThat(orphan.isAlive()).isFalse();
    }

    /** The number of the last row that the other hub reported as committed. */
    private int commitUntilKilled() throws Exception {
        Process hub = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Committer.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        int committed = 0;
        try (BufferedReader says = hub.inputReader()) {
            while (committed < ENOUGH) {
                String line = Optional.ofNullable(says.readLine()).orElseThrow();
                if (line.startsWith("committed ")) {
                    committed = Integer.parseInt(line.substring("committed ".length()));
                }
            }
        } finally {
            hub.destroyForcibly().waitFor();
        }
        return committed;
    }

    private Optional<ProcessHandle> server() throws IOException {
        return ProcessHandle.of(Long.parseLong(
                Files.readAllLines(directory.resolve("data/postmaster.pid")).get(0)));
    }

    private static EmbeddedDatabase start(Path directory) {
        return EmbeddedDatabase.start(directory, 0, "admin secret of a test", "hub's secret of a test");
    }

    /** A hub that commits row after row until it is killed. */
    static final class Committer {
        private Committer() {}

        public static void main(String[] args) {
            EmbeddedDatabase server = start(Path.of(args[0]));
            Database database = server.open();
            database.lease();
            database.useTransaction(handle -> handle.execute("create table kept (id int)"));
            for (int id = 1; ; id++) {
                int row = id;
                database.useTransaction(handle -> handle.execute("insert into kept values (?)", row));
                System.out.println("committed " + id);
            }
        }
    }
}
