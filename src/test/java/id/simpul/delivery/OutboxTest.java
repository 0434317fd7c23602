package id.simpul.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.database.Database;
import id.simpul.database.TestDatabase;
import id.simpul.ledger.Json;
import id.simpul.ledger.Notice;
import id.simpul.ledger.Topic;
import id.simpul.partner.PartnerId;
import id.simpul.policy.Policies;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutboxTest {
    private static final Instant AT = Instant.parse("2026-07-01T01:00:00Z");

    @TempDir
    private Path folder;

    private final Database database = TestDatabase.fresh();
    private final Directory directory = new Directory(database);
    private final AtomicInteger woken = new AtomicInteger();
    private final Outbox outbox = new Outbox(woken::incrementAndGet);

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void a_notice_goes_out_by_the_channels_its_partner_takes() {
        directory.add("both", "both@school.example", true, "queue", "email");
        directory.add("mail-only", "mail@school.example", true, "email");
        directory.add("no-system", "paper@school.example", false, "queue", "email");

        promise(Notice.to(
                List.of(new PartnerId("both"), new PartnerId("mail-only"), new PartnerId("no-system")),
                NoticeSamples.of(Topic.INFORMATION_PUBLISHED)));

        assertThat(deliveries())
                .containsExactly(
                        "both email waiting",
                        "both queue waiting",
                        "mail-only email waiting",
                        "no-system email waiting");
        assertThat(count("notices")).isEqualTo(3);
    }

    @Test
    void mails_that_nobody_waits_for_wait_for_the_hours_and_answers_do_not() {
        Outbox patient = Outbox.before(
                Optional::empty,
                at -> Policies.read(policy("07:00-17:00")).asOf(at).mail().from(at, ZoneId.of("Asia/Jakarta")));
        directory.add("both", "both@school.example", true, "queue", "email");
        Instant night = Instant.parse("2026-07-03T15:00:00Z"); // a Friday, 22:00

        database.useTransaction(db -> {
            patient.promise(db, List.of(Notice.to(new PartnerId("both"), NoticeSamples.due("bat-1"))), night);
            patient.promise(
                    db, List.of(Notice.to(new PartnerId("both"), NoticeSamples.of(Topic.REQUEST_DECIDED))), night);
        });

        List<String> due = database.jdbi()
                .withHandle(db -> db.createQuery("""
                        select d.channel || ' ' || n.topic || ' ' || (d.next_at at time zone 'Asia/Jakarta')::text
                        from deliveries d join notices n on n.seq = d.notice order by 1
                        """).mapTo(String.class).list());

        assertThat(due)
                .containsExactly(
                        "email request.decided 2026-07-03 22:00:00",
                        "email rotation.due 2026-07-04 07:00:00",
                        "queue request.decided 2026-07-03 22:00:00",
                        "queue rotation.due 2026-07-03 22:00:00");
    }

    private Path policy(String hours) {
        try {
            return Files.writeString(
                    folder.resolve("policy.yaml"), "- effective: 2019-01-01\n  mail:\n    hours: " + hours + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void a_channel_of_the_librarys_own_needs_neither_system_nor_mail_address() {
        directory.add("school", null, false, "whatsapp", "email");

        promise(Notice.to(new PartnerId("school"), NoticeSamples.due("bat-1")));

        assertThat(deliveries()).containsExactly("school whatsapp waiting");
    }

    @Test
    void staff_who_are_no_partner_are_told_once_by_mail() {
        directory.add("library", "library@library.example", true, "queue", "email");

        promise(Notice.to(PartnerId.STAFF, NoticeSamples.of(Topic.CALENDAR_ENDING)));

        assertThat(deliveries()).containsExactly("staff email waiting");
    }

    @Test
    void a_partner_that_cannot_be_reached_keeps_its_notice_and_staff_see_why_it_stayed() {
        directory.add("unreachable", null, false, "queue", "email");

        promise(Notice.to(new PartnerId("unreachable"), NoticeSamples.due("bat-1")));
        promise(Notice.to(new PartnerId("nobody"), NoticeSamples.due("bat-1")));

        assertThat(deliveries()).containsExactly("unreachable email dropped", "nobody email dropped");
        List<GivenUp> givenUp = database.jdbi().withHandle(db -> GivenUp.newest(db, 10));
        assertThat(givenUp)
                .extracting(GivenUp::error)
                .containsExactly(
                        "There is no such partner, or not any more",
                        "The partner takes notices neither by queue (no system) nor by e-mail (no address)");
        assertThat(new Notices(database.jdbi())
                        .after(new PartnerId("unreachable"), "", 10)
                        .items())
                .hasSize(1);
    }

    @Test
    void what_systems_are_told_one_by_one_people_are_told_gathered_and_nobody_twice() {
        directory.add("both", "both@school.example", true, "queue", "email");
        directory.add("mail-only", "mail@school.example", true, "email");
        directory.add("queue-only", null, true, "queue");
        List<PartnerId> all = List.of(new PartnerId("both"), new PartnerId("mail-only"), new PartnerId("queue-only"));

        promise(Notice.to(all, NoticeSamples.due("bat-1")).by(Notice.Way.QUEUE));
        promise(Notice.to(all, NoticeSamples.due("bat-2")).by(Notice.Way.OTHERS));

        assertThat(deliveries())
                .containsExactly(
                        "both queue waiting",
                        "queue-only queue waiting",
                        "both email waiting",
                        "mail-only email waiting");
    }

    @Test
    void the_same_notice_promised_again_is_one_notice() {
        directory.add("school", "a@school.example", true, "email");
        Notice notice = Notice.to(new PartnerId("school"), NoticeSamples.due("bat-1"));

        promise(notice, notice);
        promise(notice);
        promise(Notice.to(new PartnerId("school"), NoticeSamples.due("bat-2")));

        assertThat(count("notices")).isEqualTo(2);
        assertThat(deliveries()).hasSize(2);
    }

    @Test
    void a_notice_is_a_cloud_event_that_names_the_request_that_began_it() {
        directory.add("school", "a@school.example", true, "email");
        promise(Notice.to(new PartnerId("school"), NoticeSamples.of(Topic.BOOKING_CONFIRMED))
                .begunBy("r-1"));

        byte[] kept = new Notices(database.jdbi())
                .after(new PartnerId("school"), "", 10)
                .items()
                .get(0);
        var event = Json.parse(new String(kept, UTF_8));

        assertThat(event.path("specversion").asText()).isEqualTo("1.0");
        assertThat(event.path("id").asText()).hasSizeLessThanOrEqualTo(64).startsWith("ntc-");
        assertThat(event.path("source").asText()).isEqualTo("/hub");
        assertThat(event.path("type").asText()).isEqualTo("id.simpul.notice.booking.confirmed.v1");
        assertThat(event.path("time").asText()).isEqualTo("2026-07-01T01:00:00Z");
        assertThat(event.path("datacontenttype").asText()).isEqualTo("application/json");
        assertThat(event.path("data").path("request").asText()).isEqualTo("r-1");
        assertThat(event.path("data").path("booking").asText()).isEqualTo("bkg-1");
    }

    @Test
    void a_partner_merged_into_another_is_told_at_the_other() {
        directory.add("new-school", "new@school.example", true, "email");
        directory.add("old-school", "old@school.example", true, "email");
        database.jdbi()
                .useHandle(db -> db.execute("update partners set merged_into = 'new-school' where id = 'old-school'"));

        promise(Notice.to(new PartnerId("old-school"), NoticeSamples.due("bat-1")));

        assertThat(deliveries()).containsExactly("new-school email waiting");
    }

    @Test
    void a_partner_merged_twice_over_is_told_at_the_one_that_is_left() {
        directory.add("school-1", "1@school.example", true, "email");
        directory.add("school-2", "2@school.example", true, "email");
        directory.add("school-3", "3@school.example", true, "email");
        database.useTransaction(db -> {
            db.execute("update partners set merged_into = 'school-2', removed_at = now() where id = 'school-1'");
            db.execute("update partners set merged_into = 'school-3', removed_at = now() where id = 'school-2'");
        });

        promise(Notice.to(new PartnerId("school-1"), NoticeSamples.due("bat-1")));

        assertThat(deliveries()).containsExactly("school-3 email waiting");
    }

    @Test
    void one_that_takes_part_no_more_is_told_of_its_end_at_its_own_address_and_of_nothing_else() {
        directory.add("school", "a@school.example", true, "email", "queue");
        database.jdbi().useHandle(db -> db.execute("update partners set removed_at = now() where id = 'school'"));

        promise(Notice.to(new PartnerId("school"), NoticeSamples.of(Topic.PARTNER_ENDED)));
        promise(Notice.to(new PartnerId("school"), NoticeSamples.due("bat-1")));

        assertThat(deliveries()).containsExactly("school email waiting", "school email waived");
    }

    @Test
    void what_was_not_delivered_goes_to_who_is_in_the_partners_place_and_else_nowhere() {
        directory.add("old", "old@school.example", true, "email", "queue");
        directory.add("new", "new@school.example", false, "email");
        promise(Notice.to(new PartnerId("old"), NoticeSamples.due("bat-1")));

        database.useTransaction(db -> {
            assertThat(Endings.open(db, new PartnerId("old"))).isEqualTo(2);
            Endings.end(db, new PartnerId("old"), Optional.of(new PartnerId("new")));
        });
        assertThat(deliveries()).containsExactlyInAnyOrder("new email waiting", "old queue waived");

        database.useTransaction(db -> Endings.end(db, new PartnerId("new"), Optional.empty()));
        assertThat(deliveries()).containsExactlyInAnyOrder("new email waived", "old queue waived");
    }

    @Test
    void the_dispatcher_is_woken_by_a_commit_and_by_nothing_else() {
        directory.add("school", "a@school.example", true, "email");
        Notice notice = Notice.to(new PartnerId("school"), NoticeSamples.due("bat-1"));

        database.useTransaction(db -> {
            outbox.promise(db, List.of(notice), AT);
            assertThat(woken).hasValue(0);
            db.rollback();
        });
        assertThat(woken).hasValue(0);

        promise(notice);
        assertThat(woken).hasValue(1);
    }

    @Test
    void a_reply_that_found_no_queue_waits_once() {
        directory.add("school", "a@school.example", true, "email");
        directory.reply("school", "rep-1", "r-1");
        var unsent = List.of(new Outbox.UnsentReply(new PartnerId("school"), "req-1", "rep-1"));

        database.useTransaction(db -> outbox.promiseReplies(db, unsent, AT));
        database.useTransaction(db -> outbox.promiseReplies(db, unsent, AT));

        assertThat(deliveries()).containsExactly("school reply waiting");
    }

    private void promise(Notice... notices) {
        database.useTransaction(db -> outbox.promise(db, List.of(notices), AT));
    }

    private List<String> deliveries() {
        return database.jdbi().withHandle(db -> db.createQuery(
                        "select partner || ' ' || channel || ' ' || state from deliveries order by seq")
                .mapTo(String.class)
                .list());
    }

    private int count(String table) {
        return database.jdbi().withHandle(db -> db.createQuery("select count(*) from " + table)
                .mapTo(Integer.class)
                .one());
    }
}
