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

/** A request on which the hub itself fails takes no other with it, and is kept with the reason. */
class PoisonJourney {
    private static final int REQUESTS = 60;
    private static final String POISON = "racun";

    @TempDir
    private static Path home;

    private static WholeHub hub;
    private static Member library;

    @BeforeAll
    static void start() {
        hub = WholeHub.withDatabase(home).start();
        library = hub.add("perpustakaan", "library");
        hub.hub().stores().database().useTransaction(db -> db.execute("""
                create function poison() returns trigger language plpgsql as $$
                begin
                    raise exception 'this one the hub cannot bear';
                end
                $$;
                create trigger poison before insert or update on items
                    for each row when (new.barcode like 'racun%') execute function poison();
                """));
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @Test
    void one_poisonous_message_in_the_middle_of_a_batch_loses_none_of_the_others() throws Exception {
        List<ObjectNode> batch = batch("a");
        batch.set(REQUESTS / 2, Asked.item(library, "a-racun", POISON));
        try (JmsSystem system = JmsSystem.amqp(hub, library)) {
            system.sendTogether(batch);
            List<Answered> replies = system.replies(REQUESTS - 1);

            assertThat(replies).extracting(Answered::status).containsOnly("accepted");
            assertThat(replies).extracting(Answered::correlation).containsExactlyElementsOf(ids(batch, "a-racun"));
            assertThat(hub.deadLetters()).singleElement().satisfies(dead -> {
                assertThat(dead.partner()).isEqualTo(library.id());
                assertThat(dead.reason()).contains("UnableToExecuteStatementException");
                assertThat(dead.event()).isEqualTo(batch.get(REQUESTS / 2));
            });
            assertThat(hub.rows("select barcode from items where barcode like 'a-%'"))
                    .hasSize(REQUESTS - 1);

            system.send(Asked.item(library, "a-sesudah", "a-sesudah"));
            assertThat(system.reply().correlation()).isEqualTo("a-sesudah");
            assertThat(system.hasNoReply()).isTrue();
        }
    }

    @Test
    void several_poisonous_messages_of_one_partner_leave_another_partner_unharmed() throws Exception {
        Member school = hub.add("sd-sebelah", "school");
        List<ObjectNode> batch = batch("b");
        for (int i = 0; i < REQUESTS; i += 20) {
            batch.set(i, Asked.item(library, "b-racun-" + i, POISON + i));
        }
        try (JmsSystem system = JmsSystem.core(hub, library);
                JmsSystem neighbour = JmsSystem.amqp(hub, school)) {
            system.sendTogether(batch);
            neighbour.send(Asked.enrolment(school, "daftar-1", 6));

            assertThat(neighbour.reply().status()).isEqualTo("accepted");
            assertThat(system.replies(REQUESTS - 3))
                    .extracting(Answered::correlation)
                    .containsExactlyElementsOf(ids(batch, "b-racun"));
            assertThat(hub.deadLetters())
                    .extracting(dead -> dead.event().get("id").asText())
                    .containsExactly("b-racun-0", "b-racun-20", "b-racun-40");
        }
    }

    @Test
    void a_poisonous_message_has_not_used_up_its_id() throws Exception {
        try (JmsSystem system = JmsSystem.amqp(hub, library)) {
            system.send(Asked.item(library, "c-1", POISON));
            system.send(Asked.item(library, "c-1", "c-sembuh"));
            assertThat(system.reply().status()).isEqualTo("accepted");
            assertThat(hub.deadLetters()).hasSize(1);
        }
    }

    private static List<ObjectNode> batch(String prefix) {
        List<ObjectNode> batch = new ArrayList<>();
        for (int i = 0; i < REQUESTS; i++) {
            batch.add(Asked.item(library, prefix + "-" + i, prefix + "-" + i));
        }
        return batch;
    }

    private static List<String> ids(List<ObjectNode> batch, String exceptThose) {
        return batch.stream()
                .map(event -> event.get("id").asText())
                .filter(id -> !id.startsWith(exceptThose))
                .toList();
    }
}
