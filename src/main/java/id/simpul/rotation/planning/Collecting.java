package id.simpul.rotation.planning;

import id.simpul.rotation.planner.DeliveryRuns;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/**
 * What is fetched from a school that gets nothing new on that visit: it is on a run too (R9).
 *
 * @param on the day it is due; if that is past, the day of the exchange
 */
record Collecting(String school, String name, String region, LocalDate on, List<Book> books) {
    Collecting {
        books = List.copyOf(books);
    }

    /** A book that is to be back. */
    record Book(String batch, int box, String barcode, String title, String level) {}

    private record Row(String school, String name, String region, LocalDate dueOn, Book book) {}

    /** From whom books are fetched with an exchange, of those who are not visited anyway.
     *
     * @param before the last day of any region on which the next exchange collects
     */
    static List<Collecting> read(
            Handle db, Function<String, VisitDays> days, LocalDate before, Collection<String> visited) {
        Map<String, List<Row>> bySchool = new LinkedHashMap<>();
        rows(db, before).stream()
                .filter(row -> !visited.contains(row.school())
                        && row.dueOn().isBefore(days.apply(row.region()).dueOn()))
                .forEach(row -> bySchool.computeIfAbsent(row.school(), school -> new ArrayList<>())
                        .add(row));
        return bySchool.values().stream().map(rows -> of(rows, days)).toList();
    }

    private static Collecting of(List<Row> rows, Function<String, VisitDays> days) {
        Row first = rows.get(rows.size() - 1);
        LocalDate exchange = days.apply(first.region()).on();
        LocalDate on = first.dueOn().isBefore(exchange) ? exchange : first.dueOn();
        return new Collecting(
                first.school(),
                first.name(),
                first.region(),
                on,
                rows.stream().map(Row::book).toList());
    }

    private static List<Row> rows(Handle db, LocalDate before) {
        return db.createQuery("""
                        select current_partner(batches.school) as school,
                               coalesce(partners.name, rotation_agreements.name) as name, rotation_agreements.region,
                               batches.due_on, batches.id as batch, batch_items.box, batch_items.barcode,
                               batch_items.name as title, batch_items.level
                          from batches
                          join rotation_agreements on rotation_agreements.id = batches.agreement
                          left join known_partners as partners on partners.id = current_partner(batches.school)
                                                              and partners.removed_at is null
                          join batch_items on batch_items.batch = batches.id and batch_items.state = 'sent'
                         where batches.due_on < :before
                           and batches.state in ('dispatched', 'received', 'due', 'returned-in-part', 'returned', 'checked-in')
                         order by school, batches.due_on, batches.id, batch_items.box, batch_items.barcode
                        """)
                .bind("before", before)
                .map((row, context) -> new Row(
                        row.getString("school"),
                        row.getString("name"),
                        row.getString("region"),
                        row.getObject("due_on", LocalDate.class),
                        new Book(
                                row.getString("batch"),
                                row.getInt("box"),
                                row.getString("barcode"),
                                row.getString("title"),
                                row.getString("level"))))
                .list();
    }

    int boxes() {
        return (int) books.stream()
                .map(book -> book.batch() + " " + book.box())
                .distinct()
                .count();
    }

    DeliveryRuns.Stop stop() {
        return new DeliveryRuns.Stop(school, Planning.district(region), 0, boxes());
    }
}
