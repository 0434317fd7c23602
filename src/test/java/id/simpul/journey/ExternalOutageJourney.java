package id.simpul.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.client.LinkFailed;
import id.simpul.ledger.Json;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** With a broker elsewhere the database may go away as with the one in the hub; and so may the broker. */
class ExternalOutageJourney extends OutageJourney {
    @Override
    WholeHub open(Path place) {
        return super.open(place).withBrokerElsewhere();
    }

    @Test
    void the_broker_killed_and_started_again_is_read_again_and_answers_everybody() throws Exception {
        Member school = hub.add("sd-tetap", "school");
        try (JmsSystem system = JmsSystem.amqp(hub, school)) {
            system.send(Asked.status(school, "sebelum", "x"));
            assertThat(system.reply().request()).isEqualTo("sebelum");
        }
        hub.brokerElsewhere().kill();
        await().atMost(SOON).until(() -> hub.readiness() == 503);
        hub.brokerElsewhere().start();
        await().atMost(SOON).until(() -> hub.readiness() == 200);

        try (JmsSystem system = JmsSystem.core(hub, school)) {
            system.send(Asked.status(school, "sesudah", "x"));
            assertThat(system.reply().request()).isEqualTo("sesudah");
        }
        assertThat(perform("check", Json.object()))
                .extracting(finding -> finding.path("about").asText())
                .doesNotContain("broker", "access");
    }

    @Test
    void who_was_added_or_got_a_new_password_while_the_broker_was_away_enters_as_soon_as_it_is_back() throws Exception {
        Member school = hub.add("sd-lama", "school");
        hub.brokerElsewhere().kill();

        Member newcomer = hub.add("sd-baru", "school");
        Member renewed = renewed(school);
        assertThat(hub.hub().messaging().behind()).containsExactlyInAnyOrder(newcomer.name(), school.name());
        assertThat(perform("check", Json.object().put("language", "en")))
                .filteredOn(finding -> finding.path("code").asText().equals("broker-behind"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.path("says").asText()).contains("sd-baru, sd-lama"));

        hub.brokerElsewhere().start();
        await().atMost(SOON).until(() -> hub.hub().messaging().behind().isEmpty());
        for (Member member : new Member[] {newcomer, renewed}) {
            try (JmsSystem system = JmsSystem.amqp(hub, member)) {
                system.send(Asked.status(member, "halo", "x"));
                assertThat(system.reply().request()).isEqualTo("halo");
            }
        }
        assertThatThrownBy(() -> JmsSystem.amqp(hub, school)).isInstanceOf(LinkFailed.class);
    }

    private Member renewed(Member member) {
        ObjectNode shown = perform("partner.password", Json.object().put("id", member.id()))
                .get(0);
        assertThat(shown.path("broker").asText()).isEqualTo("follows");
        return new Member(member.id(), shown.get("password").textValue());
    }

    private List<ObjectNode> perform(String act, ObjectNode arguments) {
        return hub.hub().acts().get(act).perform(arguments, WholeHub.staff());
    }
}
