package id.simpul.privilege;

import id.simpul.agenda.Chore;
import id.simpul.agenda.Mornings;
import id.simpul.policy.Policies;
import id.simpul.policy.Policy;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Tells partners some time before that privileges of their people end: one notice for all that end on the same day (R19). */
public final class LapseNoticeChore implements Chore {
    private static final String JOB = "privilege.ending";

    private final Mornings mornings;

    public LapseNoticeChore(Policies policies) {
        this.mornings = new Mornings(policies);
    }

    /** The first of each group stands for it, so that who comes late to a day already done is told of too. */
    @Override
    public List<Due> next(Handle db, Instant until, int most) {
        return Privileges.toNotice(db, mornings.last(until), most).stream()
                .map(first -> {
                    LocalDate on = first.noticeOn().orElseThrow();
                    return new Due(JOB, on.toString(), first.id(), mornings.at(on));
                })
                .toList();
    }

    @Override
    public Deed perform(Handle db, List<Due> parts, Policy policy) {
        LocalDate on = mornings.dayOf(parts.get(0).at());
        List<String> first = parts.stream().map(Due::part).toList();
        List<Privilege> alike = Privileges.lockAlike(db, first, on);
        Privileges.save(
                db,
                alike.stream()
                        .map(one -> one.noticed(LapseNotices.next(one.until().orElseThrow(), on, policy)))
                        .toList());
        return new Deed(List.of(), LapseNotices.ending(alike, on));
    }
}
