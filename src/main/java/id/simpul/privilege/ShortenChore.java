package id.simpul.privilege;

import id.simpul.agenda.Chore;
import id.simpul.agenda.Mornings;
import id.simpul.policy.Decides;
import id.simpul.policy.Policies;
import id.simpul.policy.Policy;
import id.simpul.policy.Rule;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Has privileges end with the agreement on which they rest where that ends earlier than it was to, and tells so (R19). */
@Decides(Rule.R19)
public final class ShortenChore implements Chore {
    private static final String JOB = "privilege.shorten";

    private final Mornings mornings;

    public ShortenChore(Policies policies) {
        this.mornings = new Mornings(policies);
    }

    @Override
    public List<Due> next(Handle db, Instant until, int most) {
        Instant at = mornings.at(mornings.last(until));
        return Privileges.outliving(db, most).stream()
                .map(shorter -> new Due(JOB, shorter.to().toString(), shorter.id(), at))
                .toList();
    }

    @Override
    public Deed perform(Handle db, List<Due> parts, Policy policy) {
        LocalDate today = mornings.dayOf(parts.get(0).at());
        Map<String, LocalDate> ends =
                parts.stream().collect(Collectors.toMap(Due::part, due -> LocalDate.parse(due.period())));
        List<Privilege> shortened = new ArrayList<>();
        for (Privilege one : Privileges.locked(db, ends.keySet())) {
            if (one.state().standing() == Privilege.Standing.CURRENT) {
                LocalDate to = ends.get(one.id());
                shortened.add(one.ending(new Ending(to, Ending.Cause.AGREEMENT))
                        .noticed(LapseNotices.next(to, today, policy)));
            }
        }
        Privileges.save(db, shortened);
        return new Deed(List.of(), LapseNotices.ending(shortened, today));
    }
}
