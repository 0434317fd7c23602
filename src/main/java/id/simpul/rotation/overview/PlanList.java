package id.simpul.rotation.overview;

import com.fasterxml.jackson.databind.JsonNode;
import id.simpul.feature.Column;
import id.simpul.feature.Listing;
import id.simpul.feature.Page;
import id.simpul.feature.Query;
import id.simpul.ledger.Json;
import id.simpul.ledger.Phrase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The batches of a quarter as they are planned, the emptiest first, and what the planner says of each empty place (R6, R12). */
final class PlanList {
    private PlanList() {}

    /**
     * A batch of the plan.
     *
     * @param shortfalls an array of objects: which grades, why, how many places
     */
    private record Row(
            String batch,
            String school,
            String name,
            String region,
            String state,
            Optional<String> hold,
            int places,
            int filled,
            int boxes,
            LocalDate deliverOn,
            Optional<Integer> run,
            String shortfalls) {}

    static Listing<?> listing() {
        return new Listing<Row>(
                "rotation.plan",
                List.of(
                        Column.id("batch", new Phrase("paket", "batch"), Row::batch),
                        Column.id("school", Shown.SCHOOL, Row::school),
                        Column.text("name", Shown.NAME, Row::name),
                        Column.text("region", Shown.REGION, Row::region),
                        Column.word("state", new Phrase("status", "state"), Row::state),
                        Column.number("places", new Phrase("tempat", "places"), Row::places),
                        Column.number("filled", new Phrase("terisi", "filled"), Row::filled),
                        Column.number("boxes", new Phrase("kardus", "boxes"), Row::boxes),
                        Column.text("deliverOn", Shown.DELIVERED, Row::deliverOn),
                        Column.number("run", new Phrase("perjalanan", "run"), Row::run),
                        Shown.detail("hold", Row::hold),
                        Shown.detail("shortfalls", row -> array(row.shortfalls()))),
                List.of(Shown.quarter(true), Shown.region()),
                PlanList::page);
    }

    private static JsonNode array(String shortfalls) {
        return Json.parse("{\"all\":" + shortfalls + "}").get("all");
    }

    /** Sorted by the places that the planner could not fill; only what is shown is counted through. */
    private static Page<Row> page(Handle db, Query query) {
        return Page.read(
                db.createQuery("""
                        with ranked as (
                            select batches.*, rotation_agreements.name, rotation_agreements.region,
                                   (to_char(100000 - coalesce(short.places, 0), 'FM000000') || ' '
                                    || rotation_agreements.name || ' ' || batches.id) collate "C" as place
                              from batches
                              join rotation_agreements on rotation_agreements.id = batches.agreement
                              left join (select batch, sum(batch_shortfalls.places) as places
                                           from batch_shortfalls
                                           join batches on batches.id = batch_shortfalls.batch
                                          where batches.quarter = :quarter
                                          group by batch) as short on short.batch = batches.id
                             where batches.quarter = :quarter and batches.state <> 'cancelled'
                               and (:region = '' or starts_with(rotation_agreements.region || '.', :region || '.'))),
                        shown as (
                            select * from ranked where place > :after order by place limit :most)
                        select shown.*, current_partner(shown.school) as now, lines.filled, lines.boxes,
                               (select coalesce(json_agg(json_build_object(
                                           'level', level, 'because', because, 'places', batch_shortfalls.places)
                                           order by level), '[]')
                                  from batch_shortfalls
                                 where batch_shortfalls.batch = shown.id) as shortfalls
                          from shown
                         cross join lateral (
                               select count(*) filter (where batch_items.state <> 'dropped') as filled,
                                      count(distinct box) filter (where batch_items.state <> 'dropped') as boxes
                                 from batch_items
                                where batch_items.batch = shown.id) as lines
                         order by shown.place
                        """)
                        .bind("quarter", query.filter("quarter").orElseThrow())
                        .bind("region", query.filter("region").orElse("")),
                query,
                PlanList::row);
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getString("id"),
                row.getString("now"),
                row.getString("name"),
                row.getString("region"),
                row.getString("state"),
                Optional.ofNullable(row.getString("hold")),
                row.getInt("places"),
                row.getInt("filled"),
                row.getInt("boxes"),
                row.getObject("deliver_on", LocalDate.class),
                Optional.ofNullable(row.getObject("run", Integer.class)),
                row.getString("shortfalls"));
    }
}
