package id.simpul.booking;

import id.simpul.feature.Column;
import id.simpul.feature.Contacts;
import id.simpul.feature.Listing;
import id.simpul.feature.Page;
import id.simpul.feature.Query;
import id.simpul.ledger.Phrase;
import id.simpul.policy.Policy;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Bookings to come, for staff to look at: who comes when, and which of them a calendar has closed since. */
final class BookingLists {
    private final Opening opening;

    private BookingLists(Opening opening) {
        this.opening = opening;
    }

    static List<Listing<?>> all(Opening opening) {
        BookingLists lists = new BookingLists(opening);
        return List.of(new Listing<>(
                "booking.list",
                List.<Column<Row>>of(
                        Column.id("booking", new Phrase("jadwal", "booking"), row -> row.booking()
                                .id()),
                        Column.id("partner", new Phrase("mitra", "partner"), row -> row.booking()
                                .partner()),
                        Column.word("subject", new Phrase("untuk", "for"), row -> row.booking()
                                .subject()),
                        Column.text("from", new Phrase("dari", "from"), row -> row.booking()
                                .period()
                                .from()),
                        Column.text("to", new Phrase("sampai", "to"), row -> row.booking()
                                .period()
                                .to()),
                        Column.number("people", new Phrase("orang", "people"), row -> row.booking()
                                .people()),
                        Column.text("closed", new Phrase("tutup karena", "closed for"), Row::closed),
                        Column.personal("contact", new Phrase("narahubung", "contact"), row -> row.contacts()
                                .person(row.booking().partner())),
                        Column.personal("phone", new Phrase("telepon", "phone"), row -> row.contacts()
                                .phone(row.booking().partner()))),
                lists::page));
    }

    /** A booking, why the library is closed on its day, and whom to ask about it. */
    private record Row(Booking booking, Optional<String> closed, Contacts contacts) {}

    private Page<Row> page(Handle db, Query query) {
        LocalDate today = opening.today();
        Policy policy = opening.policyOn(today);
        List<Booking> found = Bookings.page(db, today, query.after().orElse(""), query.most());
        Contacts contacts = Contacts.of(db, found.stream().map(Booking::partner).toList());
        List<Row> rows = found.stream()
                .map(booking -> new Row(booking, closed(booking, policy), contacts))
                .toList();
        return Page.of(
                rows,
                query.most(),
                last -> last.booking().period().from() + " " + last.booking().id());
    }

    private Optional<String> closed(Booking booking, Policy policy) {
        return opening.isClosedFor(booking, policy)
                ? opening.closedFor(booking.period().from(), policy).or(() -> Optional.of("-"))
                : Optional.empty();
    }
}
