package id.simpul.demo;

import id.simpul.database.Database;
import id.simpul.rotation.batch.BatchState;
import id.simpul.rotation.obligation.ObligationState;
import java.io.PrintWriter;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What came of it, counted in the hub's own books. */
final class Results {
    private static final String FORM = "%-8s %8s %6s %18s %16s %16s %5s %6s%n";

    /** In the order in which they are passed. */
    private static final List<String> STATES = Stream.concat(
                    Arrays.stream(BatchState.values()).map(BatchState::wire),
                    Arrays.stream(ObligationState.values()).map(ObligationState::wire))
            .distinct()
            .toList();

    private Results() {}

    /**
     * One quarter's exchange.
     *
     * @param deliveredOnTime batches sent on the day announced
     * @param backOnTime batches given back by the day they were due
     * @param repeated items that their school, or one that had been merged into it, had had before, or their title
     * @param mails written about it, or while it was on
     */
    public record Row(
            String quarter,
            long batches,
            long items,
            long deliveredOnTime,
            long backOnTime,
            long repeated,
            long lost,
            long mails) {}

    /** Counts; titles found to be the same under two names count as one. */
    static List<Row> count(Database database, ZoneId zone) {
        return database.jdbi().withHandle(db -> db.createQuery("""
                        with sent as (
                            select b.quarter, i.batch, i.barcode, i.school, b.dispatched_on, coalesce(t.same_as, t.id) as title,
                                   current_partner(i.school) as now
                              from batch_items i
                              join batches b on b.id = i.batch
                              join titles t on t.id = i.title
                             where i.state not in ('planned', 'dropped')
                        ), alike as (
                            select one as after, before
                              from sent one
                              join sent before on before.now = one.now and before.title = one.title
                            union all
                            select one, before
                              from sent one
                              join sent before on before.now = one.now and before.barcode = one.barcode
                        ), again as (
                            select distinct (after).batch, (after).barcode
                              from alike
                              join partners p on p.id = (before).school
                             where ((before).dispatched_on, (before).barcode) < ((after).dispatched_on, (after).barcode)
                               and ((before).school = (after).school
                                    or p.removed_at <= (after).dispatched_on::timestamp at time zone :zone)
                        ), items as (
                            select quarter, count(*) as items, count(again.batch) as repeated
                              from sent left join again using (batch, barcode) group by quarter
                        ), lost as (
                            select b.quarter, count(*) as lost
                              from obligations o join batches b on b.id = o.batch group by b.quarter
                        ), quarters as (
                            select quarter, count(*) as batches,
                                   count(*) filter (where dispatched_on = deliver_on) as delivered,
                                   count(*) filter (where returned_on <= due_on) as back
                              from batches where state <> 'cancelled' group by quarter
                        ), mails as (
                            select least(greatest(
                                       coalesce(n.event::jsonb #>> '{data,quarter}',
                                                to_char(n.at at time zone :zone, 'YYYY-"Q"Q')),
                                       (select min(quarter) from quarters)),
                                       (select max(quarter) from quarters)) as quarter,
                                   count(*) as mails
                              from deliveries d join notices n on n.seq = d.notice
                             where d.channel = 'email' and d.state = 'sent'
                               and (n.topic like 'rotation.%' or n.topic like 'obligation.%')
                             group by 1
                        )
                        select q.quarter, q.batches, coalesce(i.items, 0) as items, q.delivered, q.back,
                               coalesce(i.repeated, 0) as repeated, coalesce(l.lost, 0) as lost,
                               coalesce(m.mails, 0) as mails
                          from quarters q
                          left join items i on i.quarter = q.quarter
                          left join lost l on l.quarter = q.quarter
                          left join mails m on m.quarter = q.quarter
                         order by q.quarter
                        """)
                .bind("zone", zone.getId())
                .map((row, context) -> new Row(
                        row.getString("quarter"),
                        row.getLong("batches"),
                        row.getLong("items"),
                        row.getLong("delivered"),
                        row.getLong("back"),
                        row.getLong("repeated"),
                        row.getLong("lost"),
                        row.getLong("mails")))
                .list());
    }

    /** How many things went through each state, as their history tells it. */
    record Passed(String kind, String state, long things) {}

    static List<Passed> states(Database database) {
        return database.jdbi().withHandle(db -> db.createQuery("""
                        select kind, state, count(distinct id) as things
                          from (select 'batches' as kind, b.id, e.step as state
                                  from batches b join events e on e.subject = b.id
                                 union all
                                select 'obligations', o.id, case e.step when 'opened' then 'open' else e.step end
                                  from obligations o join events e on e.subject = o.id) as steps
                         where state = any(:states)
                         group by kind, state
                         order by kind, array_position(:states, state)
                        """)
                .bindArray("states", String.class, STATES)
                .map((row, context) -> new Passed(row.getString("kind"), row.getString("state"), row.getLong("things")))
                .list());
    }

    static void printStates(List<Passed> passed, PrintWriter out) {
        passed.stream()
                .collect(Collectors.groupingBy(Passed::kind, TreeMap::new, Collectors.toList()))
                .forEach((kind, states) -> out.println(kind + " were "
                        + states.stream()
                                .map(one -> one.state() + " " + one.things())
                                .collect(Collectors.joining(", "))));
        out.flush();
    }

    /** How many deliveries still wait for the dispatcher. */
    static long waiting(Database database) {
        return database.jdbi()
                .withHandle(db -> db.createQuery("select count(*) from deliveries where state = 'waiting'")
                        .mapTo(Long.class)
                        .one());
    }

    static void print(List<Row> rows, PrintWriter out) {
        out.printf(
                Locale.ROOT,
                FORM,
                "quarter",
                "batches",
                "items",
                "delivered on time",
                "back on time",
                "titles repeated",
                "lost",
                "mails");
        rows.forEach(row -> line(out, row));
        line(
                out,
                new Row(
                        "all",
                        rows.stream().mapToLong(Row::batches).sum(),
                        rows.stream().mapToLong(Row::items).sum(),
                        rows.stream().mapToLong(Row::deliveredOnTime).sum(),
                        rows.stream().mapToLong(Row::backOnTime).sum(),
                        rows.stream().mapToLong(Row::repeated).sum(),
                        rows.stream().mapToLong(Row::lost).sum(),
                        rows.stream().mapToLong(Row::mails).sum()));
        out.flush();
    }

    private static void line(PrintWriter out, Row row) {
        out.printf(
                Locale.ROOT,
                FORM,
                row.quarter(),
                row.batches(),
                row.items(),
                row.deliveredOnTime() + " of " + row.batches(),
                row.backOnTime() + " of " + row.batches(),
                row.repeated(),
                row.lost(),
                row.mails());
    }
}
