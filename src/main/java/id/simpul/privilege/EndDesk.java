package id.simpul.privilege;

import id.simpul.ledger.Code;
import id.simpul.ledger.Decided;
import id.simpul.ledger.Decision;
import id.simpul.ledger.Decision.Refused;
import id.simpul.ledger.Desk;
import id.simpul.ledger.Effect;
import id.simpul.ledger.Effects;
import id.simpul.ledger.Notice;
import id.simpul.ledger.Reason;
import id.simpul.ledger.Request;
import id.simpul.ledger.Request.Staff;
import id.simpul.ledger.RequestType;
import id.simpul.policy.Decides;
import id.simpul.policy.Policy;
import id.simpul.policy.Rule;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Ends a person's privilege as staff ask for it; whose it was is forgotten in time, as with any that has ended (R20). */
@Decides(Rule.R20)
final class EndDesk implements Desk<EndDesk.Found> {
    @Override
    public Set<RequestType> types() {
        return Set.of(RequestType.STAFF_PRIVILEGE_END);
    }

    /** What counts of those whom staff name: what runs, and what is still to come behind it. */
    record Found(Map<PrivilegeEnd, List<Privilege>> current) implements Facts {
        @Override
        public void apply(Effect effect) {
            if (effect instanceof Stopped stopped) {
                current.values()
                        .forEach(theirs -> theirs.removeIf(
                                one -> one.id().equals(stopped.privilege().id())));
            }
        }
    }

    @Override
    public Found facts(Handle db, List<Request> requests) {
        Map<PrivilegeEnd, List<Privilege>> current = new HashMap<>();
        for (Request request : requests) {
            PrivilegeEnd asked = request.as(PrivilegeEnd.class);
            current.put(asked, new ArrayList<>(Privileges.lockOf(db, asked.partner(), asked.ref())));
        }
        return new Found(current);
    }

    @Override
    public Decision decide(Request request, Found found, Policy policy, LocalDate today) {
        Staff staff = request.staff().orElseThrow();
        if (staff.reason().isBlank()) {
            return Refused.because(Reason.of(Code.REASON_NEEDED, ""));
        }
        PrivilegeEnd asked = request.as(PrivilegeEnd.class);
        List<Privilege> theirs = found.current().getOrDefault(asked, List.of());
        if (theirs.isEmpty()) {
            return Refused.because(Reason.of(Code.NO_PRIVILEGE, "/data/ref", asked.partner()));
        }
        Privilege first = theirs.get(0);
        List<Effect> stopped = theirs.stream()
                .<Effect>map(one -> new Stopped(one.ended(Privilege.Standing.STOPPED, today), staff))
                .toList();
        Notice told = Notice.to(first.person().partner(), LapseNotices.stopped(first, today));
        return new Decision.Accepted(first.id(), first.outcome(), stopped, List.of(told));
    }

    @Override
    public void write(Handle db, List<Decided> decided) {
        Privileges.save(
                db,
                Effects.of(decided, Stopped.class).stream()
                        .map(Stopped::privilege)
                        .toList());
    }
}
