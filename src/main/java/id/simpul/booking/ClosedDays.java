package id.simpul.booking;

import id.simpul.agenda.Chore;
import id.simpul.agenda.DueParts;
import id.simpul.agenda.Mornings;
import id.simpul.agenda.Question;
import id.simpul.ledger.Notice;
import id.simpul.policy.Decides;
import id.simpul.policy.Policy;
import id.simpul.policy.Rule;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * Tells who booked a day that a calendar has closed since, once, with the nearest free days. The booking stays until they or staff
 * move or cancel it, and staff see it in their list (R26).
 */
@Decides(Rule.R26)
final class ClosedDays implements Chore {
    private static final String DUE = """
            select bookings.id as part, bookings.from_day::text as period, cast(:today as date) as due_on
              from bookings
              join unnest(:resources, :days) as closed (resource, day)
                on closed.resource = bookings.resource and closed.day = bookings.from_day
             where bookings.state = 'booked'
            """;

    private final Mornings mornings;
    private final Opening opening;
    private final DueParts due = new DueParts("booking.closed", DUE);

    ClosedDays(Mornings mornings, Opening opening) {
        this.mornings = mornings;
        this.opening = opening;
    }

    @Override
    public String job() {
        return due.job();
    }

    @Override
    public Set<String> reads() {
        return Set.of("bookings");
    }

    @Override
    public Set<String> writes() {
        return Set.of();
    }

    @Override
    public Optional<Question> question(Instant until, int most) {
        LocalDate today = mornings.last(until);
        Policy policy = mornings.policyOn(today);
        return Optional.of(
                Question.whether(Bookings.DAYS_FROM, values -> values.bind("today", today), rows -> rows.stream()
                        .map(row -> new BookingFacts.Slot(Resource.ofWire(row.part()), row.on()))
                        .anyMatch(slot -> isClosed(slot, policy))));
    }

    private boolean isClosed(BookingFacts.Slot slot, Policy policy) {
        return !opening.days(slot.resource(), policy).isOpen(slot.day());
    }

    @Override
    public List<Due> next(Handle db, Instant until, int most) {
        LocalDate today = mornings.last(until);
        Policy policy = mornings.policyOn(today);
        List<BookingFacts.Slot> closed = new ArrayList<>(Bookings.daysFrom(db, today));
        closed.removeIf(slot -> !isClosed(slot, policy));
        return closed.isEmpty()
                ? List.of()
                : due.first(db, mornings, most, values -> values.bind("today", today)
                        .bindArray(
                                "resources",
                                String.class,
                                closed.stream()
                                        .map(slot -> slot.resource().wire())
                                        .toList())
                        .bindArray(
                                "days",
                                LocalDate.class,
                                closed.stream().map(BookingFacts.Slot::day).toList()));
    }

    @Override
    public Deed perform(Handle db, List<Due> parts, Policy policy) {
        LocalDate today = mornings.dayOf(parts.get(0).at());
        List<Notice> notices = Bookings.locked(db, parts.stream().map(Due::part).toList()).stream()
                .filter(booking -> booking.state() == Booking.State.BOOKED && opening.isClosedFor(booking, policy))
                .map(booking -> Notice.to(booking.partner(), told(db, booking, policy, today)))
                .toList();
        return new Deed(List.of(), notices);
    }

    private BookingClosed told(Handle db, Booking booking, Policy policy, LocalDate today) {
        BookingWish again = BookingWish.again(booking);
        LocalDate last = booking.period().from().plusDays(policy.bookings().searchDays());
        BookingFacts facts =
                new BookingFacts(today, opening::days, List.of(booking), Bookings.loads(db, new Period(today, last)));
        BookingConfirmed shown = booking.shown();
        return new BookingClosed(
                booking.id(),
                shown.type(),
                shown.purpose(),
                shown.service(),
                booking.period().from(),
                booking.people(),
                opening.closedFor(booking.period().from(), policy),
                new Alternatives(again, new BookingRules(again, facts, policy, today), policy)
                        .nearest().stream()
                                .map(free -> new BookingClosed.Free(free.from()))
                                .toList());
    }
}
