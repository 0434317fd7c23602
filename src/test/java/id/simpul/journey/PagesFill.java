package id.simpul.journey;

import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.Update;

/** Fills a database set by set with what a hub has after years: schools, their batches, a history of requests, mails and acts of staff. */
record PagesFill(int schools, int quarters, int books, long requests) {
    /** So many requests are written at once. */
    private static final long STEP = 1_000_000;

    /**
     * From the oldest on, as a hub has them after years: a few partners ask for much, most for little; four in ten are daily reports; no
     * kind comes with a partner or an answer of its own; by night nobody asks.
     */
    private static final String HISTORY = """
            insert into requests (partner, id, type, fingerprint, status, happened_at, received_at, reply_id, event, quiet)
            select 'sd-' || (1 + floor(:schools * power(who, 2)))::int, 'r-' || n,
                   case when kind < 0.4 then 'statistics.day'
                        else (array['rotation.received', 'rotation.returned', 'rotation.survey', 'rotation.replacement', 'visit.book',
                                    'service.request', 'borrower.register', 'request.status', 'partner.update'])
                             [1 + floor(9 * power((kind - 0.4) / 0.6, 1.5))::int] end,
                   decode(md5(n::text), 'hex'), status, at, at, 'rep-' || n,
                   '{"data":{"request":"r-' || n || '","status":"' || status || '","reference":"bat-' || n || '","outcome":{},"reasons":[]}}',
                   true
              from generate_series(cast(:first as bigint), cast(:last as bigint)) as n
             cross join lateral (
                   select (hashint8extended(n, 1) & 1048575) / 1048576.0 as who, (hashint8extended(n, 2) & 1048575) / 1048576.0 as kind,
                          case when hashint8extended(n, 3) & 31 < 2 then 'refused' else 'accepted' end as status,
                          timestamptz '2026-11-26 17:00:00+07' - ((:requests - n) / :daily) * interval '1 day'
                          - ((:requests - n) % :daily) * (interval '10 hours' / :daily) as at) as told
            """;

    /** What used no number up, and is not kept for ever: one answer in a hundred of the last weeks. */
    private static final String ANSWERS = """
            insert into replies (partner, reply_id, request_id, event, at)
            select 'sd-' || 1 + n % :schools, 'rep-x-' || n, 'x-' || n, '{"data":{"request":"x-' || n || '","status":"invalid","reasons":[]}}',
                   timestamptz '2026-11-26 17:00:00+07' - ((:requests - n) / :daily) * interval '1 day'
              from generate_series(cast(:first as bigint), cast(:last as bigint), 100) as n
             where (:requests - n) / :daily < 80
            """;

    /** Over about three years. */
    private static final int DAYS = 1_000;

