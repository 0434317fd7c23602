package id.simpul.rotation.overview;

import id.simpul.feature.Column;
import id.simpul.feature.Filter;
import id.simpul.feature.Listing;
import id.simpul.feature.Page;
import id.simpul.feature.Query;
import id.simpul.ledger.Phrase;
import id.simpul.policy.Quarter;
import id.simpul.rotation.Schedule;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/** The quarters of the programme, the newest first: how far each is, and who has looked its plan through. */
final class QuarterList {
    private static final Phrase QUARTER = new Phrase("seperti 2026-Q4", "such as 2026-Q4");

    private final Schedule schedule;
    private final Supplier<LocalDate> today;

    QuarterList(Schedule schedule, Supplier<LocalDate> today) {
        this.schedule = schedule;
        this.today = today;
    }

    /**
     * A quarter.
     *
     * @param unplanned schools that are to get a batch and have none yet
     * @param planned batches whose list no school was told yet
     * @param filled books that go with its batches, and are on none that is cancelled
     */
    private record Row(
            String quarter,
            int schools,
            int unplanned,
            int planned,
            int ready,
            int out,
            int back,
            int places,
            int filled,
            int runs,
            Optional<LocalDate> deliverOn,
            Optional<LocalDate> dueOn,
            Optional<LocalDate> approvedOn,
            Optional<String> approvedBy) {}

    Listing<?> listing() {
        return new Listing<Row>(
                "rotation.quarters",
                List.of(
                        Column.text("quarter", Shown.QUARTER, Row::quarter),
                        Column.number("schools", Shown.SCHOOL, Row::schools),
                        Column.number("unplanned", new Phrase("belum direncanakan", "not planned"), Row::unplanned),
                        Column.number("planned", new Phrase("direncanakan", "planned"), Row::planned),
                        Column.number("ready", new Phrase("siap berangkat", "ready to go"), Row::ready),
                        Column.number("atSchool", new Phrase("di sekolah", "at school"), Row::out),
                        Column.number("back", new Phrase("sudah kembali", "back"), Row::back),
                        Column.number("places", new Phrase("tempat", "places"), Row::places),
                        Column.number("filled", new Phrase("terisi", "filled"), Row::filled),
                        Column.number("runs", new Phrase("perjalanan", "runs"), Row::runs),
                        Column.text("deliverOn", Shown.DELIVERED, Row::deliverOn),
                        Column.text("dueOn", new Phrase("dijemput", "collected"), Row::dueOn),
                        Column.text("approvedOn", new Phrase("disetujui", "approved"), Row::approvedOn),
                        Column.text("approvedBy", new Phrase("oleh", "by"), Row::approvedBy),
                        Shown.detail("announceOn", this::announceOn),
                        Shown.detail("locked", row -> isLocked())),
                List.of(
                        Shown.quarter(false),
                        new Filter(
                                "from",
                                new Phrase("sejak triwulan", "from quarter"),
                                false,
                                Quarter::isValid,
                                QUARTER)),
                QuarterList::page);
    }

    /** When the first school is told its list, if none has been. */
    private Optional<LocalDate> announceOn(Row row) {
        int lead = schedule.policyOn(today.get()).rotation().announceLeadDays();
        return row.deliverOn().filter(day -> row.planned() > 0).map(day -> day.minusDays(lead));
    }

    private boolean isLocked() {
        return schedule.policyOn(today.get()).rotation().isApprovalRequired();
    }

    private static Page<Row> page(Handle db, Query query) {
        return Page.read(
                db.createQuery("""
                        with recursive known (quarter) as (
                            select greatest((select max(quarter) from batches),
                                            (select max(quarter) from rotation_places where not planned))
                            union all
                            select greatest((select max(quarter) from batches where batches.quarter < known.quarter),
                                            (select max(quarter) from rotation_places
                                              where not planned and rotation_places.quarter < known.quarter))
                              from known
                             where known.quarter > :from),
                        shown as (
                            select quarter,
                                   (select count(*) from rotation_places
                                     where rotation_places.quarter = known.quarter and not planned) as unplanned
                              from known
                             where quarter >= :from and (:quarter = '' or quarter = :quarter) and (:after = '' or quarter < :after)
                             order by quarter desc
                             limit :most)
                        select shown.quarter, shown.quarter as place, shown.unplanned, sums.*, plan_approvals.approved_on, plan_approvals.approved_by
                          from shown
                          left join plan_approvals on plan_approvals.quarter = shown.quarter
                         cross join lateral (
                               select count(*) as schools,
                                      count(*) filter (where state = 'planned') as planned,
                                      count(*) filter (where state in ('announced', 'packed')) as ready,
                                      count(*) filter (where state in ('dispatched', 'received', 'due', 'returned-in-part')) as out,
                                      count(*) filter (where state in ('returned', 'checked-in', 'closed')) as back,
                                      coalesce(sum(places), 0) as places,
                                      count(distinct run) as runs,
                                      min(deliver_on) filter (where state = 'planned') as next_on,
                                      min(deliver_on) as deliver_on,
                                      max(due_on) as due_on,
                                      coalesce(sum(books), 0) as filled
                                 from batches
                                where batches.quarter = shown.quarter and batches.state <> 'cancelled') as sums
                         order by shown.quarter desc
                        """)
                        .bind("from", query.filter("from").orElse(""))
                        .bind("quarter", query.filter("quarter").orElse("")),
                query,
                QuarterList::row);
    }

    private static Row row(ResultSet row) throws SQLException {
        Optional<LocalDate> next = Shown.day(row, "next_on");
        return new Row(
                row.getString("quarter"),
                row.getInt("schools"),
                row.getInt("unplanned"),
                row.getInt("planned"),
                row.getInt("ready"),
                row.getInt("out"),
                row.getInt("back"),
                row.getInt("places"),
                row.getInt("filled"),
                row.getInt("runs"),
                next.isPresent() ? next : Shown.day(row, "deliver_on"),
                Shown.day(row, "due_on"),
                Shown.day(row, "approved_on"),
                Optional.ofNullable(row.getString("approved_by")));
    }
}
