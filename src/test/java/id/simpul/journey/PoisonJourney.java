package id.simpul.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.Json;
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
                create trigger poison before insert on notices
                    for each row when (new.event like '%kabar-racun%') execute function poison();
                create function slow_poison() returns trigger language plpgsql as $$
                begin
                    perform pg_sleep(60);
                    return new;
                end
                $$;
                create trigger slow_poison before insert or update on items
                    for each row when (new.barcode like 'lambat%') execute function slow_poison();
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
    void a_message_that_takes_too_long_leaves_within_ten_seconds_and_nobody_waits_for_it() throws Exception {
        Member school = hub.add("sd-tetangga", "school");
        Member other = hub.add("perpustakaan-lain", "library");
        List<ObjectNode> batch = batch("d");
        batch.set(REQUESTS / 2, Asked.item(library, "d-racun", "lambat"));
        try (JmsSystem system = JmsSystem.amqp(hub, library);
                JmsSystem sameKind = JmsSystem.amqp(hub, other);
                JmsSystem otherKind = JmsSystem.amqp(hub, school)) {
            system.sendTogether(batch);
            sameKind.send(Asked.item(other, "d-1", "e-1"));
            otherKind.send(Asked.status(school, "d-1", "belum-pernah"));

            assertThat(sameKind.reply().status()).isEqualTo("accepted");
            assertThat(otherKind.reply().correlation()).isEqualTo("d-1");
            assertThat(hub.rows("select barcode from items where barcode = 'd-" + (REQUESTS - 1) + "'"))
                    .as("the poison is still there")
                    .isEmpty();
            assertThat(system.replies(REQUESTS - 1))
                    .extracting(Answered::correlation)
                    .containsExactlyElementsOf(ids(batch, "d-racun"));
            assertThat(hub.deadLetters()).singleElement().satisfies(dead -> {
                assertThat(dead.reason()).contains("in time");
                assertThat(dead.event()).isEqualTo(batch.get(REQUESTS / 2));
            });
        }
    }

    @Test
    void what_breaks_the_outbox_is_set_aside_and_what_breaks_the_mail_is_answered() throws Exception {
        Member publisher = hub.add("perpustakaan-kabar", "library");
        Member reader = hub.add("kampus-pembaca", "university");
        Member unreachable = hub.add("kampus-tanpa-surel", "university", "email");
        hub.hub()
                .stores()
                .database()
                .useTransaction(
                        db -> db.execute("update partners set email = 'tidak ada' where id = 'kampus-tanpa-surel'"));
        try (JmsSystem system = JmsSystem.amqp(hub, publisher);
                JmsSystem bystander = JmsSystem.core(hub, reader)) {
            system.sendTogether(List.of(
                    news(publisher, "f-1", "Kabar satu", unreachable, reader),
                    news(publisher, "f-2", "kabar-racun", reader),
                    news(publisher, "f-3", "Kabar tiga", reader)));
            bystander.send(Asked.status(reader, "f-4", "belum-pernah"));

            assertThat(bystander.reply().correlation()).isEqualTo("f-4");
            assertThat(system.replies(2)).extracting(Answered::correlation).containsExactly("f-1", "f-3");
            assertThat(bystander.notice().text()).contains("Kabar satu");
            assertThat(bystander.notice().text()).contains("Kabar tiga");
            assertThat(hub.deadLetters()).singleElement().satisfies(dead -> assertThat(
                            dead.event().get("id").asText())
                    .isEqualTo("f-2"));
        }
    }

    private static ObjectNode news(Member from, String id, String subject, Member... to) {
        ObjectNode data = Json.object().put("subject", subject).put("body", "Isi kabar.");
        for (Member each : to) {
            data.withArray("/audience").add(each.id());
        }
        return Asked.event(from.id(), id, "information.publish", data);
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