    private static final List<String> REST = List.of(
            """
            insert into partners (id, kind, name, region_system, region_code, created_at, has_system, email)
            select 'sd-' || s, 'school', 'SD Negeri ' || s || ' Contoh', 'kemendagri', '13.75.0' || (1 + s % 3), now(), s % 2 = 0,
                   'sd' || s || '@example.org' from generate_series(1, :schools) as s
            """,
            """
            insert into rotation_agreements (id, school, npsn, name, region, pupils_lower, pupils_upper, themes, state,
                                             enrolled_on, last_quarter)
            select 'agr-' || s, 'sd-' || s, (10300000 + s)::text, 'SD Negeri ' || s || ' Contoh', '13.75.0' || (1 + s % 3), 60, 60, '{}',
                   'active', '2024-01-01', '2027-Q4' from generate_series(1, :schools) as s
            """,
            """
            insert into titles (id, title, author)
            select 't-' || t, 'Cerita Rakyat Nomor ' || t || ' ' || substr(md5(t::text), 1, 6), 'Pengarang ' || t % 700
              from generate_series(1, 20000) as t
            """,
            """
            insert into items (barcode, title, collection, grades, condition, lendable, subject, changed_at)
            select 'b-' || t || '-' || c, 't-' || t, 'children', 'both', 'good', true, (100 + t * 7 % 899)::text, now()
              from generate_series(1, 20000) as t cross join generate_series(1, 1 + :schools * :books / 20000) as c
            """,
            """
            insert into batches (id, agreement, school, quarter, state, places, lower_places, deliver_on, due_on, dispatched_on,
                                 received_on, run, books)
            select 'bat-' || s || case q when -1 then '-next' else '-' || q end, 'agr-' || s, 'sd-' || s,
                   extract(year from day) || '-Q' || extract(quarter from day),
                   case q when -1 then 'planned' when 0 then 'received' else 'closed' end, :books, :books / 2, day, day + 91,
                   case when q >= 0 then day end, case when q >= 0 then day + 1 end, 1 + s / 6,
                   :books - case when q = -1 and s % 9 = 0 then 3 else 0 end
              from generate_series(1, :schools) as s cross join generate_series(-1, :quarters - 1) as q
             cross join lateral (select (date '2026-10-05' - 91 * q)::date as day) as delivered
            """,
            """
            insert into batch_shortfalls (batch, level, because, places, titles)
            select id, 'lower', 'no-copy-available', places - books, 0 from batches where books < places
            """,
            """
            insert into batch_items (batch, barcode, school, title, name, level, box, state)
            select distinct on (batch, barcode) batch, barcode, school, title, 'Cerita', 'lower', 1 + i / 25, state
              from (select 'bat-' || s || '-' || q as batch, 'b-' || t || '-' || c as barcode, 'sd-' || s as school,
                           't-' || t as title, i, case q when 0 then 'sent' else 'in' end as state
                      from generate_series(1, :schools) as s cross join generate_series(0, :quarters - 1) as q
                     cross join generate_series(0, :books - 1) as i
                     cross join lateral (select (s - 1) * :books + i as k) as place
                     cross join lateral (select case q when 0 then 1 + k % 20000 else 1 + (s * 7919 + (q * 100 + i) * 13) % 20000 end as t,
                                                case q when 0 then 1 + k / 20000 else 1 end as c) as pick) as each
            """,
            """
            insert into batch_items (batch, barcode, school, title, name, level, box, state)
            select batches.id, 'b-' || (1 + k % 20000) || '-' || (1 + k / 20000), batches.school, 't-' || (1 + k % 20000), 'Cerita',
                   'lower', 1 + i / 25, 'planned'
              from generate_series(1, :schools) as s
              join batches on batches.id = 'bat-' || s || '-next'
             cross join lateral generate_series(0, batches.books - 1) as i
             cross join lateral (select ((s - 1 + :schools / 2) % :schools) * :books + i as k) as place
            """,
            """
            insert into obligations (id, school, batch, barcode, title, name, state, opened_on, due_on)
            select 'obl-' || batch || barcode, school, batch, barcode, title, name, 'open', '2026-10-01', '2026-12-01'
              from batch_items where box = 1 and batch like '%-0' and batch like 'bat-%7-0' and barcode like '%5-%'
            """,
            """
            insert into events (at, partner, subject, step, detail)
            select deliver_on, school, id, step, '{"out":0}'
              from batches cross join unnest(array['planned', 'announced', 'packed', 'dispatched', 'received', 'returned']) as step
            """,
            """
            insert into events (at, partner, request_id, subject, step, detail)
            select timestamptz '2026-11-20' - n * interval '10 minutes', 'staff', 'act-' || n, 'bat-' || n % :schools || '-0',
                   'staff.pack', '{"by":"Rina","door":"console"}' from generate_series(1, 50000) as n
            """,
            """
            insert into notices (id, partner, topic, event, at)
            select 'n-' || n, 'sd-' || (1 + n % :schools), 'rotation.announced', '{"id":"n-' || n || '","data":{}}',
                   timestamptz '2026-11-20' - (200000 - n) * interval '30 seconds' from generate_series(1, 200000) as n
            """,
            """
            insert into deliveries (partner, channel, notice, state, next_at, sent_at)
            select partner, 'email', seq, case seq % 500 when 0 then 'failed' else 'sent' end, at, at from notices order by seq
            """,
            """
            insert into privileges (id, partner, ref, name, kind, because, from_day, state)
            select 'pri-' || n, 'sd-' || (1 + n % :schools), 'ref-' || n, 'Warga Contoh ' || n, 'borrow', 'address', '2026-01-01', 'current'
              from generate_series(1, 50000) as n
            """,
            """
            insert into bookings (id, partner, type, resource, subject, from_day, to_day, people, state)
            select 'boo-' || n, 'sd-' || (1 + n % :schools), 'visit.book', 'visit', 'class', day, day, 20, 'booked'
              from generate_series(1, 20000) as n cross join lateral (select (date '2026-12-30' - (n / 10)::int) as day) as on_day
            """,
            """
            insert into announcements (id, partner, subject, body, audience, recipients, published_at)
            select 'ann-' || n, 'sd-1', 'Pengumuman ' || n, 'Isi', '{school}', 5000, timestamptz '2026-11-20' - n * interval '1 hour'
              from generate_series(1, 5000) as n
            """,
            """
            insert into jobs (job, period, part, due_at, done_at)
            select job, quarter, id, deliver_on, deliver_on
              from batches cross join unnest(array['rotation.plan', 'rotation.announce', 'rotation.due', 'rotation.not-gone']) as job
            on conflict do nothing
            """,
            """
            insert into agreements (id, number, title, form, origin, from_day, to_day, signed_on, goals, state, renewal_proposed)
            select 'pks-' || n, 'PKS-' || n || '/2025', 'Kerja sama ' || n, (array['exchange', 'service-use', 'other'])[1 + n % 3], 'own',
                   date '2025-01-01' + n % 300, date '2027-01-01' + n % 900, '2024-12-01', '{Koleksi bersama}',
                   case when n % 4 = 0 then 'ended' else 'valid' end, false
              from generate_series(1, 3000) as n
            """,
            """
            insert into agreement_parties (agreement, partner, name, place)
            select 'pks-' || n, 'sd-' || 1 + n % :schools, 'Mitra ' || n, 1 from generate_series(1, 3000) as n
            """,
            """
            insert into trainings (id, direction, partner, from_day, to_day, admitted, refused)
            select 'trn-' || n, 'in', 'sd-' || 1 + n % :schools, day, day + 4, 20, 1
              from generate_series(1, 1000) as n cross join lateral (select date '2026-12-20' - n as day) as begun
            """,
            """
            insert into outreaches (id, partner, purpose, on_day, about, state)
            select 'out-' || n, 'sd-' || 1 + n % :schools, 'outreach', date '2026-12-20' - n / 5, 'Rotasi buku', 'recorded'
              from generate_series(1, 4000) as n
            """,
            """
            insert into exchange_offers (id, partner, offered_on, stepped_on, tried_at)
            select 'exc-' || n, 'sd-' || 1 + n % :schools, date '2026-11-20' - n, date '2026-11-20' - n, now()
              from generate_series(1, 500) as n
            """,
            """
            insert into pending (partner, request_id, type, waits_for, data, happened_at, since)
            select 'sd-' || 1 + n % :schools, 'w-' || n, 'visit.book', 'staff', '{"purpose":"group","people":20,"day":"2026-12-20"}',
                   at, at
              from generate_series(1, 400) as n
             cross join lateral (select timestamptz '2026-11-26' - n * interval '1 hour' as at) as asked
            """,
            """
            insert into failures (id, partner, message_id, letter, request_id, type, reason, group_id, body, reply_id, first_at, last_at)
            select 'fai-' || n, 'sd-' || 1 + n % :schools, 'm-' || n, 'l-' || n, 'f-' || n, 'rotation.survey', 'The hub failed on it',
                   'BT-' || n % 12, '{}', 'rep-f-' || n, at, at
              from generate_series(1, 1200) as n
             cross join lateral (select timestamptz '2026-11-26' - n * interval '5 minutes' as at) as failed
            """,
            """
            insert into requests (partner, id, type, fingerprint, status, happened_at, received_at, reply_id, event)
            select partner, request_id, type, '\\x00', 'pending', happened_at, since, 'rep-' || request_id,
                   '{"data":{"request":"' || request_id || '","status":"pending","outcome":{},"reasons":[]}}'
              from pending
            """);

