package id.simpul.booking;

import id.simpul.ledger.Request;
import id.simpul.ledger.RequestType;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Reads what bookings are decided by, after locking the days they contend for. */
final class BookingFactsReader {
    private static final Set<RequestType> ABOUT_A_BOOKING =
            EnumSet.of(RequestType.BOOKING_CHANGE, RequestType.BOOKING_CANCEL);

    /** No policy lets anyone book farther ahead, or for longer. */
    private static final int FARTHEST = 731;

    private final Opening opening;

    BookingFactsReader(Opening opening) {
        this.opening = opening;
    }

    BookingFacts read(Handle db, List<Request> requests) {
        LocalDate present = opening.today();
        List<String> named = requests.stream()
                .filter(request -> ABOUT_A_BOOKING.contains(request.type()))
                .map(BookingDesk::bookingId)
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
        if (!ABOUT_A_BOOKING.contains(request.type())) {
            return Optional.of(BookingWish.of(request));
        }
        return request.type() == RequestType.BOOKING_CANCEL
                ? Optional.empty()
                : Optional.ofNullable(bookings.get(BookingDesk.bookingId(request)))
                        .map(booking -> BookingWish.change(booking, request.as(BookingChange.class)));
    }

    /** How far the search for something free may go. */
    private LocalDate lastOfInterest(BookingWish wish, LocalDate present) {
        LocalDate farthest = present.plusDays(FARTHEST);
        LocalDate from = wish.period().from().isAfter(farthest)
                ? farthest
                : wish.period().from();
        LocalDate begins = from.isBefore(present) ? present : from;
        int searched = opening.policyOn(present).bookings().searchDays();
        return begins.plusDays(searched + Math.min(wish.period().length(), FARTHEST));
    }
}
