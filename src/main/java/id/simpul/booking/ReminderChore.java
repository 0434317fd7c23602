package id.simpul.booking;

import id.simpul.agenda.Chore;
import id.simpul.agenda.Mornings;
import id.simpul.ledger.Notice;
import id.simpul.policy.Policies;
import id.simpul.policy.Policy;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Recalls bookings to those who made them, some days before. */
public final class ReminderChore implements Chore {
    private static final String JOB = "booking.remind";

    private final Mornings mornings;

    public ReminderChore(Policies policies) {
        this.mornings = new Mornings(policies);
    }

    @Override
    public List<Due> next(Handle db, Instant until, int most) {
        List<Booking> due = Bookings.toRemind(db, mornings.last(until), JOB, most);
        return due.stream()
                .filter(booking -> booking.remindOn().equals(due.get(0).remindOn()))
                .map(booking -> {
                    LocalDate on = booking.remindOn().orElseThrow();
                    return new Due(JOB, on.toString(), booking.id(), mornings.at(on));
                })
                .toList();
    }

    @Override
    public Deed perform(Handle db, List<Due> parts, Policy policy) {
        LocalDate on = mornings.dayOf(parts.get(0).at());
        List<Booking> reminded = new ArrayList<>();
        List<Notice> notices = new ArrayList<>();
        for (Booking booking : Bookings.locked(db, parts.stream().map(Due::part).toList())) {
            // It may have been moved or cancelled since it was found.
            if (booking.remindOn().filter(on::equals).isPresent()) {
                reminded.add(booking.reminded(BookingReminders.next(booking, on, policy)));
                notices.add(reminder(booking, on));
            }
        }
        Bookings.save(db, reminded);
        return new Deed(List.of(), notices);
    }

    private static Notice reminder(Booking booking, LocalDate on) {
        int left = (int) ChronoUnit.DAYS.between(on, booking.period().from());
        return Notice.to(booking.partner(), BookingReminder.of(booking.shown(), left));
    }
}
