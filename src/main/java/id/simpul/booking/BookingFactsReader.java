package id.simpul.booking;

import id.simpul.ledger.Request;
import id.simpul.policy.Policy;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Reads what bookings are decided by, after locking the days they contend for. */
final class BookingFactsReader {
    /** No policy lets anyone book farther ahead, or for longer. */
    private static final int FARTHEST = 731;

    private final Opening opening;

    BookingFactsReader(Opening opening) {
        this.opening = opening;
    }

    BookingFacts read(Handle db, List<Request> requests) {
        LocalDate present = opening.today();
        List<String> named = requests.stream()
                .filter(BookingAct::isOne)
                .map(request -> BookingAct.of(request).booking())
                .toList();
        Map<String, Booking> bookings =
                Bookings.locked(db, named).stream().collect(Collectors.toMap(Booking::id, Function.identity()));
        List<BookingWish> wishes = requests.stream()
                .flatMap(request -> wish(request, bookings).stream())
                .filter(wish -> !wish.period().isReversed())
                .toList();
        Bookings.lockDays(db, wishes);
        Optional<LocalDate> last =
                wishes.stream().map(wish -> lastOfInterest(wish, present)).max(LocalDate::compareTo);
        return new BookingFacts(
                present,
                opening::days,
                bookings.values(),
                last.map(day -> Bookings.loads(db, new Period(present, day))).orElse(Map.of()));
    }

    private static Optional<BookingWish> wish(Request request, Map<String, Booking> bookings) {
        if (!BookingAct.isOne(request)) {
            return Optional.of(BookingWish.of(request));
        }
        BookingAct act = BookingAct.of(request);
        return act.cancels()
                ? Optional.empty()
                : Optional.ofNullable(bookings.get(act.booking())).map(booking -> BookingWish.change(booking, act));
    }

    /** How far the search for something free may go. */
    private LocalDate lastOfInterest(BookingWish wish, LocalDate present) {
        LocalDate farthest = present.plusDays(FARTHEST);
        LocalDate from = wish.period().from().isAfter(farthest)
                ? farthest
                : wish.period().from();
        LocalDate begins = from.isBefore(present) ? present : from;
        Policy.Bookings limits = opening.policyOn(present).bookings();
        return begins.plusDays(
                Alternatives.searched(wish, limits) + Math.min(wish.period().length(), FARTHEST));
    }
}
