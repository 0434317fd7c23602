package id.simpul.booking;

import id.simpul.ledger.Code;
import id.simpul.ledger.Decided;
import id.simpul.ledger.Decision;
import id.simpul.ledger.Desk;
import id.simpul.ledger.Effects;
import id.simpul.ledger.Notice;
import id.simpul.ledger.Phrase;
import id.simpul.ledger.Reason;
import id.simpul.ledger.Request;
import id.simpul.ledger.RequestType;
import id.simpul.policy.Calendars;
import id.simpul.policy.Policies;
import id.simpul.policy.Policy;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/** Books visits, guidance, orientation and internships as long as there is room, without any agreement (R21, R26, R27). */
public final class BookingDesk implements Desk<BookingFacts> {
    private static final Phrase THING = new Phrase("jadwal", "booking");
    private static final Phrase CANCELLED = new Phrase("dibatalkan", "cancelled");
    private static final Phrase PAST = new Phrase("lewat", "past");

    private final BookingFactsReader reader;

    /**
     * @param calendars those in force now; a new import is seen at once
     * @param clock what is over by then can no longer be booked
     */
    public BookingDesk(Policies policies, Supplier<Calendars> calendars, Clock clock) {
        this.reader = new BookingFactsReader(new Opening(policies, calendars, clock));
    }

    @Override
    public Set<RequestType> types() {
        return Set.of(
                RequestType.VISIT_BOOK,
                RequestType.SERVICE_REQUEST,
                RequestType.INTERNSHIP_APPLY,
                RequestType.BOOKING_CHANGE,
                RequestType.BOOKING_CANCEL,
                RequestType.STAFF_BOOKING);
    }

    @Override
    public boolean standsAlone() {
        return true;
    }

    @Override
    public BookingFacts facts(Handle db, List<Request> requests) {
        return reader.read(db, requests);
    }

    @Override
    public Decision decide(Request request, BookingFacts facts, Policy policy, LocalDate today) {
        return BookingAct.isOne(request)
                ? changeOrCancel(request, facts, policy, today)
                : book(request, BookingWish.of(request), facts, policy, today);
    }

    private static Decision book(
            Request request, BookingWish wish, BookingFacts facts, Policy policy, LocalDate today) {
        BookingRules rules = new BookingRules(wish, facts, policy, today);
        List<Reason> againstSize = rules.againstSize();
        if (!againstSize.isEmpty()) {
            return new Decision.Refused(new NoRoom(List.of()), againstSize);
        }
        List<Reason> againstDays = rules.againstDays();
        if (!againstDays.isEmpty()) {
            return new Decision.Refused(new Alternatives(wish, rules, policy).outcome(), againstDays);
        }
        Booking booked = wish.booking().reminded(BookingChores.nextReminder(wish.booking(), rules.earliest(), policy));
        Record outcome = wish.instead().isPresent() ? BookingStanding.of(booked) : outcome(booked);
        return accepted(request, outcome, new BookingChanged(wish.instead(), booked));
    }

    private static Record outcome(Booking booked) {
        Period period = booked.period();
        return booked.resource().isForPeriods()
                ? new PeriodBooked(booked.id(), period.from(), period.to())
                : new DayBooked(booked.id(), period.from());
    }

    private static Decision accepted(Request request, Record outcome, BookingChanged change) {
        Booking after = change.after();
        boolean isTheirs = request.staff().isEmpty() || !request.type().isStaffAct();
        Optional<String> staffsReason =
                isTheirs ? Optional.empty() : request.staff().map(Request.Staff::reason);
        Notice notice = Notice.to(
                after.partner(),
                after.state() == Booking.State.BOOKED
                        ? after.shown()
                        : BookingCancelled.of(after.shown(), staffsReason));
        List<Notice> notices = List.of(isTheirs ? notice.from(request) : notice);
        return new Decision.Accepted(after.id(), outcome, List.of(change), notices);
    }

    private static Decision changeOrCancel(Request request, BookingFacts facts, Policy policy, LocalDate today) {
        BookingAct act = BookingAct.of(request);
        Optional<Booking> booking = facts.booking(act.booking());
        Optional<Reason> against = against(request, booking, facts.earliest(today))
                .or(() -> act.cancels() ? Optional.empty() : againstDays(act, booking.orElseThrow()));
        if (against.isPresent()) {
            return Decision.Refused.because(against.get());
        }
        if (act.cancels()) {
            Booking cancelled = booking.orElseThrow().cancelled();
            return accepted(request, BookingStanding.of(cancelled), new BookingChanged(booking, cancelled));
        }
        BookingWish wish = BookingWish.change(booking.orElseThrow(), act);
        return wish.isSame()
                ? Decision.Refused.because(Reason.of(Code.NOTHING_TO_CHANGE, wish.pointer()))
                : book(request, wish, facts, policy, today);
    }

    private static Optional<Reason> against(Request request, Optional<Booking> booking, LocalDate earliest) {
        String pointer = "/data/booking";
        if (booking.isEmpty()) {
            return Optional.of(Reason.of(Code.NOT_FOUND, pointer, THING));
        }
        if (request.type().isStaffAct()) {
            if (request.staff().filter(staff -> !staff.reason().isBlank()).isEmpty()) {
                return Optional.of(Reason.of(Code.REASON_NEEDED, ""));
            }
        } else if (!booking.get().partner().equals(request.partner())) {
            return Optional.of(Reason.of(Code.NOT_YOURS, pointer));
        }
        if (booking.get().state() == Booking.State.CANCELLED) {
            return Optional.of(Reason.of(Code.BOOKING_OVER, pointer, CANCELLED));
        }
        return booking.get().period().to().isBefore(earliest)
                ? Optional.of(Reason.of(Code.BOOKING_OVER, pointer, PAST))
                : Optional.empty();
    }

    /** A visit is on one day, an internship lasts some: days of the other kind are no change. */
    private static Optional<Reason> againstDays(BookingAct act, Booking booking) {
        if (booking.resource().isForPeriods()) {
            return act.namesDay() ? Optional.of(Reason.of(Code.PERIOD_NEEDED, "/data/on")) : Optional.empty();
        }
        String pointer = act.from().isPresent() ? "/data/from" : "/data/to";
        return act.namesPeriod() ? Optional.of(Reason.of(Code.ONE_DAY_ONLY, pointer)) : Optional.empty();
    }

    @Override
    public void write(Handle db, List<Decided> decided) {
        Bookings.write(db, Effects.of(decided));
    }
}
