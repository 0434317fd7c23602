package id.simpul.rotation.overview;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.database.Like;
import id.simpul.feature.Column;
import id.simpul.feature.Filter;
import id.simpul.feature.Listing;
import id.simpul.feature.Page;
import id.simpul.feature.Query;
import id.simpul.ledger.Json;
import id.simpul.ledger.Phrase;
import id.simpul.policy.Quarter;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/** The schools that take part, each with its batches of some quarters: the programme at one look. */
final class SchoolList {
    /** So many quarters before the present one, and after it, are shown. */
    private static final int AROUND = 2;

    private final Supplier<LocalDate> today;

    SchoolList(Supplier<LocalDate> today) {
        this.today = today;
    }

    /**
     * A school's seat.
     *
     * @param late how many of its batches are not back though their day is past
     * @param batches the batches around today, and the quarters that have none yet, as an array of objects
     */
    private record Row(
            String agreement,
            String school,
            String name,
            String region,
            String lastQuarter,
            int late,
            String batches) {}

    Listing<?> listing() {
        return new Listing<Row>(
                "rotation.schools",
                List.of(
                        Column.id("school", Shown.SCHOOL, Row::school),
                        Column.text("name", Shown.NAME, Row::name),
                        Column.text("region", Shown.REGION, Row::region),
                        Column.text("lastQuarter", new Phrase("triwulan terakhir", "last quarter"), Row::lastQuarter),
                        Column.number("late", new Phrase("paket terlambat", "batches late"), Row::late),
                        Column.id("agreement", new Phrase("perjanjian", "agreement"), Row::agreement),
                        Shown.detail("batches", row -> array(row.batches()))),
                List.of(
                        Shown.region(),
                        Filter.flag("late", new Phrase("hanya yang terlambat", "only those late")),
                        new Filter(
                                "q",
                                new Phrase("nama sekolah", "name of the school"),
                                false,
                                name -> name.length() <= 100,
                                Phrase.verbatim(""))),
                this::page);
    }

    private static com.fasterxml.jackson.databind.JsonNode array(String batches) {
        ObjectNode wrapped = Json.parse("{\"batches\":" + batches + "}");
        return wrapped.get("batches");
    }

    private Page<Row> page(Handle db, Query query) {
        LocalDate day = today.get();
        Quarter now = Quarter.of(day);
        return Page.read(
                db.createQuery("""
                        with schools as (
                            select rotation_agreements.*, (name || ' ' || id) collate "C" as place
                              from rotation_agreements
                             where state = 'active'
                               and (:region = '' or starts_with(region || '.', :region || '.'))
                               and (:name = '' or lower(name) like :name)
                               and (not :late or exists (
                                       select from batches
                                        where batches.agreement = rotation_agreements.id and batches.due_on < :today
                                          and batches.state in ('dispatched', 'received', 'due', 'returned-in-part')))
                               and (name || ' ' || id) collate "C" > :after
                             order by place
                             limit :most),
                        around as (
                            select batches.agreement, batches.quarter, batches.id, batches.state, batches.deliver_on,
                                   batches.due_on, batches.hold, batches.assumed, lines.books, lines.out, lines.lost
                              from schools
                              join batches on batches.agreement = schools.id and batches.quarter between :from and :to
                             cross join lateral (
                                   select count(*) filter (where batch_items.state <> 'dropped') as books,
                                          count(*) filter (where batch_items.state = 'sent') as out,
                                          count(*) filter (where batch_items.state = 'lost') as lost
                                     from batch_items
                                    where batch_items.batch = batches.id) as lines
                            union all
                            select schools.id, rotation_places.quarter, null, 'expected', null, null, null, false,
                                   coalesce(schools.places, 0), 0, 0
                              from schools
                              join rotation_places on rotation_places.agreement = schools.id
                             where rotation_places.quarter between :from and :to and not rotation_places.planned)
                        select schools.*, current_partner(schools.school) as now,
                               (select count(*) from batches
                                 where batches.agreement = schools.id and batches.due_on < :today
                                   and batches.state in ('dispatched', 'received', 'due', 'returned-in-part')) as late,
                               (select coalesce(json_agg(json_build_object(
                                           'quarter', quarter, 'batch', around.id, 'state', around.state,
                                           'deliverOn', deliver_on, 'dueOn', due_on, 'hold', hold, 'assumed', assumed,
                                           'books', books, 'out', out, 'lost', lost) order by quarter), '[]')
                                  from around
                                 where around.agreement = schools.id) as batches
                          from schools
                         order by schools.place
                        """)
                        .bind("region", query.filter("region").orElse(""))
                        .bind("name", query.filter("q").map(Like::containing).orElse(""))
                        .bind("late", query.flag("late"))
                        .bind("today", day)
                        .bind("from", now.plus(-AROUND).toString())
                        .bind("to", now.plus(AROUND).toString()),
                query,
                SchoolList::row);
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getString("id"),
                row.getString("now"),
                row.getString("name"),
                row.getString("region"),
                row.getString("last_quarter"),
                row.getInt("late"),
                row.getString("batches"));
    }
}
