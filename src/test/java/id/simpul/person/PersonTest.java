package id.simpul.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.simpul.Shows;
import id.simpul.database.Database;
import id.simpul.database.TestDatabase;
import id.simpul.delivery.MailFiles;
import id.simpul.feature.Query;
import id.simpul.ledger.Decided;
import id.simpul.ledger.Decision;
import id.simpul.ledger.Events;
import id.simpul.ledger.Json;
import id.simpul.ledger.Request;
import id.simpul.ledger.RequestType;
import id.simpul.partner.PartnerId;
import id.simpul.partner.PartnerKind;
import id.simpul.policy.Policies;
import id.simpul.policy.Rule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Shows(Rule.R20)
class PersonTest {
    private static final Instant NOW = Instant.parse("2026-11-26T03:00:00Z");

    private final Database database = TestDatabase.fresh();

    @TempDir
    private Path mails;

    @BeforeEach
    void given() throws IOException {
        database.jdbi().useHandle(db -> db.createScript("""
                        insert into partners (id, kind, name, contact_name, contact_phone, email, created_at)
                        values ('univ', 'university', 'Universitas Contoh', 'Rina Contoh', '+62 812-3456-7890', 'kantor@univ.example', now());
                        insert into privileges (id, partner, ref, name, kind, because, from_day, state, ended_on) values
                        ('p1', 'univ', 'MHS-77', 'Andi Contoh', 'borrow', 'student', '2025-01-01', 'lapsed', '2025-06-01'),
                        ('p2', 'univ', 'MHS-770', 'Andini Contoh', 'borrow', 'student', '2025-01-01', 'lapsed', '2025-06-01'),
                        ('p3', 'univ', 'MHS-77', 'Andi Contoh', 'borrow', 'student', '2026-09-01', 'current', null);
                        insert into bookings (id, partner, type, resource, subject, from_day, to_day, people, state, details)
                        values ('b1', 'univ', 'internship.apply', 'internship', 'Magang', '2025-01-01', '2025-02-01', 2, 'booked',
                                '{"students":[{"name":"Andi Contoh","number":"MHS-77"},{"name":"Budi Contoh","number":"MHS-78"}]}');
                        insert into notices (id, partner, topic, event, at)
                        values ('n1', 'univ', 'privilege.granted', '{"data":{"persons":[{"ref":"MHS-77"},{"ref":"MHS-770"}]}}', now());
                        insert into surveys (batch, answered_on, comment, loans) select id, '2025-01-01', 'Terima kasih, Andi Contoh dan Andi Contoh', '{}'
                          from batches
                        """).execute());
        Path year = Files.createDirectories(mails.resolve("2026"));
        Files.writeString(
                year.resolve("2026-01-01-080000-univ-x-1.eml"),
                "To: kantor@univ.example\nSubject: x\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\n"
                        + java.util.Base64.getMimeEncoder()
                                .encodeToString("Hak MHS-77 berakhir".getBytes(StandardCharsets.UTF_8)));
        Files.writeString(
                year.resolve("2026-01-02-080000-univ-x-2.eml"),
                "To: kantor@univ.example\nSubject: x\nContent-Type: text/plain\n\nHak MHS-770 berakhir");
    }

    private Decision perform(RequestType type, String... person) {
        PersonDesk desk =
                new PersonDesk(new MailFiles(mails, Policies.defaults().zone()));
        Request act = new Request(
                PartnerId.STAFF,
                PartnerKind.LIBRARY,
                "act-" + type,
                type,
                NOW,
                false,
                Json.tree(new Wanted(List.of(person))),
                Optional.of(new Request.Staff("Sari", "permintaan yang bersangkutan")));
        return database.inTransaction(db -> {
            Decision decision = desk.decide(
                    act, desk.facts(db, List.of(act)), Policies.defaults().asOf(NOW), LocalDate.of(2026, 11, 26));
            Decided decided = new Decided(act, decision, NOW);
            desk.write(db, List.of(decided));
            decision.effects().forEach(effect -> Events.append(db, effect.events(), NOW));
            return decision;
        });
    }

