package id.simpul.privilege;

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

/** Ends privileges on the day after their last (R19). */
public final class LapseChore implements Chore {
    private static final String JOB = "privilege.lapse";

    private final Mornings mornings;

    public LapseChore(Policies policies) {
        this.mornings = new Mornings(policies);
    }

    @Override
    public List<Due> next(Handle db, Instant until, int most) {
        return Privileges.toLapse(db, mornings.last(until), most).stream()
                .map(privilege -> {
                    LocalDate last = privilege.until().orElseThrow();
                    return new Due(JOB, last.toString(), privilege.id(), mornings.at(last.plusDays(1)));
                })
                .toList();
    }

    @Override
    public Deed perform(Handle db, List<Due> parts, Policy policy) {
        List<Privilege> lapsed = new ArrayList<>();
        List<Effect> effects = new ArrayList<>();
        for (Privilege one : Privileges.locked(db, parts.stream().map(Due::part).toList())) {
            // It may have been replaced since it was found.
            if (one.state().standing() == Privilege.Standing.CURRENT) {
                lapsed.add(one.ended(Privilege.Standing.LAPSED, one.until().orElseThrow()));
                effects.add(new Lapsed(one));
            }
        }
        Privileges.save(db, lapsed);
        return new Deed(effects, List.of());
    }
}
