package id.simpul.journey;

import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.Update;

/** Fills a database set by set with what a hub has after years: schools, their batches, a history of requests, mails and acts of staff. */
record PagesFill(int schools, int quarters, int books, long requests) {
    /** Its indexes are made once, afterwards, and not row by row. */
    private static final String HISTORY = """
            insert into requests (partner, id, type, fingerprint, status, happened_at, received_at, reply_id, event, quiet)
            select 'sd-' || (1 + (n * 7919) % :schools), 'r-' || n,
                   (array['rotation.received', 'rotation.returned', 'visit.book', 'request.status', 'rotation.survey'])[1 + n % 5],
                   decode(md5(n::text), 'hex'), case n % 20 when 0 then 'refused' when 1 then 'invalid' else 'accepted' end,
                   at, at, 'rep-' || n,
                   '{"data":{"request":"r-' || n || '","status":"accepted","reference":"bat-' || n || '","outcome":{},"reasons":[]}}', true
              from generate_series(1::bigint, :requests) as n
             cross join lateral (select timestamptz '2026-11-20' - (:requests - n) * interval '9 seconds' as at) as told
            """;

    private static final List<String> REST =
            List.of("""
            insert into partners (id, kind, name, region_system, region_code, created_at, has_system, email)
            select 'sd-' || s, 'school', 'SD Negeri ' || s || ' Contoh', 'kemendagri', '13.75.0' || (1 + s % 3), now(), s % 2 = 0,
                   'sd' || s || '@example.org' from generate_series(1, :schools) as s
            """, """
            insert into rotation_agreements (id, school, npsn, name, region, pupils_lower, pupils_upper, themes, state,
                                             enrolled_on, last_quarter)
            select 'agr-' || s, 'sd-' || s, (10300000 + s)::text, 'SD Negeri ' || s || ' Contoh', '13.75.0' || (1 + s % 3), 60, 60, '{}',
                   'active', '2024-01-01', '2027-Q4' from generate_series(1, :schools) as s
            """, """
            insert into titles (id, title, author)
            select 't-' || t, 'Cerita Rakyat Nomor ' || t || ' ' || substr(md5(t::text), 1, 6), 'Pengarang ' || t % 700
              from generate_series(1, 20000) as t
            """, """
            insert into items (barcode, title, collection, grades, condition, lendable, subject, changed_at)
            select 'b-' || t || '-' || c, 't-' || t, 'children', 'both', 'good', true, (100 + t * 7 % 899)::text, now()
              from generate_series(1, 20000) as t cross join generate_series(1, 1 + :schools * :books / 20000) as c
            """, """
            insert into batches (id, agreement, school, quarter, state, places, lower_places, deliver_on, due_on, dispatched_on,
                                 received_on, run)
            select 'bat-' || s || '-' || q, 'agr-' || s, 'sd-' || s, extract(year from day) || '-Q' || extract(quarter from day),
                   case q when 0 then 'received' else 'closed' end, 100, 50, day, day + 91, day, day + 1, 1 + s / 6
              from generate_series(1, :schools) as s cross join generate_series(0, :quarters - 1) as q
             cross join lateral (select (date '2026-10-05' - 91 * q)::date as day) as delivered
            """, """
            insert into batch_items (batch, barcode, school, title, name, level, box, state)
            select distinct on (batch, barcode) batch, barcode, school, title, 'Cerita', 'lower', 1 + i / 25, state
              from (select 'bat-' || s || '-' || q as batch, 'b-' || t || '-' || c as barcode, 'sd-' || s as school,
                           't-' || t as title, i, case q when 0 then 'sent' else 'in' end as state
                      from generate_series(1, :schools) as s cross join generate_series(0, :quarters - 1) as q
                     cross join generate_series(0, :books - 1) as i
                     cross join lateral (select (s - 1) * :books + i as k) as place
                     cross join lateral (select case q when 0 then 1 + k % 20000 else 1 + (s * 7919 + (q * 100 + i) * 13) % 20000 end as t,
                                                case q when 0 then 1 + k / 20000 else 1 end as c) as pick) as each
            """, """
            insert into obligations (id, school, batch, barcode, title, name, state, opened_on, due_on)
            select 'obl-' || batch || barcode, school, batch, barcode, title, name, 'open', '2026-10-01', '2026-12-01'
              from batch_items where box = 1 and batch like '%-0' and batch like 'bat-%7-0' and barcode like '%5-%'
            """, """
            insert into events (at, partner, subject, step, detail)
            select deliver_on, school, id, step, '{"out":0}'
              from batches cross join unnest(array['planned', 'announced', 'packed', 'dispatched', 'received', 'returned']) as step
            """, """
            insert into events (at, partner, request_id, subject, step, detail)
            select timestamptz '2026-11-20' - n * interval '10 minutes', 'staff', 'act-' || n, 'bat-' || n % :schools || '-0',
                   'staff.pack', '{"by":"Rina","door":"console"}' from generate_series(1, 50000) as n
            """, """
            insert into notices (id, partner, topic, event, at)
            select 'n-' || n, 'sd-' || (1 + n % :schools), 'rotation.announced', '{"id":"n-' || n || '","data":{}}',
                   timestamptz '2026-11-20' - (200000 - n) * interval '2 minutes' from generate_series(1, 200000) as n
            """, """
            insert into deliveries (partner, channel, notice, state, next_at, sent_at)
            select partner, 'email', seq, case seq % 500 when 0 then 'failed' else 'sent' end, at, at from notices order by seq
            """, """
            insert into privileges (id, partner, ref, name, kind, because, from_day, state)
            select 'pri-' || n, 'sd-' || (1 + n % :schools), 'ref-' || n, 'Warga Contoh ' || n, 'borrow', 'address', '2026-01-01', 'current'
              from generate_series(1, 50000) as n
            """, """
            insert into bookings (id, partner, type, resource, subject, from_day, to_day, people, state)
            select 'boo-' || n, 'sd-' || (1 + n % :schools), 'visit.book', 'visit', 'class', day, day, 20, 'booked'
              from generate_series(1, 20000) as n cross join lateral (select (date '2026-12-30' - (n / 10)::int) as day) as on_day
            """, """
            insert into announcements (id, partner, subject, body, audience, recipients, published_at)
            select 'ann-' || n, 'sd-1', 'Pengumuman ' || n, 'Isi', '{school}', 5000, timestamptz '2026-11-20' - n * interval '1 hour'
              from generate_series(1, 5000) as n
            """, """
            insert into jobs (job, period, part, due_at, done_at)
            select job, quarter, id, deliver_on, deliver_on
              from batches cross join unnest(array['rotation.plan', 'rotation.announce', 'rotation.due', 'rotation.not-gone']) as job
            on conflict do nothing
            """);

    void fill(Handle db) throws SQLException {
        db.execute("set statement_timeout = 0");
        db.execute("set session_replication_role = replica");
        db.getConnection().setNetworkTimeout(Runnable::run, 0);
        REST.forEach(sql -> run(db, sql));
        db.execute("update pg_index set indisready = false where indrelid = 'requests'::regclass");
        run(db, HISTORY);
        db.execute("update pg_index set indisready = true where indrelid = 'requests'::regclass");
        db.execute("set maintenance_work_mem = '512MB'");
        db.execute("reindex table requests");
        db.execute("vacuum analyze");
    }

    private void run(Handle db, String sql) {
        Update update = db.createUpdate(sql);
        update.getConfig(SqlStatements.class).setUnusedBindingAllowed(true);
        update.bind("schools", schools)
                .bind("quarters", quarters)
                .bind("books", books)
                .bind("requests", requests)
                .execute();
    }
}
