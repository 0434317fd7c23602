package id.simpul.trouble.failure;

import id.simpul.ledger.Desk;
import id.simpul.ledger.Effect;
import id.simpul.ledger.RawMessage;
import id.simpul.ledger.Request;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The failed messages that acts of staff are upon, locked, with what is kept of them. */
final class FailureFacts implements Desk.Facts {
    /** So many are taken in one act; who means more goes on from there. */
    static final int MOST = 200;

    private final Map<String, List<Failure>> meant = new HashMap<>();
    private final Map<String, RawMessage> messages = new HashMap<>();

    private FailureFacts() {}

    static FailureFacts read(Handle db, List<Request> requests) {
        FailureFacts facts = new FailureFacts();
        requests.forEach(request -> facts.read(db, request));
        return facts;
    }

    private void read(Handle db, Request request) {
        Selection which = request.as(Selection.class);
        List<Failure> found = which.isClear()
                ? which.failures()
                        .map(ids -> FailureRows.locked(db, ids))
                        .orElseGet(() -> FailureRows.lockedOpen(db, which, MOST))
                : List.of();
        meant.put(request.id(), found);
        messages.putAll(FailureRows.messages(db, found.stream().map(Failure::id).toList()));
    }

    List<Failure> meant(Request act) {
        return meant.getOrDefault(act.id(), List.of());
    }

    /** Empty if it was not kept, or is not any more. */
    Optional<RawMessage> message(Failure failure) {
        return Optional.ofNullable(messages.get(failure.id()));
    }

    @Override
    public void apply(Effect effect) {
        // Acts of staff come one by one.
    }
}
