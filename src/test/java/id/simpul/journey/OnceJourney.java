package id.simpul.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A partner that does not know whether its request arrived may send it again and again. */
class OnceJourney {
    @TempDir
    private static Path home;

    private static WholeHub hub;

    @BeforeAll
    static void start() {
        hub = WholeHub.withDatabase(home).start();
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @Test
    void the_same_request_five_times_and_across_a_restart_has_one_effect_and_one_reply() throws Exception {
        Member school = hub.add("sd-ulang", "school");
        ObjectNode request = Asked.enrolment(school, "daftar-1", 6);
        List<Answered> replies = new ArrayList<>();
        try (JmsSystem system = JmsSystem.amqp(hub, school)) {
            system.sendTogether(List.of(request, request));
            replies.addAll(system.replies(2));
            system.send(request);
            replies.add(system.reply());
        }
        hub.restart();
        new HttpSystem(hub, school).post(request.toString());
        try (JmsSystem system = JmsSystem.core(hub, school)) {
            replies.add(system.reply());
            system.send(reordered(request));
            replies.add(system.reply());
        }

        assertThat(replies).hasSize(5).containsOnly(replies.get(0));
        assertThat(replies.get(0).status()).isEqualTo("accepted");
        assertThat(hub.rows("select id from rotation_agreements where school = 'sd-ulang'"))
                .containsExactly(replies.get(0).outcome().get("agreement").asText());
        assertThat(hub.rows("select id from requests where partner = 'sd-ulang'"))
                .containsExactly("daftar-1");
        assertThat(hub.rows("select topic from notices where partner = 'sd-ulang'"))
                .containsExactly("rotation.shortfall");
        assertThat(new HttpSystem(hub, school).get("/api/v1/replies").body())
                .containsOnlyOnce(replies.get(0).event().get("id").asText());
    }

    @Test
    void the_same_id_with_another_body_is_a_conflict_at_once_and_after_a_restart() throws Exception {
        Member school = hub.add("sd-beda", "school");
        Answered first;
        try (JmsSystem system = JmsSystem.amqp(hub, school)) {
            system.sendTogether(List.of(
                    Asked.enrolment(school, "daftar-1", 6),
                    Asked.enrolment(school, "daftar-1", 12),
                    Asked.status(school, "daftar-1", "x")));
            first = system.reply();
            assertThat(first.status()).isEqualTo("accepted");
            assertConflict(system.reply());
            assertConflict(system.reply());
        }
        hub.restart();
        try (JmsSystem system = JmsSystem.amqp(hub, school)) {
            system.send(Asked.enrolment(school, "daftar-1", 9));
            assertConflict(system.reply());
            system.send(Asked.enrolment(school, "daftar-1", 6));
            assertThat(system.reply()).isEqualTo(first);
        }
        assertThat(hub.rows("select id from rotation_agreements where school = 'sd-beda'"))
                .hasSize(1);
    }

    @Test
    void two_partners_may_use_the_same_id() throws Exception {
        for (String id : List.of("sd-satu", "sd-dua")) {
            Member school = hub.add(id, "school");
            try (JmsSystem system = JmsSystem.core(hub, school)) {
                system.send(Asked.enrolment(school, "daftar-1", 6));
                assertThat(system.reply().status()).isEqualTo("accepted");
            }
        }
    }

    @Test
    void what_was_invalid_has_not_used_up_its_id() throws Exception {
        Member school = hub.add("sd-salah", "school");
        try (JmsSystem system = JmsSystem.amqp(hub, school)) {
            ObjectNode mistaken = Asked.enrolment(school, "daftar-1", 6);
            ((ObjectNode) mistaken.get("data")).remove("npsn");
            system.sendTogether(List.of(mistaken, Asked.enrolment(school, "daftar-1", 6)));
            assertThat(system.reply().status()).isEqualTo("invalid");
            assertThat(system.reply().status()).isEqualTo("accepted");
        }
    }

    /** Equal as JSON, written another way round. */
    private static ObjectNode reordered(ObjectNode request) {
        ObjectNode same = request.objectNode();
        List<String> names = new ArrayList<>();
        request.fieldNames().forEachRemaining(names::add);
        for (int i = names.size() - 1; i >= 0; i--) {
            same.set(names.get(i), request.get(names.get(i)));
        }
        return same;
    }

    private static void assertConflict(Answered reply) {
        assertThat(reply.correlation()).isEqualTo("daftar-1");
        assertThat(reply.status()).isEqualTo("conflict");
        assertThat(reply.codes()).containsExactly("id-used");
    }
}
