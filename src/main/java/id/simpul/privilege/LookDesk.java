package id.simpul.privilege;

import id.simpul.ledger.Code;
import id.simpul.ledger.Decided;
import id.simpul.ledger.Decision;
import id.simpul.ledger.Desk;
import id.simpul.ledger.Effect;
import id.simpul.ledger.Reason;
import id.simpul.ledger.Request;
import id.simpul.ledger.RequestType;
import id.simpul.policy.Policy;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Shows staff whose privileges there are under a reference or a name; each look is recorded. */
final class LookDesk implements Desk<LookDesk.Found> {
    /** More than this is not a person but a list. */
    static final int MOST = 20;

    @Override
    public Set<RequestType> types() {
        return Set.of(RequestType.STAFF_PRIVILEGE_LOOK);
    }

    /** What was found, by what was asked. */
    record Found(Map<PrivilegeLook, List<Privilege>> current) implements Facts {
        @Override
        public void apply(Effect effect) {
            // A look changes nothing.
        }
    }

    @Override
    public Found facts(Handle db, List<Request> requests) {
        Map<PrivilegeLook, List<Privilege>> current = new HashMap<>();
        requests.stream()
                .map(request -> request.as(PrivilegeLook.class))
                .filter(PrivilegeLook::isClear)
                .forEach(asked -> current.put(
                        asked,
                        asked.ref()
                                .map(ref -> Privileges.ofRef(db, ref, MOST))
                                .orElseGet(
                                        () -> Privileges.ofName(db, asked.name().orElseThrow(), MOST))));
        return new Found(current);
    }

    @Override
    public Decision decide(Request request, Found found, Policy policy, LocalDate today) {
        PrivilegeLook asked = request.as(PrivilegeLook.class);
        if (!asked.isClear()) {
            return Decision.Refused.because(Reason.of(Code.NAME_ONE_OF, "/data", "ref, name"));
        }
        List<Privilege> privileges = found.current().getOrDefault(asked, List.of());
        LookedAt looked = new LookedAt(privileges, request.staff().orElseThrow());
        return new Decision.Accepted(request.id(), new LookOutcome(privileges.size()), List.of(looked), List.of());
    }

    @Override
    public void write(Handle db, List<Decided> decided) {
        // That somebody looked stands in the history; nothing else changes.
    }
}
