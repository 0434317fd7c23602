package id.simpul.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import id.simpul.ledger.Json;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator sees at the management port, while all is well and while it only seems so. */
class HealthJourney {
    private static final Duration SOON = Duration.ofMinutes(2);

    @TempDir
    private Path directory;

    @Test
    void what_partners_ask_is_counted_where_an_operator_watches() throws Exception {
        try (WholeHub hub = WholeHub.withDatabase(directory).start()) {
            Member school = hub.add("sd-contoh", "school");
            try (JmsSystem system = JmsSystem.core(hub, school)) {
                system.sendTogether(List.of(Asked.status(school, "a", "b"), Asked.status(school, "b", "a")));
                system.replies(2);
            }
            await().atMost(SOON).untilAsserted(() -> assertThat(hub.observed("metrics"))
                    .contains("simpul_intake_batch_sum{kind=\"school\"} 2.0")
                    .containsPattern("simpul_intake_batch_count\\{kind=\"school\"} [12]"));
        }
    }

    @Test
    void an_idle_hub_is_ready_and_shows_each_indicator_and_its_figures() {
        try (WholeHub hub = WholeHub.withDatabase(directory).start()) {
            await().atMost(SOON).until(() -> hub.readiness() == 200);

            JsonNode checks = Json.parse(hub.observed("health/ready")).path("checks");
            for (String indicator : new String[] {
                "database",
                "broker",
                "intake",
                "outbox",
                "work",
                "dead-letters",
                "backup",
                "clock",
                "disk",
                "memory",
                "threads",
                "certificate",
                "calendars",
                "returned-mails",
                "stand-by",
                "alerts"
            }) {
                assertThat(checks)
                        .anyMatch(check ->
                                check.path("name").asText().equals("hub-" + indicator) && check.hasNonNull("message"));
            }
            assertThat(hub.observed("health/ready?data=true"))
                    .contains("intake.stalled.seconds{school}", "disk.free.bytes");
            assertThat(hub.observed("metrics"))
                    .contains("simpul_intake_stalled_seconds{kind=\"school\"")
                    .contains("simpul_work_last_age_seconds ")
                    .contains("simpul_failures_open ")
                    .contains("simpul_disk_free_bytes ")
                    .contains("simpul_memory_used_ratio ")
                    .contains("simpul_worker_restarts{worker=\"deliver-email-1\"");
        }
    }

    @Test
    void a_batch_that_gets_no_further_makes_the_hub_unready_and_the_others_are_answered() throws Exception {
        WholeHub settings = WholeHub.withDatabase(directory)
                .with("SIMPUL_ROUTES", DoomedSchools.in(directory, BetweenCommits.class));
        try (WholeHub hub = settings.start()) {
            Member school = hub.add("sd-contoh", "school");
            Member library = hub.add("perpustakaan", "library");
            await().atMost(SOON).until(() -> hub.readiness() == 200);
            try (JmsSystem stuck = JmsSystem.amqp(hub, school);
                    JmsSystem bystander = JmsSystem.amqp(hub, library)) {
                stuck.send(Asked.status(school, "tanya-1", "belum-pernah"));
                bystander.send(Asked.item(library, "buku-1", "b-1"));
                assertThat(bystander.reply().status()).isEqualTo("accepted");

                await().atMost(SOON).until(() -> hub.readiness() == 503);
                assertThat(hub.observed("health/ready")).contains("school-0 has had requests in hand for");
                bystander.send(Asked.item(library, "buku-2", "b-2"));
                assertThat(bystander.reply().status()).isEqualTo("accepted");
            }
        }
    }
}
