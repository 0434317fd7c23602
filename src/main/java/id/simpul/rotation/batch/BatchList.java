package id.simpul.rotation.batch;

import id.simpul.database.Like;
import id.simpul.database.Order;
import id.simpul.database.Sorted;
import id.simpul.feature.Column;
import id.simpul.feature.Filter;
import id.simpul.feature.Listing;
import id.simpul.feature.Page;
import id.simpul.feature.Query;
import id.simpul.ledger.Phrase;
import id.simpul.policy.Quarter;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The batches as staff look at them: where each is, and how many of its books are where. */
final class BatchList {
    private static final Phrase QUARTER = new Phrase("triwulan", "quarter");
    private static final Phrase STATE = new Phrase("status", "state");

    private static final List<Order> ORDERS = List.of(
            Order.text("quarter", "batches.quarter", "batches.id"),
            Order.day("deliverOn", "batches.deliver_on", "batches.id"),
            Order.day("dueOn", "batches.due_on", "batches.id"));

    private BatchList() {}

    /** A batch, its days, and how many books of it are where. */
    private record Row(
            String quarter,
            String batch,
            String school,
            String name,
            BatchState state,
            LocalDate deliverOn,
            LocalDate dueOn,
            Optional<Integer> run,
            int places,
            int books,
            int out,
            int boxes,
            More more) {}

    /** What of it programs and pages read beside. */
    private record More(
            String region,
            String agreement,
            Optional<String> hold,
            boolean assumed,
            Optional<LocalDate> unpackSince,
            Optional<LocalDate> dispatchedOn,
            Optional<LocalDate> receivedOn,
            Optional<LocalDate> returnedOn,
            Optional<LocalDate> closedOn) {}

    static Listing<?> listing() {
        return new Listing<Row>(
                        "batch.list",
                        columns(),
                        List.of(
                                new Filter(
                                        "quarter",
                                        QUARTER,
                                        false,
                                        Quarter::isValid,
                                        new Phrase("seperti 2026-Q4", "such as 2026-Q4")),
                                Filter.oneOf(
                                        "state",
                                        STATE,
                                        Arrays.stream(BatchState.values())
                                                .map(BatchState::wire)
                                                .toList()),
                                new Filter(
                                        "region",
                                        new Phrase("wilayah", "region"),
                                        false,
                                        region -> region.matches("[0-9.]{2,13}"),
                                        new Phrase("seperti 13.75", "such as 13.75")),
                                Filter.partner(),
                                new Filter(
                                        "q",
                                        new Phrase("nama sekolah", "name of the school"),
                                        false,
                                        name -> name.length() <= 100,
                                        Phrase.verbatim("")),
                                new Filter(
                                        "batch", new Phrase("paket", "batch"), false, id -> true, new Phrase("", ""))),
                        BatchList::page)
                .sortedBy(ORDERS);
    }

    private static List<Column<Row>> columns() {
        List<Column<Row>> columns = new ArrayList<>(List.of(
                Column.id("batch", new Phrase("paket", "batch"), Row::batch),
                Column.text("quarter", QUARTER, Row::quarter),
                Column.id("school", new Phrase("sekolah", "school"), Row::school),
                Column.text("name", new Phrase("nama", "name"), Row::name),
                Column.word("state", STATE, row -> row.state().wire()),
                Column.text("deliverOn", new Phrase("diantar", "delivered"), Row::deliverOn),
                Column.text("dueOn", new Phrase("dijemput", "collected"), Row::dueOn),
                Column.number("run", new Phrase("perjalanan", "run"), Row::run),
                Column.number("books", new Phrase("buku", "books"), Row::books),
                Column.number("out", new Phrase("di sekolah", "at school"), Row::out)));
        columns.add(detail("places", Row::places));
        columns.add(detail("boxes", Row::boxes));
        columns.add(detail("region", row -> row.more().region()));
        columns.add(detail("agreement", row -> row.more().agreement()));
        columns.add(detail("hold", row -> row.more().hold()));
        columns.add(detail("assumed", row -> row.more().assumed()));
        columns.add(detail("unpackSince", row -> row.more().unpackSince()));
        columns.add(detail("dispatchedOn", row -> row.more().dispatchedOn()));
        columns.add(detail("receivedOn", row -> row.more().receivedOn()));
        columns.add(detail("returnedOn", row -> row.more().returnedOn()));
        columns.add(detail("closedOn", row -> row.more().closedOn()));
        return List.copyOf(columns);
    }

