package id.simpul.administration;

import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.Shows;
import id.simpul.agenda.DueWork;
import id.simpul.agenda.Mornings;
import id.simpul.database.Database;
import id.simpul.database.TestDatabase;
import id.simpul.delivery.KeptMessages;
import id.simpul.delivery.MailFiles;
import id.simpul.delivery.Outbox;
import id.simpul.intake.KeptAnswers;
import id.simpul.ledger.Kept;
import id.simpul.ledger.KeptHistory;
import id.simpul.policy.Policies;
import id.simpul.policy.Rule;
import id.simpul.web.KeptPosts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Shows(Rule.R20)
class TidyChoreTest {
    private static final Instant NOW = Instant.parse("2026-11-26T03:00:00Z");

    private final Database database = TestDatabase.fresh();

    @TempDir
    private Path mails;

    private void tidy() {
        List<Kept> kept = new ArrayList<>(
                KeptMessages.all(new MailFiles(mails, Policies.defaults().zone())));
        kept.addAll(KeptAnswers.all());
        kept.add(KeptPosts.answered());
        kept.add(KeptHistory.staff());
        TidyChore chore = new TidyChore(new Mornings(Policies.defaults()), () -> kept);
        new DueWork(
                        database,
                        Policies.defaults(),
                        List.of(chore),
                        Outbox.before(java.util.Optional::empty, at -> java.util.Optional.empty()),
                        Clock.fixed(NOW, Policies.defaults().zone()))
                .run();
    }

    private void given(String sql) {
        database.jdbi().useHandle(db -> db.createScript(sql).execute());
    }

    private List<String> found(String sql) {
        return database.jdbi()
                .withHandle(db -> db.createQuery(sql).mapTo(String.class).list());
    }

    @Test
    void what_was_delivered_and_told_long_ago_goes_and_what_is_still_open_stays() {
        given("""
                insert into notices (id, partner, topic, event, at)
                select 'n' || i, 'sd', 't', '{}', timestamptz '2026-11-26 03:00Z' - make_interval(days => i)
                  from generate_series(1000, 0, -100) as i;
                insert into deliveries (partner, channel, notice, state, next_at, sent_at)
                select 'sd', 'email', seq, case when id = 'n900' then 'waiting' when id in ('n800', 'n300') then 'failed' else 'sent' end,
                       at, case when id not in ('n900', 'n800', 'n300') then at end
                  from notices
                """);

        tidy();

        assertThat(found("select id from notices order by seq")).containsExactly("n900", "n300", "n200", "n100", "n0");
        assertThat(
                        found(
                                "select id || ' ' || state from deliveries join notices on notices.seq = notice order by notice"))
                .containsExactly("n900 waiting", "n300 failed", "n0 sent");
    }

    @Test
    void forty_thousand_rows_go_in_short_steps() {
        given("""
                insert into notices (id, partner, topic, event, at)
                select 'n' || i, 'sd', 't', '{}', timestamptz '2024-01-01 03:00Z' from generate_series(1, 20000) as i;
                insert into deliveries (partner, channel, notice, state, next_at, sent_at)
                select 'sd', 'email', seq, 'sent', at, at from notices
                """);

        tidy();

        assertThat(found("select id from notices union all select partner from deliveries"))
                .isEmpty();
        assertThat(found("select count(*)::text from jobs where part ~ '^(deliveries|notices) '")
                        .get(0))
                .isEqualTo("10");
        tidy();
        assertThat(found("select count(*)::text from jobs where part ~ '^(deliveries|notices) '")
                        .get(0))
                .isEqualTo("10");
    }

    @Test
    void who_of_the_staff_did_something_is_forgotten_and_what_happened_is_not() {
        given("""
                insert into events (at, partner, subject, step, detail) values
                ('2020-01-01', 'staff', 'act-1', 'accepted', '{"type":"staff.pack","by":"Sari","reason":"rak","door":"command"}'),
                ('2020-01-01', 'sd', 'bat-1', 'packed', '{"by":"Sari","reason":"rak","door":"console","out":2}'),
                ('2020-01-01', 'dinas', 'exc-1', 'sent', '{"by":"host","pair":"p"}'),
                ('2026-01-01', 'sd', 'bat-2', 'packed', '{"by":"Sari","reason":"rak","door":"console"}')
                """);

        tidy();
        tidy();

        assertThat(found("select subject || ' ' || replace(detail, ' ', '') from events order by seq"))
                .containsExactly(
                        "bat-1 {\"out\":2}",
                        "exc-1 {\"by\":\"host\",\"pair\":\"p\"}",
                        "bat-2 {\"by\":\"Sari\",\"reason\":\"rak\",\"door\":\"console\"}");
        assertThat(found("select subject from tidied join events on seq = last where kind = 'history'"))
                .containsExactly("exc-1");
    }

    @Test
    void answers_that_used_no_id_up_go_and_a_request_keeps_its_reply() {
        given("""
                insert into replies (partner, reply_id, event, at) values ('sd', 'r1', '{}', '2020-01-01'), ('sd', 'r2', '{}', '2026-11-01');
                insert into requests (partner, id, type, fingerprint, status, happened_at, received_at, reply, reply_id, event)
                values ('sd', 'q1', 't', '', 'accepted', '2020-01-01', '2020-01-01', 77, 'r3', '{}');
                insert into posted (partner, request_id, at) values ('sd', 'q1', '2020-01-01'), ('sd', 'q2', '2020-01-01')
                """);

        tidy();

        assertThat(found("select reply_id from all_replies order by 1")).containsExactly("r2", "r3");
        assertThat(found("select request_id from posted")).containsExactly("q2");
    }

    @Test
    void an_old_answer_goes_though_many_before_it_were_given_again() {
        given("""
                insert into replies (partner, reply_id, event, at)
                select 'sd', 'again-' || i, '{}', timestamptz '2026-11-01' from generate_series(1, 5000) as i;
                insert into replies (partner, reply_id, event, at) values ('sd', 'old', '{}', '2020-01-01')
                """);

        tidy();

        assertThat(found("select reply_id from replies where reply_id = 'old'")).isEmpty();
        assertThat(found("select count(*)::text from replies")).containsExactly("5000");
    }

    @Test
    void mails_on_disk_go_by_the_day_in_their_name() throws IOException {
        Path year = Files.createDirectories(mails.resolve("2026"));
        Files.writeString(year.resolve("2026-01-01-080000-sd-x-1.eml"), "old");
        Files.writeString(year.resolve("2026-11-01-080000-sd-x-1.eml"), "new");
        Files.writeString(year.resolve("catatan.eml"), "nobody's");

        tidy();

        try (var left = Files.list(year)) {
            assertThat(left.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("2026-11-01-080000-sd-x-1.eml", "catatan.eml");
        }
    }
}
