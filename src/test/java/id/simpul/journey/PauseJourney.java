package id.simpul.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.Json;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A partner is taken out of the way for a while, or for good, and nobody else notices. */
class PauseJourney {
    @TempDir
    private Path home;

    private WholeHub hub;
    private Member school;
    private Member neighbour;
    private Member library;

    @BeforeEach
    void two_schools_and_a_partner_of_another_kind() {
        hub = WholeHub.withDatabase(home).start();
        school = hub.add("sd-ramai", "school");
        neighbour = hub.add("sd-sebelah", "school");
        library = hub.add("perpustakaan", "library");
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    @Test
    void a_paused_partners_requests_wait_also_over_a_restart_and_are_answered_in_order_when_it_goes_on()
            throws Exception {
        act("partner.pause", school);
        try (JmsSystem system = JmsSystem.amqp(hub, school)) {
            for (int i = 0; i < 5; i++) {
                system.send(Asked.status(school, "tanya-" + i, "daftar-1"));
            }
            assertThat(system.hasNoReply()).isTrue();
        }
        othersAreAnswered("1");
        assertThat(shown("partner.list")).anySatisfy(row -> {
            assertThat(row.path("partner").asText()).isEqualTo(school.id());
            assertThat(row.has("paused")).isTrue();
        });
        assertThat(checked())
                .anySatisfy(says -> assertThat(says).contains("sd-ramai has been paused", "5 of its requests wait"));

        hub.restart();

        assertThat(hub.hub().messaging().broker().waiting(school.requests())).isEqualTo(5);
        othersAreAnswered("2");
        assertThatThrownBy(() -> act("partner.pause", school)).hasMessageContaining("is paused already");
        act("partner.resume", school);
        try (JmsSystem system = JmsSystem.amqp(hub, school)) {
            assertThat(system.replies(5))
                    .extracting(Answered::correlation)
                    .containsExactly("tanya-0", "tanya-1", "tanya-2", "tanya-3", "tanya-4");
        }
        assertThat(checked()).noneMatch(says -> says.contains("paused"));
    }

    @Test
    void a_partner_that_is_read_this_moment_can_be_paused_and_no_request_is_answered_twice() throws Exception {
        try (JmsSystem system = JmsSystem.core(hub, school)) {
            for (int i = 0; i < 300; i++) {
                system.send(Asked.status(school, "tanya-" + i, "daftar-1"));
                if (i == 100) {
                    act("partner.pause", school);
                }
                if (i == 200) {
                    act("partner.resume", school);
                }
            }
            List<Answered> replies = system.replies(300);
            for (int i = 0; i < 300; i++) {
                assertThat(replies.get(i).correlation()).isEqualTo("tanya-" + i);
            }
            assertThat(system.hasNoReply()).isTrue();
        }
    }

    @Test
    void what_is_purged_is_kept_as_discarded_and_may_be_tried_again_and_then_the_partner_can_be_removed()
            throws Exception {
        assertThatThrownBy(() -> act("partner.purge", school)).hasMessageContaining("is not paused");
        act("partner.pause", school);
        try (JmsSystem system = JmsSystem.amqp(hub, school)) {
            for (int i = 0; i < 250; i++) {
                system.send(Asked.status(school, "tanya-" + i, "daftar-1"));
            }
            assertThatThrownBy(() -> act("partner.remove", school)).hasMessageContaining("partner purge");

            assertThat(act("partner.purge", school).path("requests").asInt()).isEqualTo(250);

            assertThat(hub.hub().messaging().broker().waiting(school.requests()))
                    .isZero();
            assertThat(hub.rows("select distinct state || ' ' || settled_by || ' ' || settled_reason from failures"))
                    .containsExactly("discarded Sari a journey");
            assertThat(hub.rows("select request_id from failures")).hasSize(250);
            assertThat(hub.rows("select detail::json ->> 'requests' from events where step = 'emptied'"))
                    .containsExactly("250");
            assertThat(shown("failures")).isEmpty();
            othersAreAnswered("3");

            act("partner.resume", school);
            ObjectNode which = Json.object();
            which.putArray("failures")
                    .add(hub.rows("select id from failures where request_id = 'tanya-7'")
                            .get(0));
            hub.hub().acts().get("staff.failure.retry").perform(which, WholeHub.staff());
            assertThat(system.reply().correlation()).isEqualTo("tanya-7");
            assertThat(system.hasNoReply()).isTrue();
        }
        act("partner.remove", school);
        assertThat(hub.hub().stores().partners().find(school.name())).isEmpty();
    }

    @Test
    void who_is_removed_while_paused_is_paused_no_more() {
        act("partner.pause", school);
        act("partner.remove", school);

        assertThat(hub.rows("select partner from pauses")).isEmpty();
        assertThat(checked()).noneMatch(says -> says.contains("paused"));
    }

    private void othersAreAnswered(String id) throws Exception {
        try (JmsSystem same = JmsSystem.amqp(hub, neighbour);
                JmsSystem other = JmsSystem.amqp(hub, library)) {
            same.send(Asked.status(neighbour, "sebelah-" + id, "daftar-1"));
            other.send(Asked.item(library, "buku-" + id, "buku-" + id));
            assertThat(same.reply().correlation()).isEqualTo("sebelah-" + id);
            assertThat(other.reply().status()).isEqualTo("accepted");
        }
    }

    private ObjectNode act(String name, Member partner) {
        return hub.hub()
                .acts()
                .get(name)
                .perform(Json.object().put("id", partner.id()), WholeHub.staff())
                .get(0);
    }

    private List<ObjectNode> shown(String list) {
        return hub.hub().acts().get(list).perform(Json.object(), WholeHub.staff());
    }

    private List<String> checked() {
        await().until(() -> hub.readiness() == 200);
        return hub.hub().acts().get("check").perform(Json.object().put("language", "en"), WholeHub.staff()).stream()
                .map(finding -> finding.path("says").asText())
                .toList();
    }
}
