package id.simpul.ledger;

import id.simpul.policy.Policy;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** The desk for requests that people decide without a rule's help: they are recorded, and wait for staff. */
final class WaitingRoom implements Desk<WaitingRoom.NoFacts> {
    @Override
    public Set<RequestType> types() {
        return Set.of();
    }

    @Override
    public NoFacts facts(Handle db, List<Request> requests) {
        return new NoFacts();
    }

    @Override
    public Decision decide(Request request, NoFacts facts, Policy policy, LocalDate today) {
        return request.staff().isPresent()
                ? new Decision.Accepted(request.makes("req"), Json.object(), List.of(), List.of())
                : Decision.Pending.staff(Reason.of(Code.AWAITS_STAFF, ""));
    }

    @Override
    public void write(Handle db, List<Decided> decided) {
        // What waits is recorded with every pending request.
    }

    static final class NoFacts implements Desk.Facts {
        @Override
        public void apply(Effect effect) {
            // Nothing here depends on an earlier decision.
        }
    }
}
