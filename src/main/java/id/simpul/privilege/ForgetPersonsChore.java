package id.simpul.privilege;

import id.simpul.agenda.Chore;
import id.simpul.agenda.Mornings;
import id.simpul.policy.Decides;
import id.simpul.policy.Policies;
import id.simpul.policy.Policy;
import id.simpul.policy.Rule;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Forgets whose privilege it was, some time after it has ended; that there was one stays on record (R20). */
@Decides(Rule.R20)
public final class ForgetPersonsChore implements Chore {
    private static final String JOB = "privilege.forget";

    private final Mornings mornings;

    public ForgetPersonsChore(Policies policies) {
        this.mornings = new Mornings(policies);
    }

    @Override
    public List<Due> next(Handle db, Instant until, int most) {
        LocalDate today = mornings.last(until);
        int kept = mornings.policyOn(today).requests().personalDataDays();
        return Privileges.toForget(db, today.minusDays(kept), most).stream()
                .map(privilege -> {
                    LocalDate ended = privilege.state().endedOn().orElseThrow();
                    return new Due(JOB, ended.toString(), privilege.id(), mornings.at(ended.plusDays(kept)));
                })
                .toList();
    }

    @Override
    public Deed perform(Handle db, List<Due> parts, Policy policy) {
        Privileges.forget(db, parts.stream().map(Due::part).toList());
        return new Deed(List.of(), List.of());
    }
}
