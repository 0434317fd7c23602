package id.simpul.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.simpul.client.Protocol;
import id.simpul.journey.WholeHub;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was acknowledged, by whichever protocol, outlives what kills the hub. */
class LedgerJourney {
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    @TempDir
    private Path directory;

    @Test
    void what_was_acknowledged_is_done_once_and_answered_in_turn_whatever_is_killed() throws Exception {
        List<Client> clients = new ArrayList<>();
        try (LoneHub hub = new LoneHub(directory);
                History history = new History(Path.of("target/ledger/short.history"))) {
            for (Protocol protocol : Protocol.values()) {
                String name = "arsip-" + protocol.name().toLowerCase();
                clients.add(new Client(hub.settings()::doors, hub.running().add(name, "other"), protocol, history));
            }
            clients.forEach(client -> client.allow(300));
            await().atMost(PATIENCE).until(() -> clients.stream().allMatch(client -> client.answered() > 50));
            hub.running().kill();
            hub.recover();
            clients.forEach(client -> client.allow(300));
            await().atMost(PATIENCE).until(() -> clients.stream().allMatch(client -> client.answered() > 350));
            hub.database().forEach(ProcessHandle::destroyForcibly);
            hub.recover();
            await().atMost(PATIENCE).until(() -> clients.stream().allMatch(Client::isDone));
            clients.forEach(Client::close);
            hub.close();
            try (WholeHub after = hub.settings().start()) {
                Verdict verdict = Verdict.on(history.events(), after.rows("select id from exchange_gifts"));
                System.out.println(verdict.figures());
                assertThat(verdict.findings()).as(history.file().toString()).isEmpty();
            }
        }
    }
}
