package id.simpul.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.simpul.command.StandaloneArtemis;
import id.simpul.ledger.Json;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hub on two brokers that share a store, as docker-compose.yml has them in large: either may die, and nothing waiting is lost. */
class BrokerPairJourney {
    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    private Path directory;

    private StandaloneArtemis primary;
    private StandaloneArtemis backup;
    private WholeHub hub;

    @BeforeEach
    void start() {
        Path store = directory.resolve("store");
        primary = StandaloneArtemis.primary(directory.resolve("a"), store);
        backup = StandaloneArtemis.backup(directory.resolve("b"), store);
        hub = WholeHub.withDatabase(directory.resolve("hub"))
                .withBrokers(primary, backup)
                .start();
    }

    @AfterEach
    void stop() {
        hub.close();
        backup.close();
        primary.close();
    }

    @Test
    void the_other_broker_goes_on_with_what_waited_and_back_again() throws Exception {
        Member school = hub.add("sd-tetap", "school");
        try (JmsSystem system = JmsSystem.amqp(hub, school)) {
            system.send(Asked.status(school, "sebelum", "x"));
            // Left in the queue: whoever takes over has it.
            await().atMost(SOON).until(() -> hub.hub().messaging().broker().waiting("replies.sd-tetap") == 1);
        }

        primary.kill();
        backup.awaitActive();
        assertAnswers(school, backup, "sebelum", "pertama");

        primary.startWaiting();
        backup.kill();
        primary.awaitActive();
        assertAnswers(school, primary, "kedua");
    }

    private void assertAnswers(Member school, StandaloneArtemis broker, String... expected) throws Exception {
        await().atMost(SOON).until(() -> hub.readiness() == 200);
        hub.reachingBrokerOf(broker);
        try (JmsSystem system = JmsSystem.core(hub, school)) {
            system.send(Asked.status(school, expected[expected.length - 1], "x"));
            for (String request : expected) {
                assertThat(system.reply().request()).isEqualTo(request);
            }
        }
        assertThat(hub.hub().acts().get("check").perform(Json.object(), WholeHub.staff()))
                .extracting(finding -> finding.path("about").asText())
                .doesNotContain("broker", "access");
    }
}
