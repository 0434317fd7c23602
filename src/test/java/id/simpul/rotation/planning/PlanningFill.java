package id.simpul.rotation.planning;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.Update;

/** Fills a database with schools, copies and the quarters they had, the last of which the schools still hold. */
public record PlanningFill(int schools, int history, int copies, LocalDate exchange) {
    private static final String PAST_QUARTER = """
            insert into batch_items (batch, barcode, school, title, name, level, box, state)
            select 'bat-' || s || '-' || :quarter, 'b-' || t || '-1', 'sd-' || s, 't-' || t, 'Judul ' || t, 'lower', 1, 'in'
              from generate_series(1, :schools) as s
             cross join generate_series(0, 99) as i
             cross join lateral (select 1 + (s * 7919 + (:quarter * 100 + i) * 13) % :titles as t) as pick
            """;

    public void fill(Handle db) throws SQLException {
        db.execute("set statement_timeout = 0");
        db.getConnection().setNetworkTimeout(Runnable::run, 0);
        // What is made up here refers to what is there; checking each line would take longer than all else.
        List<String> references = db.createQuery("""
                        select conname || ' ' || pg_get_constraintdef(oid) from pg_constraint
                         where conrelid = 'batch_items'::regclass and contype = 'f'
                        """).mapTo(String.class).list();
        references.forEach(one -> db.execute("alter table batch_items drop constraint " + one.split(" ", 2)[0]));
        // Sorted into them at the end, in a fraction of the time.
        List<String> indexes = db.createQuery("""
                        select indexdef from pg_indexes where tablename = 'batch_items' and indexname <> 'batch_items_pkey'
                        """).mapTo(String.class).list();
        indexes.forEach(one -> db.execute("drop index "
                + one.replaceFirst("(?i)create (unique )?index ", "").split(" ", 2)[0]));
        int titles = (int) Math.max(1_400, schools * 100L * 26 / 10 / copies);
        for (String sql : List.of("""
                insert into partners (id, kind, name, region_system, region_code, created_at, channels, has_system, email)
                select 'sd-' || s, 'school', 'SD ' || s, 'kemendagri', '13.' || (1 + s % 20), now(), array['queue', 'email'], true,
                       'sd' || s || '@example.org'
                  from generate_series(1, :schools) as s
                """, """
                insert into rotation_agreements (id, school, npsn, name, region, pupils_lower, pupils_upper, themes, state,
                                                 enrolled_on, last_quarter)
                select 'agr-' || s, 'sd-' || s, s::text, 'SD ' || s, '13.' || (1 + s % 20), 60 + s % 60, 60 + s % 50,
                       case s % 3 when 0 then array['hewan', 'teknologi'] else '{}' end, 'active', '2024-01-01', '2026-Q3'
                  from generate_series(1, :schools) as s
                """, """
                insert into rotation_places (quarter, agreement, since, planned)
                select (n / 4) || '-Q' || (1 + n % 4), 'agr-' || s, '2024-01-01', n < 2026 * 4 + 1
                  from generate_series(1, :schools) as s cross join generate_series(2026 * 4 + 1 - :history, 2026 * 4 + 2) as n
                """, """
                insert into titles (id, title) select 't-' || t, 'Judul ' || t from generate_series(1, :titles) as t
                """, """
                insert into items (barcode, title, collection, grades, condition, lendable, subject, changed_at)
                select 'b-' || t || '-' || c, 't-' || t, 'children',
                       case when t % 10 < 4 then 'lower' when t % 10 < 8 then 'upper' else 'both' end, 'good', true,
                       (100 + t * 7 % 899)::text, now()
                  from generate_series(1, :titles) as t cross join generate_series(1, :copies) as c
                """, """
                insert into batches (id, agreement, school, quarter, state, places, lower_places, deliver_on, due_on)
                select 'bat-' || s || '-' || q, 'agr-' || s, 'sd-' || s, (n / 4) || '-Q' || (1 + n % 4), 'closed', 100, 50,
                       '2024-01-01', '2024-04-01'
                  from generate_series(1, :schools) as s cross join generate_series(0, :history - 1) as q
                 cross join lateral (select 2026 * 4 + 1 - :history + q as n) as quarter
                """, """
                update batches set state = 'received', deliver_on = '2026-01-05', dispatched_on = '2026-01-05',
                                   received_on = '2026-01-06', due_on = :exchange
                 where quarter = '2026-Q1'
                """, """
                insert into jobs (job, period, part, due_at, done_at)
                select job, quarter, id, '2026-01-01', '2026-01-01'
                  from batches cross join unnest(array['rotation.plan', 'rotation.announce', 'rotation.due', 'rotation.not-gone']) as job
                """, """
                insert into batch_items (batch, barcode, school, title, name, level, box, state)
                select 'bat-' || s || '-' || (:history - 1), 'b-' || (1 + k % :titles) || '-' || (2 + k / :titles), 'sd-' || s,
                       't-' || (1 + k % :titles), 'Judul', 'lower', 1, 'sent'
                  from generate_series(1, :schools) as s cross join generate_series(0, 99) as i
                 cross join lateral (select (s - 1) * 100 + i as k) as each
                """, """
                update items set loan = batch_items.batch from batch_items
                 where batch_items.barcode = items.barcode and batch_items.state = 'sent'
                """)) {
            run(db, sql, titles, 0);
        }
        // A quarter at a time: one statement for all would be given up.
        for (int quarter = 0; quarter < history - 1; quarter++) {
            run(db, PAST_QUARTER, titles, quarter);
        }
        indexes.forEach(db::execute);
        references.forEach(one -> db.execute("alter table batch_items add constraint " + one));
    }

    private void run(Handle db, String sql, int titles, int quarter) {
        Update update = db.createUpdate(sql);
        update.bind("schools", schools)
                .bind("titles", titles)
                .bind("copies", copies)
                .bind("history", history)
                .bind("quarter", quarter)
                .bind("exchange", exchange);
        update.getConfig(SqlStatements.class).setUnusedBindingAllowed(true);
        update.execute();
    }
}
