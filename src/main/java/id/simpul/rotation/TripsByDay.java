package id.simpul.rotation;

import id.simpul.feature.Today;
import id.simpul.ledger.Phrase;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How many batches are brought and fetched, day by day, this week and the next. */
final class TripsByDay {
    private static final int DAYS = 14;

    private TripsByDay() {}

    static Today.Chart of(Today.Asked asked) {
        Map<LocalDate, List<Long>> trips = trips(asked);
        List<Today.Day> days = new ArrayList<>();
        for (int i = 0; i < DAYS; i++) {
            LocalDate day = asked.day().plusDays(i);
            days.add(new Today.Day(day, trips.getOrDefault(day, List.of(0L, 0L)), "/runs"));
        }
        return new Today.Chart(
                new Phrase("Antar-jemput, 14 hari ke depan", "Deliveries and collections, the next 14 days"),
                new Phrase(
                        "Tidak ada paket yang diantar atau dijemput dalam 14 hari ke depan.",
                        "No batch is delivered or collected in the next 14 days."),
                List.of(new Phrase("diantar", "delivered"), new Phrase("dijemput", "collected")),
                days);
    }

    private static Map<LocalDate, List<Long>> trips(Today.Asked asked) {
        Map<LocalDate, List<Long>> trips = new HashMap<>();
        asked.db()
                .createQuery("""
                        select day, sum(delivered) as delivered, sum(collected) as collected
                          from (select deliver_on as day, count(*) as delivered, 0 as collected from batches
                                 where deliver_on between :first and :last and state <> 'cancelled' group by deliver_on
                                union all
                                select due_on, 0, count(*) from batches
                                 where due_on between :first and :last
                                   and state in ('dispatched', 'received', 'due', 'returned-in-part', 'returned', 'checked-in',
                                                 'closed')
                                 group by due_on) as either_way
                         group by day order by day limit :most
                        """)
                .bind("first", asked.day())
                .bind("last", asked.day().plusDays(DAYS - 1L))
                .bind("most", DAYS)
                .map((row, context) -> Map.entry(
                        row.getObject("day", LocalDate.class),
                        List.of(row.getLong("delivered"), row.getLong("collected"))))
                .forEach(day -> trips.put(day.getKey(), day.getValue()));
        return trips;
    }
}
