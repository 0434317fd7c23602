package id.simpul.booking;

import id.simpul.agenda.Chore;
import id.simpul.agenda.DueParts;
import id.simpul.agenda.Mornings;
import id.simpul.agenda.PartChore;
import id.simpul.agenda.ReminderChore;
import id.simpul.agenda.Reminders;
import id.simpul.agenda.RowAct;
import id.simpul.agenda.RowAct.Done;
import id.simpul.agenda.Turn;
import id.simpul.agenda.WorkingDays;
import id.simpul.ledger.Notice;
import id.simpul.policy.Policy;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What falls due of bookings: they are recalled to those who made them, and who came is forgotten some time after. */
final class BookingChores {
    private static final Set<String> WRITES = Set.of("bookings");

    private BookingChores() {}

    /** In the order in which they are done when due at the same time. */
    static List<Chore> all(Mornings mornings, WorkingDays days, Opening opening) {
        return List.of(
                new ClosedDays(mornings, opening),
                new ReminderChore(remind(mornings, opening), days),
                forget(mornings));
    }

    static PartChore remind(Mornings mornings, Opening opening) {
        DueParts due = new DueParts("booking.remind", """
                select id as part, remind_on::text as period, remind_on as due_on
                  from bookings
                 where remind_on <= :today
                """);
        return new PartChore(
                mornings,
                due,
                WRITES,
                new RowAct<>(Bookings::locked, (booking, turn) -> recalled(booking, turn, opening), Bookings::save));
    }

    /** That somebody came stays on record. */
    static Chore forget(Mornings mornings) {
        String due = """
                select id as part, to_day::text as period, to_day + :kept as due_on
                  from bookings
                 where details is not null and to_day <= :today - :kept
                """;
        return new PartChore(
                mornings,
                DueParts.toForget("booking.forget", due),
                WRITES,
                new RowAct<Booking>(
                        Bookings::locked,
                        (booking, turn) -> Optional.of(Done.silently(booking.forgotten())),
                        Bookings::save));
    }

    /** It may have been moved or cancelled since it was found; on a day that a calendar has closed meanwhile nobody is awaited. */
    private static Optional<Done<Booking>> recalled(Booking booking, Turn turn, Opening opening) {
        return booking.remindOn().filter(turn.day()::equals).map(day -> {
            Optional<LocalDate> next = nextReminder(booking, day, turn.policy());
            Booking after = booking.reminded(next);
            return opening.isClosedFor(booking, turn.policy())
                    ? Done.silently(after)
                    : new Done<>(
                            after,
                            List.of(),
                            List.of(reminder(booking, turn.today()).untilNext(next.map(turn.working()))));
        });
    }

    private static Notice reminder(Booking booking, LocalDate today) {
        int left = (int) ChronoUnit.DAYS.between(today, booking.period().from());
        return Notice.to(booking.partner(), BookingReminder.of(booking.shown(), left));
    }

    /** The first day of a reminder after a day; none if they are all past, or the booking is off. */
    static Optional<LocalDate> nextReminder(Booking booking, LocalDate after, Policy policy) {
        return booking.state() == Booking.State.CANCELLED
                ? Optional.empty()
                : Reminders.before(booking.period().from(), policy.bookings().reminderDays(), after);
    }
}