    private static Column<Row> detail(String key, java.util.function.Function<Row, ?> value) {
        return Column.detail(key, Phrase.verbatim(key), value);
    }

    /** Of which batches; without any of these, those under way. */
    private static Map<String, String> conditions(Query query) {
        Map<String, String> conditions = new LinkedHashMap<>();
        query.filter("batch").ifPresent(id -> conditions.put("batch", "batches.id = :batch"));
        query.filter("quarter").ifPresent(quarter -> conditions.put("quarter", "batches.quarter = :quarter"));
        query.filter("state").ifPresent(state -> conditions.put("state", "batches.state = :state"));
        query.filter("partner")
                .ifPresent(partner -> conditions.put("partner", "batches.school in (select names_of(:partner))"));
        if (conditions.isEmpty()) {
            conditions.put("", "batches.state not in ('closed', 'cancelled')");
        }
        query.filter("q").ifPresent(name -> conditions.put("q", """
                        batches.agreement = any(array(
                            select id from rotation_agreements
                             where lower(name) like :q
                             limit 1000))"""));
        query.filter("region")
                .ifPresent(region ->
                        conditions.put("region", "starts_with(rotation_agreements.region || '.', :region || '.')"));
        return conditions;
    }

    private static Page<Row> page(Handle db, Query query) {
        Map<String, String> conditions = conditions(query);
        Sorted sorted = query.among(ORDERS);
        var rows = db.createQuery("""
                        select batches.*, current_partner(batches.holder) as school, lines.*
                          from (select batches.id, batches.quarter, batches.agreement, batches.school as holder, batches.state,
                                       batches.places, batches.deliver_on, batches.due_on, batches.run, batches.hold,
                                       batches.assumed, batches.unpack_since, batches.dispatched_on, batches.received_on,
                                       batches.returned_on, batches.closed_on, rotation_agreements.name, rotation_agreements.region,
                                       %s as place
                                  from batches
                                  join rotation_agreements on rotation_agreements.id = batches.agreement
                                 where %s and %s
                                 order by %s
                                 limit :most) as batches
                         cross join lateral (
                               select count(*) filter (where batch_items.state <> 'dropped') as books,
                                      count(*) filter (where batch_items.state = 'sent') as out,
                                      count(distinct box) filter (where batch_items.state <> 'dropped') as boxes
                                 from batch_items
                                where batch_items.batch = batches.id) as lines
                         order by %s
                        """.formatted(
                sorted.place(), String.join(" and ", conditions.values()), sorted.beyond(), sorted.by(), sorted.by()));
        for (String key : conditions.keySet()) {
            if (!key.isEmpty()) {
                String value = query.filter(key).orElseThrow();
                rows.bind(key, key.equals("q") ? Like.containing(value) : value);
            }
        }
        return Page.of(sorted.read(rows, BatchList::row));
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getString("quarter"),
                row.getString("id"),
                row.getString("school"),
                row.getString("name"),
                BatchState.ofWire(row.getString("state")),
                row.getObject("deliver_on", LocalDate.class),
                row.getObject("due_on", LocalDate.class),
                Optional.ofNullable(row.getObject("run", Integer.class)),
                row.getInt("places"),
                row.getInt("books"),
                row.getInt("out"),
                row.getInt("boxes"),
                more(row));
    }

    private static More more(ResultSet row) throws SQLException {
        return new More(
                row.getString("region"),
                row.getString("agreement"),
                Optional.ofNullable(row.getString("hold")),
                row.getBoolean("assumed"),
                day(row, "unpack_since"),
                day(row, "dispatched_on"),
                day(row, "received_on"),
                day(row, "returned_on"),
                day(row, "closed_on"));
    }

    private static Optional<LocalDate> day(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, LocalDate.class));
    }
}
