package id.simpul.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** A database that was filled before a request and its reply became one row. */
class OneRowMigrationTest {
    private static final String BEFORE = "136";

    private final TestDatabase.Address address = TestDatabase.emptyAddress();
    private final Jdbi jdbi = Jdbi.create(address.url(), address.user(), address.password());

    @Test
    void requests_replies_and_history_read_the_same_after_the_migration_and_go_on_in_order() {
        migrate(BEFORE);
        fill(1000);
        List<String> replies = texts(
                "select seq || ' ' || partner || ' ' || reply_id || ' ' || event || ' ' || at from replies order by seq");
        List<String> requests = texts("""
                select r.partner || r.id || r.type || r.status || r.happened_at || r.received_at || p.event
                  from requests r join replies p on p.seq = r.reply order by r.partner, r.id
                """);
        List<String> history = texts("select seq || subject || step || detail from events order by seq");

        migrate("latest");

        assertThat(
                        texts(
                                "select seq || ' ' || partner || ' ' || reply_id || ' ' || event || ' ' || at from all_replies order by seq"))
                .hasSize(1010)
                .isEqualTo(replies);
        assertThat(texts("""
                select partner || id || type || status || happened_at || received_at || event
                  from requests order by partner, id
                """)).isEqualTo(requests);
        assertThat(texts("select seq || subject || step || detail from history order by seq"))
                .isEqualTo(history);
        assertThat(
                        texts(
                                "select count(*) from deliveries d join all_replies r on r.partner = d.partner and r.seq = d.reply"))
                .containsExactly("2");
        assertThat(texts("""
                insert into requests (partner, id, type, fingerprint, status, happened_at, received_at, reply_id, event)
                values ('sd-0', 'new', 't', '', 'accepted', now(), now(), 'new', '{}')
                returning reply > (select max(seq) from replies) and reply > (select max(seq) from events)
                """)).containsExactly("t");
    }

    private void migrate(String target) {
        Flyway.configure()
                .dataSource(address.url(), address.user(), address.password())
                .locations("classpath:db/migration")
                .target(target)
                .load()
                .migrate();
    }

    /** So many requests of ten partners with their replies, some of which wait for a decision, and ten replies that used no id up. */
    private void fill(int number) {
        jdbi.useTransaction(db -> {
            db.execute("""
                    with given as (
                        insert into replies (partner, reply_id, request_id, event, at)
                        select 'sd-' || n % 10, 'rep-' || n, 'req-' || n, '{"n":' || n || '}', '2026-01-01'::timestamptz + n * interval '1 min'
                          from generate_series(1, ?) n
                        returning seq, partner, request_id, at)
                    insert into requests (partner, id, type, fingerprint, status, happened_at, received_at, reply)
                    select partner, request_id, 'visit.book', '', 'pending', at, at, seq from given
                    """, number);
            db.execute("""
                    insert into replies (partner, reply_id, request_id, event, at, remark)
                    select 'sd-1', 'remark-' || n, null, '{}', now(), true from generate_series(1, 10) n
                    """);
            db.execute("""
                    insert into pending (partner, request_id, type, waits_for, data, happened_at, since)
                    select partner, id, type, 'staff', '{}', happened_at, received_at from requests where id like '%7'
                    """);
            db.execute("""
                    insert into deliveries (partner, channel, reply, next_at)
                    select partner, 'reply', seq, now() from replies where reply_id in ('rep-4', 'remark-2')
                    """);
            db.execute("""
                    insert into events (at, partner, request_id, subject, step)
                    select received_at, partner, id, id, status from requests order by reply
                    """);
        });
    }

    private List<String> texts(String sql) {
        return jdbi.withHandle(db -> db.createQuery(sql).mapTo(String.class).list());
    }
}
