package id.simpul.booking;

import id.simpul.database.Part;
import id.simpul.feature.Column;
import id.simpul.feature.Contacts;
import id.simpul.feature.Filter;
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
    private static final Phrase BOOKING = new Phrase("jadwal", "booking");
    private static final Phrase DAY =
            new Phrase("harus tanggal seperti 2027-01-04", "must be a day such as 2027-01-04");

    private final Opening opening;

    private BookingLists(Opening opening) {
        this.opening = opening;
    }

    static List<Listing<?>> all(Opening opening) {
        BookingLists lists = new BookingLists(opening);
        return List.of(
                new Listing<Row>(
                                "booking.list",
                                List.<Column<Row>>of(
                                        Column.id("booking", BOOKING, row -> row.booking()
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
                                        Column.detail("state", new Phrase("status", "state"), row -> row.booking()
                                                .state()
                                                .wire()),
                                        Column.text("closed", new Phrase("tutup karena", "closed for"), Row::closed),
                                        Column.personal(
                                                "contact", new Phrase("narahubung", "contact"), row -> row.contacts()
                                                        .person(row.booking().partner())),
                                        Column.personal("phone", new Phrase("telepon", "phone"), row -> row.contacts()
                                                .phone(row.booking().partner()))),
                                List.of(
                                        new Filter("booking", BOOKING, false, value -> true, BOOKING),
                                        Filter.partner(),
                                        Filter.day("from", new Phrase("mulai tanggal", "from"), DAY)),
                                lists::page)
                        .sortedBy(Bookings.ORDERS),
                MonthList.of(opening));
    }

    /** A booking, why the library is closed on its day, and whom to ask about it. */
    private record Row(Booking booking, Optional<String> closed, Contacts contacts) {}

    private Page<Row> page(Handle db, Query query) {
        Policy policy = opening.policyOn(opening.today());
        Part<Booking> found = found(db, query);
        Contacts contacts =
                Contacts.of(db, found.rows().stream().map(Booking::partner).toList());
        return Page.of(found.map(booking -> new Row(booking, closed(booking, policy), contacts)));
    }

    private Part<Booking> found(Handle db, Query query) {
        LocalDate from = query.filter("from").map(LocalDate::parse).orElseGet(opening::today);
        return query.filter("booking")
                .map(id -> new Part<>(Bookings.find(db, id).stream().toList(), Optional.empty()))
                .orElseGet(() -> Bookings.page(db, query.partner(), from, query.among(Bookings.ORDERS)));
    }

    private Optional<String> closed(Booking booking, Policy policy) {
        return opening.isClosedFor(booking, policy)
                ? opening.closedFor(booking.period().from(), policy).or(() -> Optional.of("-"))
                : Optional.empty();
    }
}