    private List<String> found(String sql) {
        return database.jdbi()
                .withHandle(db -> db.createQuery(sql).mapTo(String.class).list());
    }

    @Test
    void a_person_is_found_in_every_place_by_whole_words_and_each_look_is_kept() {
        Decision decision = perform(RequestType.STAFF_PERSON_FIND, "mhs-77", "Andi Contoh");

        assertThat(decision.effects().get(0).shownOnce().findValuesAsText("where"))
                .containsExactly(
                        "bookings.details",
                        "notices.event",
                        "privileges.ref",
                        "privileges.ref",
                        "privileges.name",
                        "privileges.name",
                        "mail");
        assertThat(decision.outcome().toString()).isEqualTo("{\"foundIn\":7,\"stillNeeded\":2}");
        assertThat(
                        found(
                                "select partner || ' ' || subject || ' ' || step from events where partner = 'univ' order by seq"))
                .contains("univ b1 looked-at", "univ p1 looked-at", "univ p3 looked-at");
        assertThat(found("select detail from events"))
                .noneMatch(detail -> detail.contains("MHS") || detail.contains("Andi"));
    }

    @Test
    void a_telephone_number_is_found_however_it_is_written() {
        assertThat(perform(RequestType.STAFF_PERSON_EXPORT, "0812 3456 7890")
                        .effects()
                        .get(0)
                        .shownOnce()
                        .at("/found/0/holds")
                        .asText())
                .isEqualTo("+62 812-3456-7890");
    }

    @Test
    void who_is_erased_is_gone_and_what_must_be_known_or_is_open_stays() {
        perform(RequestType.STAFF_PERSON_ERASE, "MHS-77", "Andi Contoh");

        assertThat(found("select id || coalesce(' ' || ref || ' ' || name, '') from privileges order by id"))
                .containsExactly("p1", "p2 MHS-770 Andini Contoh", "p3 MHS-77 Andi Contoh");
        assertThat(found("select details::text from bookings").get(0))
                .contains("Budi Contoh", "MHS-78")
                .doesNotContain("Andi", "MHS-77\"");
        assertThat(found("select event from notices").get(0))
                .contains("MHS-770")
                .doesNotContain("MHS-77\"");
        assertThat(mailsLeft())
                .extracting(mail -> mail.getFileName().toString())
                .containsExactly("2026-01-02-080000-univ-x-2.eml");
    }

    @Test
    void who_stands_in_more_places_than_one_person_does_is_not_erased_anywhere() {
        database.jdbi().useHandle(db -> db.execute("""
                        insert into privileges (id, partner, ref, name, kind, because, from_day, state, ended_on)
                        select 'x' || n, 'univ', 'X-' || n, 'Andi Lain', 'borrow', 'student', date '2025-01-01', 'lapsed', date '2025-06-01'
                          from generate_series(1, 201) n
                        """));

        assertThat(perform(RequestType.STAFF_PERSON_ERASE, "Andi Lain")).isInstanceOf(Decision.Refused.class);
        assertThat(perform(RequestType.STAFF_PERSON_ERASE, "Andi", "MHS-77")).isInstanceOf(Decision.Refused.class);

        assertThat(found("select id from privileges where name = 'Andi Lain'")).hasSize(201);
        assertThat(found("select id from privileges where name = 'Andi Contoh'"))
                .containsExactlyInAnyOrder("p1", "p3");
        assertThat(mailsLeft()).hasSize(2);
        assertThat(found("select step from events")).isEmpty();
    }

