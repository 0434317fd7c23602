package id.simpul.intake;

import id.simpul.feature.Today;
import id.simpul.ledger.Phrase;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How many requests of partners came in, day by day. */
public final class RequestsByDay {
    private static final int DAYS = 14;

    private RequestsByDay() {}

    /**
     * Those of the last fortnight.
     *
     * @param zone the library's, in which days begin
     */
    public static Today of(Today.Asked asked, ZoneId zone) {
        LocalDate first = asked.day().minusDays(DAYS - 1L);
        Map<LocalDate, Long> came = came(asked, first, zone);
        List<Today.Day> days = new ArrayList<>();
        for (LocalDate day = first; !day.isAfter(asked.day()); day = day.plusDays(1)) {
            days.add(new Today.Day(day, List.of(came.getOrDefault(day, 0L)), "/requests"));
        }
        return new Today(
                List.of(),
                List.of(),
                List.of(),
                List.of(new Today.Chart(
                        new Phrase("Permintaan, 14 hari terakhir", "Requests, the last 14 days"),
                        new Phrase("Belum ada permintaan dalam 14 hari terakhir.", "No requests in the last 14 days."),
                        List.of(new Phrase("permintaan", "requests")),
                        days)));
    }

    private static Map<LocalDate, Long> came(Today.Asked asked, LocalDate first, ZoneId zone) {
        Map<LocalDate, Long> came = new HashMap<>();
        asked.db()
                .createQuery("""
                        select cast(received_at at time zone :zone as date) as day, count(*) as requests from requests
                         where received_at >= :from and received_at < :to and partner <> 'staff'
                         group by 1 order by 1 limit :most
                        """)
                .bind("zone", zone.getId())
                .bind("from", first.atStartOfDay(zone).toOffsetDateTime())
                .bind("to", asked.day().plusDays(1).atStartOfDay(zone).toOffsetDateTime())
                .bind("most", DAYS)
                .map((row, context) -> Map.entry(row.getObject("day", LocalDate.class), row.getLong("requests")))
                .forEach(day -> came.put(day.getKey(), day.getValue()));
        return came;
    }
}
