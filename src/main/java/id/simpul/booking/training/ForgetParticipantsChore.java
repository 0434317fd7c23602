package id.simpul.booking.training;

import id.simpul.agenda.Chore;
import id.simpul.agenda.Mornings;
import id.simpul.policy.Policies;
import id.simpul.policy.Policy;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Forgets who was trained, some time after the training; how many of whom stays on record. */
public final class ForgetParticipantsChore implements Chore {
    private static final String JOB = "training.forget";

    private final Mornings mornings;

    public ForgetParticipantsChore(Policies policies) {
        this.mornings = new Mornings(policies);
    }

    @Override
    public List<Due> next(Handle db, Instant until, int most) {
        LocalDate today = mornings.last(until);
        int kept = mornings.policyOn(today).requests().personalDataDays();
        List<Trainings.Forgettable> due = Trainings.toForget(db, today.minusDays(kept), JOB, most);
        return due.stream()
                .filter(one -> one.to().equals(due.get(0).to()))
                .map(one -> new Due(
                        JOB, one.to().toString(), one.id(), mornings.at(one.to().plusDays(kept))))
                .toList();
    }

    @Override
    public Deed perform(Handle db, List<Due> parts, Policy policy) {
        Trainings.forget(db, parts.stream().map(Due::part).toList());
        return new Deed(List.of(), List.of());
    }
}
