package id.simpul.agreement;

import id.simpul.agenda.Chore;
import id.simpul.agenda.Mornings;
import id.simpul.ledger.Effect;
import id.simpul.policy.Policies;
import id.simpul.policy.Policy;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Closes agreements on the day after their last. */
public final class EndedChore implements Chore {
    private static final String JOB = "agreement.ended";

    private final Mornings mornings;

    public EndedChore(Policies policies) {
        this.mornings = new Mornings(policies);
    }

    @Override
    public List<Due> next(Handle db, Instant until, int most) {
        return Agreements.toEnd(db, mornings.last(until), most).stream()
                .map(agreement -> {
                    LocalDate to = agreement.term().to();
                    return new Due(JOB, to.toString(), agreement.id(), mornings.at(to.plusDays(1)));
                })
                .toList();
    }

    @Override
    public Deed perform(Handle db, List<Due> parts, Policy policy) {
        List<Agreement> ended = Agreements.locked(
                        db, parts.stream().map(Due::part).toList())
                .stream()
                .map(Agreement::ended)
                .toList();
        Agreements.save(db, ended);
        List<Effect> effects = new ArrayList<>();
        ended.forEach(agreement -> effects.add(new Ended(agreement)));
        return new Deed(effects, List.of());
    }
}