    void fill(Handle db) throws SQLException {
        db.execute("set statement_timeout = 0");
        db.execute("set session_replication_role = replica");
        db.getConnection().setNetworkTimeout(Runnable::run, 0);
        // Its indexes are made once, afterwards, and not row by row.
        db.execute("update pg_index set indisready = false where indrelid = 'requests'::regclass");
        for (long first = 1; first <= requests; first += STEP) {
            run(db, HISTORY, first, Math.min(requests, first + STEP - 1));
            run(db, ANSWERS, first, Math.min(requests, first + STEP - 1));
            System.out.printf("%,d requests%n", Math.min(requests, first + STEP - 1));
        }
        REST.forEach(sql -> run(db, sql, 0, 0));
        db.execute("update pg_index set indisready = true where indrelid = 'requests'::regclass");
        db.execute("set maintenance_work_mem = '512MB'");
        db.execute("reindex table requests");
        db.execute("vacuum analyze");
    }

    private void run(Handle db, String sql, long first, long last) {
        Update update = db.createUpdate(sql);
        update.getConfig(SqlStatements.class).setUnusedBindingAllowed(true);
        update.bind("schools", schools)
                .bind("quarters", quarters)
                .bind("books", books)
                .bind("requests", requests)
                .bind("daily", Math.max(1, requests / DAYS))
                .bind("first", first)
                .bind("last", last)
                .execute();
    }
}
