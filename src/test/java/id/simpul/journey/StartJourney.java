package id.simpul.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import id.simpul.broker.BrokerException;
import id.simpul.client.Protocol;
import id.simpul.database.Database;
import id.simpul.database.HubLease;
import id.simpul.database.StartRefused;
import id.simpul.database.TestDatabase;
import id.simpul.database.TestDatabase.Address;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Parts of a hub start side by side; whatever goes wrong with one of them, it is told plainly and the home is left for the next start. */
class StartJourney {
    private static final int IN_TIME = 120;
    private static final int TERMINATED = 143;

    @TempDir
    private Path directory;

    @Test
    void sigterm_at_any_moment_of_the_start_leaves_nothing_running_and_the_home_whole() throws Exception {
        WholeHub settings = new WholeHub(directory);
        List<Path> moments = List.of(
                settings.home().resolve("hub.pid"),
                settings.home().resolve("database/data/PG_VERSION"),
                settings.home().resolve("broker/journal"),
                settings.home().resolve("database/data/postmaster.pid"),
                settings.home().resolve("database/complete"));
        for (Path moment : moments) {
            List<ProcessHandle> processes = new ArrayList<>();
            try (ChildHub hub = ChildHub.starting(settings)) {
                await().atMost(Duration.ofSeconds(60)).until(() -> Files.exists(moment));
                processes.addAll(hub.processes());
                hub.terminate();
                assertThat(hub.exitWithin(IN_TIME)).as("%s", hub.said()).isEqualTo(TERMINATED);
                assertThat(hub.said()).noneMatch(line -> line.contains(" ERROR "));
            }
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> processes.stream().noneMatch(ProcessHandle::isAlive));
            assertThat(settings.home().resolve("hub.pid")).doesNotExist();
            assertThat(settings.home().resolve("database/data/postmaster.pid")).doesNotExist();
        }

        try (WholeHub next = settings.start()) {
            assertThat(next.rows("select count(*) from items")).containsExactly("0");
        }
    }

    @Test
    void a_port_that_is_taken_is_told_and_the_next_start_finds_everything_free() throws Exception {
        WholeHub settings = new WholeHub(directory);
        try (ServerSocket other = new ServerSocket(settings.port(Protocol.AMQP), 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(settings::start)
                    .isInstanceOf(BrokerException.class)
                    .hasMessageContaining("AMQP listener cannot be opened")
                    .hasMessageContaining(String.valueOf(other.getLocalPort()));
        }
        assertThat(settings.home().resolve("database/data/postmaster.pid")).doesNotExist();

        settings.start().stop();
    }

    @Test
    void a_database_that_is_away_or_refuses_the_hub_is_told_and_nobody_was_let_in() throws Exception {
        WholeHub settings = WholeHub.withDatabase(directory);
        String url = settings.environment().get("SIMPUL_DB_URL");
        String user = settings.environment().get("SIMPUL_DB_USER");
        settings.with("SIMPUL_DB_USER", "nobody-there");

        assertThatThrownBy(settings::start)
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("check SIMPUL_DB_URL, SIMPUL_DB_USER and SIMPUL_DB_PASSWORD");
        assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), settings.port(Protocol.CORE)).close())
                .isInstanceOf(java.net.ConnectException.class);
        assertThat(settings.home().resolve("hub.pid")).doesNotExist();

        settings.with("SIMPUL_DB_URL", "jdbc:postgresql://127.0.0.1:1/none");
        assertThatThrownBy(settings::start).isInstanceOf(StartRefused.class).hasMessageContaining("127.0.0.1:1");

        settings.with("SIMPUL_DB_URL", url).with("SIMPUL_DB_USER", user).start().stop();
    }

    @Test
    void another_hubs_database_is_not_changed_by_one_that_is_refused() {
        Address empty = TestDatabase.emptyAddress();
        WholeHub settings = new WholeHub(directory)
                .with("SIMPUL_DB_URL", empty.url())
                .with("SIMPUL_DB_USER", empty.user())
                .with("SIMPUL_DB_PASSWORD", empty.password());
        try (Database database = Database.reach(empty.url(), empty.user(), empty.password())) {
            HubLease other = database.lease();
            assertThatThrownBy(settings::start)
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("Another hub uses this database");
            String tables =
                    database.inTransaction(db -> db.select("select count(*) from pg_tables where schemaname = 'public'")
                            .mapTo(String.class)
                            .one());
            assertThat(tables).isEqualTo("0");
            other.close();
        }

        settings.start().stop();
    }
}