    @Test
    void no_mail_goes_where_nothing_else_went() {
        assertThatThrownBy(() -> database.inTransaction(db -> {
                    new Erasure(new MailFiles(mails, Policies.defaults().zone())).of(db, new Wanted(List.of("MHS-77")));
                    throw new IllegalStateException("the transaction fails");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(mailsLeft()).hasSize(2);
    }

    /** A line that begins with a person, in each kind of column. */
    private void announcedByRenee() {
        String lines = "{\"body\":\"Hubungi:\\nRenée Santoso\\n0812 9999 0000\"}";
        byte[] byNumber = "{\"body\":\"Hubungi:\\r\\nRen\\u00E9e Santoso\\t0812 9999 0000 \\u0000 \\uD83D\"}"
                .getBytes(StandardCharsets.UTF_8);
        byte[] inLatin = "nama;catatan\nRenée Santoso;\\u00\0".getBytes(StandardCharsets.ISO_8859_1);
        database.jdbi().useHandle(db -> {
            db.execute(
                    "insert into notices (id, partner, topic, event, at) values ('n2', 'univ', 'information.published', ?, now())",
                    lines);
            db.execute(
                    "insert into replies (partner, reply_id, event, at) values ('univ', 'r1', ?, now())",
                    new String(byNumber, StandardCharsets.UTF_8));
            db.execute("update bookings set details = cast(? as jsonb)", lines);
            db.execute("""
                    insert into failures (id, partner, message_id, letter, reason, group_id, body, reply_id, state, first_at, last_at)
                    values ('f1', 'univ', 'm1', 'l1', 'x', 'g1', ?, 'r2', 'done', now(), now())
                    """, byNumber);
            db.execute(
                    "insert into uploads (id, kind, account, name, source, content, at) values ('u1', 'x', 'x', 'x', 'x', ?, now())",
                    inLatin);
        });
    }

    @Test
    void a_person_is_found_and_erased_at_the_beginning_of_a_line_and_with_letters_of_any_kind() {
        announcedByRenee();
        List<String> places =
                List.of("bookings.details", "failures.body", "notices.event", "replies.event", "uploads.content");

        assertThat(perform(RequestType.STAFF_PERSON_FIND, "renée santoso")
                        .effects()
                        .get(0)
                        .shownOnce()
                        .findValuesAsText("where"))
                .containsExactlyElementsOf(places);
        assertThat(perform(RequestType.STAFF_PERSON_FIND, "+62 812-9999-0000")
                        .effects()
                        .get(0)
                        .shownOnce()
                        .findValuesAsText("where"))
                .containsExactlyElementsOf(places.subList(0, 4));

        perform(RequestType.STAFF_PERSON_ERASE, "Renée Santoso", "081299990000");

        assertThat(found("""
                        select details::text from bookings union all select encode(body, 'escape') from failures
                         union all select event from notices union all select event from replies
                         union all select encode(content, 'escape') from uploads
                        """)).noneMatch(holds -> holds.contains("Santoso") || holds.contains("9999"));
    }

    @Test
    void a_backslash_before_a_letter_is_no_line_break() {
        database.jdbi()
                .useHandle(db -> db.execute(
                        "insert into notices (id, partner, topic, event, at) values ('n2', 'univ', 'x', ?, now())",
                        "{\"body\":\"C:\\\\nadia\"}"));

        assertThat(perform(RequestType.STAFF_PERSON_FIND, "adia").outcome().toString())
                .isEqualTo("{\"foundIn\":0,\"stillNeeded\":0}");
        assertThat(perform(RequestType.STAFF_PERSON_FIND, "nadia").outcome().toString())
                .isEqualTo("{\"foundIn\":1,\"stillNeeded\":0}");
    }

    private List<Path> mailsLeft() {
        return new MailFiles(mails, Policies.defaults().zone()).all();
    }

    @Test
    void who_was_reached_since_a_day_is_listed_at_once() {
        perform(RequestType.STAFF_PERSON_EXPORT, "MHS-77");

        assertThat(database.inTransaction(
                                db -> ExposedList.of(Policies.defaults().zone())
                                        .page(
                                                db,
                                                new Query(
                                                        Map.of("since", "2026-11-26", "partner", "univ"),
                                                        Optional.empty(),
                                                        50)))
                        .rows())
                .extracting(row -> row.path("by").asText() + " "
                        + row.path("step").asText() + " " + row.path("partner").asText())
                .contains("Sari handed-out univ");
        assertThat(database.inTransaction(
                                db -> ExposedList.of(Policies.defaults().zone())
                                        .page(db, new Query(Map.of("since", "2026-11-27"), Optional.empty(), 50)))
                        .rows())
                .isEmpty();
    }
}
