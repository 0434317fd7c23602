package id.simpul.booking;

import id.simpul.feature.Column;
import id.simpul.feature.Filter;
import id.simpul.feature.Listing;
import id.simpul.feature.Page;
import id.simpul.feature.Query;
import id.simpul.ledger.Phrase;
import id.simpul.policy.Policy;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The days of a month: what is booked, and for how much there is still room (R21, R26, R27); for staff to look at. */
final class MonthList {
    private static final Phrase MONTH = new Phrase("bulan", "month");
    private static final Phrase FORM = new Phrase("harus bulan seperti 2027-01", "must be a month such as 2027-01");

    private final Opening opening;

    private MonthList(Opening opening) {
        this.opening = opening;
    }

    /**
     * A day.
     *
     * @param closed why nobody is received; empty text where nothing but the week says so
     * @param visits how many more visits there is room for; nothing on a day without visits
     */
    private record Day(
            LocalDate day,
            Optional<String> closed,
            long booked,
            long people,
            Optional<Long> visits,
            Optional<Long> classes,
            Optional<Long> places,
            Optional<Long> guidance,
            Optional<Long> orientation) {}

    static Listing<?> of(Opening opening) {
        MonthList list = new MonthList(opening);
        return new Listing<>(
                "booking.month",
                List.<Column<Day>>of(
                        Column.text("day", new Phrase("tanggal", "day"), Day::day),
                        Column.text("closed", new Phrase("tutup karena", "closed for"), Day::closed),
                        Column.number("booked", new Phrase("terjadwal", "booked"), Day::booked),
                        Column.number("people", new Phrase("orang", "people"), Day::people),
                        Column.number("visitsLeft", new Phrase("sisa kunjungan", "visits left"), Day::visits),
                        Column.number("classesLeft", new Phrase("sisa kelas", "classes left"), Day::classes),
                        Column.number("placesLeft", new Phrase("sisa tempat", "places left"), Day::places),
                        Column.number("guidanceLeft", new Phrase("sisa bimbingan", "guidance left"), Day::guidance),
                        Column.number(
                                "orientationLeft", new Phrase("sisa orientasi", "orientation left"), Day::orientation)),
                List.of(new Filter("month", MONTH, false, value -> value.matches("20\\d\\d-(0[1-9]|1[0-2])"), FORM)),
                list::page);
    }

    /** A month at a time, whatever is asked: there are at most 31. */
    private Page<Day> page(Handle db, Query query) {
        YearMonth month = query.filter("month").map(YearMonth::parse).orElseGet(() -> YearMonth.from(opening.today()));
        Map<BookingFacts.Slot, Load> loads = Bookings.loads(db, new Period(month.atDay(1), month.atEndOfMonth()));
        return Page.whole(month.atDay(1)
                .datesUntil(month.plusMonths(1).atDay(1))
                .map(day -> day(day, loads))
                .toList());
    }

    private Day day(LocalDate day, Map<BookingFacts.Slot, Load> loads) {
        Policy policy = opening.policyOn(day);
        Load visits = loads.getOrDefault(new BookingFacts.Slot(Resource.VISIT, day), Load.NONE);
        long booked = 0;
        long people = 0;
        for (Resource resource : Resource.values()) {
            Load load = loads.getOrDefault(new BookingFacts.Slot(resource, day), Load.NONE);
            booked += load.bookings();
            people += load.people();
        }
        Optional<Capacity> room = capacity(Resource.VISIT, day, policy);
        boolean open =
                room.isPresent() || opening.days(Resource.GUIDANCE, policy).isOpen(day);
        return new Day(
                day,
                open
                        ? Optional.empty()
                        : Optional.of(opening.closedFor(day, policy).orElse("-")),
                booked,
                people,
                room.map(most -> left(most.bookings(), visits.bookings())),
                room.map(most -> left(most.classes(), visits.classes())),
                room.map(most -> left(most.people(), visits.people())),
                services(Resource.GUIDANCE, day, policy, loads),
                services(Resource.ORIENTATION, day, policy, loads));
    }

    private Optional<Capacity> capacity(Resource resource, LocalDate day, Policy policy) {
        return opening.days(resource, policy).isOpen(day)
                ? Optional.of(Capacity.of(resource, policy))
                : Optional.empty();
    }

    private Optional<Long> services(
            Resource resource, LocalDate day, Policy policy, Map<BookingFacts.Slot, Load> loads) {
        long booked = loads.getOrDefault(new BookingFacts.Slot(resource, day), Load.NONE)
                .bookings();
        return capacity(resource, day, policy).map(most -> left(most.bookings(), booked));
    }

    private static long left(long most, long taken) {
        return Math.max(0, most - taken);
    }
}
