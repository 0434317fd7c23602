package id.simpul.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.Shows;
import id.simpul.hub.control.Act.NotDone;
import id.simpul.ledger.Json;
import id.simpul.policy.Rule;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A dinas sends candidates to be trained, the library sends its own elsewhere, and later nobody knows their names. */
@Shows(Rule.R28)
class TrainingJourney {
    @TempDir
    private static Path home;

    private static WholeHub hub;
    private static Member dinas;

    @BeforeAll
    static void start() {
        hub = WholeHub.withDatabase(home)
                .with("SIMPUL_CLOCK", "2019-03-04T02:00:00Z")
                .start();
        dinas = hub.add("dinas-tiga", "dinas", "queue");
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @Test
    void candidates_are_judged_one_by_one_in_both_directions_and_forgotten() throws Exception {
        try (JmsSystem system = JmsSystem.amqp(hub, dinas)) {
            system.send(Asked.event(dinas.id(), "latih-1", "training.enrol", training("II/a", "IV/b", "III/a")));

            Answered reply = system.reply();
            assertThat(reply.status()).as(reply.text()).isEqualTo("accepted");
            assertThat(reply.outcome().get("participants")).hasToString("{\"accepted\":[0,2],\"refused\":[1]}");
            assertThat(reply.problems()).containsExactly("rank-not-admitted /data/participants/1/rank");
            ObjectNode notice = system.notice().event();
            assertThat(notice.get("type").asText()).isEqualTo("id.simpul.notice.booking.confirmed.v1");
            assertThat(notice.at("/data/people").asInt()).isEqualTo(2);

            act("staff.training", training("III/a").put("at", "Pusdiklat Contoh"));
            assertThat(act("training.list", Json.object()))
                    .extracting(one -> one.get("direction").asText() + one.get("participants"))
                    .containsExactlyInAnyOrder("in2", "out1");
            assertThatThrownBy(() -> act("staff.training", training("III/a"))).isInstanceOf(NotDone.class);

            act("clock.set", Json.object().put("instant", "2020-03-20T02:00:00Z"));
            assertThat(hub.rows("select id from trainings where participants is not null"))
                    .isEmpty();
            assertThat(hub.rows("select event from all_replies union all select event from notices"
                            + " union all select detail from events"))
                    .noneMatch(text -> text.contains("Calon Contoh"));
        }
    }

    private static List<ObjectNode> act(String name, ObjectNode arguments) {
        return hub.hub().acts().get(name).perform(arguments, WholeHub.staff());
    }

    private static ObjectNode training(String... ranks) {
        ObjectNode data = Json.object().put("from", "2019-03-11").put("to", "2019-03-15");
        for (String rank : ranks) {
            data.withArray("/participants")
                    .addObject()
                    .put("name", "Calon Contoh")
                    .put("rank", rank);
        }
        return data;
    }
}
