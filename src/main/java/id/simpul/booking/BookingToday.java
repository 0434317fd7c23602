package id.simpul.booking;

import id.simpul.feature.Contacts;
import id.simpul.feature.Today;
import id.simpul.feature.Today.Entry;
import id.simpul.ledger.Phrase;
import id.simpul.partner.PartnerId;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Who comes in the days ahead. */
final class BookingToday {
    private static final int SOON_DAYS = 7;
    private static final int ENTRIES = 20;
    private static final Map<String, Phrase> RESOURCES = Map.of(
            "visit", new Phrase("Kunjungan", "Visit"),
            "guidance", new Phrase("Bimbingan", "Guidance"),
            "orientation", new Phrase("Pengenalan fasilitas", "Orientation"),
            "internship", new Phrase("Magang", "Internship"));

    private BookingToday() {}

    private record Row(PartnerId partner, String resource, LocalDate from, int people) {}

    static Today of(Today.Asked asked) {
        List<Row> rows = asked.db()
                .createQuery("""
                        select current_partner(partner) as partner, resource, from_day, people from bookings
                         where state = 'booked' and to_day >= :day and from_day between :day and :soon
                         order by from_day, id limit :most
                        """)
                .bind("day", asked.day())
                .bind("soon", asked.day().plusDays(SOON_DAYS))
                .bind("most", ENTRIES)
                .map((row, context) -> new Row(
                        new PartnerId(row.getString("partner")),
                        row.getString("resource"),
                        row.getObject("from_day", LocalDate.class),
                        row.getInt("people")))
                .list();
        Contacts contacts =
                Contacts.of(asked.db(), rows.stream().map(Row::partner).toList());
        List<Entry> entries = rows.stream()
                .map(row -> new Entry(
                        row.from(),
                        what(row),
                        contacts.name(row.partner()).orElse(row.partner().value()),
                        "booked",
                        "/bookings"))
                .toList();
        return new Today(List.of(), List.of(), entries);
    }

    private static Phrase what(Row row) {
        Phrase resource = RESOURCES.get(row.resource());
        return new Phrase(
                resource.indonesian() + ", " + row.people() + " orang",
                resource.english() + ", " + row.people() + " people");
    }
}
