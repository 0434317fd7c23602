package id.simpul.rotation.overview;

import id.simpul.feature.Column;
import id.simpul.feature.Listing;
import id.simpul.feature.Page;
import id.simpul.feature.Query;
import id.simpul.ledger.Phrase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/** The programme district by district: where there are too many schools for one table. */
final class DistrictList {
    private final Supplier<LocalDate> today;

    DistrictList(Supplier<LocalDate> today) {
        this.today = today;
    }

    /**
     * A district, which is a region's first three parts, with its batches of a quarter.
     *
     * @param schools those that take part today
     * @param empty places for which the planner found no book
     */
    private record Row(
            String region, int schools, int planned, int ready, int out, int back, int late, int places, int empty) {}

    Listing<?> listing() {
        return new Listing<Row>(
                "rotation.districts",
                List.of(
                        Column.id("region", Shown.REGION, Row::region),
                        Column.number("schools", Shown.SCHOOL, Row::schools),
                        Column.number("planned", new Phrase("direncanakan", "planned"), Row::planned),
                        Column.number("ready", new Phrase("siap berangkat", "ready to go"), Row::ready),
                        Column.number("atSchool", new Phrase("di sekolah", "at school"), Row::out),
                        Column.number("back", new Phrase("sudah kembali", "back"), Row::back),
                        Column.number("late", new Phrase("terlambat", "late"), Row::late),
                        Column.number("places", new Phrase("tempat", "places"), Row::places),
                        Column.number("empty", new Phrase("tempat kosong", "empty places"), Row::empty)),
                List.of(Shown.quarter(true)),
                this::page);
    }

    private Page<Row> page(Handle db, Query query) {
        return Page.read(
                db.createQuery("""
                        with districts as (
                            select district_of(region) as district,
                                   count(*) filter (where state = 'active') as schools
                              from rotation_agreements
                             group by district
                            having count(*) filter (where state = 'active') > 0),
                        shown as (
                            select * from districts
                             where district collate "C" > :after
                             order by district collate "C"
                             limit :most),
                        sums as (
                            select district_of(rotation_agreements.region) as district,
                                   count(*) filter (where batches.state = 'planned') as planned,
                                   count(*) filter (where batches.state in ('announced', 'packed')) as ready,
                                   count(*) filter (where batches.state in ('dispatched', 'received', 'due', 'returned-in-part'))
                                       as out,
                                   count(*) filter (where batches.state in ('returned', 'checked-in', 'closed')) as back,
                                   count(*) filter (where batches.due_on < :today
                                       and batches.state in ('dispatched', 'received', 'due', 'returned-in-part')) as late,
                                   sum(batches.places) as places, sum(short.places) as empty
                              from batches
                              join rotation_agreements on rotation_agreements.id = batches.agreement
                              left join (select batch, sum(batch_shortfalls.places) as places
                                           from batch_shortfalls
                                           join batches on batches.id = batch_shortfalls.batch
                                          where batches.quarter = :quarter
                                          group by batch) as short on short.batch = batches.id
                             where batches.quarter = :quarter and batches.state <> 'cancelled'
                             group by district)
                        select shown.district, shown.district as place, shown.schools, sums.planned, sums.ready, sums.out, sums.back, sums.late,
                               sums.places, sums.empty
                          from shown
                          left join sums on sums.district = shown.district
                         order by shown.district collate "C"
                        """)
                        .bind("today", today.get())
                        .bind("quarter", query.filter("quarter").orElseThrow()),
                query,
                DistrictList::row);
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getString("district"),
                row.getInt("schools"),
                row.getInt("planned"),
                row.getInt("ready"),
                row.getInt("out"),
                row.getInt("back"),
                row.getInt("late"),
                row.getInt("places"),
                row.getInt("empty"));
    }
}
