package id.simpul.booking;

import id.simpul.agenda.Chore;
import id.simpul.agenda.Mornings;
import id.simpul.policy.Policies;
import id.simpul.policy.Policy;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Forgets who came, some time after they were here; that somebody came stays on record. */
public final class ForgetChore implements Chore {
    private static final String JOB = "booking.forget";

    private final Mornings mornings;

    public ForgetChore(Policies policies) {
        this.mornings = new Mornings(policies);
    }

    @Override
    public List<Due> next(Handle db, Instant until, int most) {
        LocalDate today = mornings.last(until);
        int kept = mornings.policyOn(today).requests().personalDataDays();
        List<Booking> due = Bookings.toForget(db, today.minusDays(kept), JOB, most);
        return due.stream()
                .filter(booking ->
                        booking.period().to().equals(due.get(0).period().to()))
                .map(booking -> {
                    LocalDate to = booking.period().to();
                    return new Due(JOB, to.toString(), booking.id(), mornings.at(to.plusDays(kept)));
                })
                .toList();
    }

    @Override
    public Deed perform(Handle db, List<Due> parts, Policy policy) {
        Bookings.save(
                db,
                Bookings.locked(db, parts.stream().map(Due::part).toList()).stream()
                        .map(Booking::forgotten)
                        .toList());
        return new Deed(List.of(), List.of());
    }
}
