package id.simpul.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The worst moment to die: what was asked has taken effect, and nobody has been told. */
class KillJourney {
    @TempDir
    private Path directory;

    @Test
    void a_hub_killed_between_the_two_commits_has_one_effect_and_one_reply_after_its_restart() throws Exception {
        WholeHub settings = WholeHub.withDatabase(directory);
        Member school;
        try (ChildHub doomed =
                ChildHub.started(settings.with("SIMPUL_ROUTES", DoomedSchools.in(directory, BetweenCommits.class)))) {
            school = doomed.add("sd-contoh", "school");
            try (JmsSystem system = JmsSystem.amqp(settings, school)) {
                system.sendTogether(requests(school));
                doomed.awaitSaying(line -> line.contains(BetweenCommits.HERE));
                assertThat(system.hasNoReply()).isTrue();
            }
            doomed.kill();
        }

        try (WholeHub hub = settings.without("SIMPUL_ROUTES").start();
                JmsSystem system = JmsSystem.amqp(hub, school)) {
            List<Answered> replies = system.replies(3);
            List<String> kept =
                    hub.rows("select event from all_replies where partner = '" + school.name() + "' order by seq");
            assertThat(replies).extracting(Answered::text).isEqualTo(kept);
            assertThat(replies).extracting(Answered::correlation).containsExactly("daftar-1", "tanya-1", "tanya-2");
            assertThat(replies).extracting(Answered::status).containsExactly("accepted", "accepted", "refused");
            system.send(requests(school).get(0));
            assertThat(system.reply()).isEqualTo(replies.get(0));
            assertThat(system.hasNoReply()).isTrue();

            assertThat(hub.rows("select id from rotation_agreements")).hasSize(1);
            assertThat(hub.rows("select id from requests where partner = '" + school.name() + "' order by id"))
                    .containsExactly("daftar-1", "tanya-1", "tanya-2");
            assertThat(hub.rows("select step from history where request_id = 'daftar-1'"))
                    .doesNotHaveDuplicates();
            assertThat(system.notice().event().get("type").asText()).endsWith("rotation.shortfall.v1");
            assertThat(hub.rows("select topic from notices")).containsExactly("rotation.shortfall");
            assertThat(hub.deadLetters()).isEmpty();
        }
    }

    private static List<ObjectNode> requests(Member school) {
        List<ObjectNode> requests = new ArrayList<>();
        requests.add(Asked.enrolment(school, "daftar-1", 6));
        requests.add(Asked.status(school, "tanya-1", "daftar-1"));
        requests.add(Asked.status(school, "tanya-2", "belum-pernah"));
        return requests;
    }
}
