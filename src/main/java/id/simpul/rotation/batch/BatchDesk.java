package id.simpul.rotation.batch;

import id.simpul.ledger.Code;
import id.simpul.ledger.Decided;
import id.simpul.ledger.Decision;
import id.simpul.ledger.Desk;
import id.simpul.ledger.Effect;
import id.simpul.ledger.Effects;
import id.simpul.ledger.Phrase;
import id.simpul.ledger.Reason;
import id.simpul.ledger.Request;
import id.simpul.ledger.RequestType;
import id.simpul.policy.Policy;
import id.simpul.rotation.Schedule;
import id.simpul.rotation.obligation.Obligations;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * Takes what schools and staff do with batches (R9): receipt, return and survey by schools; packing, dispatch, check-in
 * and whatever else they do with one by staff.
 */
public final class BatchDesk implements Desk<BatchFacts> {
    private final BatchFactsReader reader;

    public BatchDesk(Schedule schedule) {
        this.reader = new BatchFactsReader(schedule);
    }

    @Override
    public Set<RequestType> types() {
        return Set.of(
                RequestType.ROTATION_RECEIVED,
                RequestType.ROTATION_RETURNED,
                RequestType.ROTATION_SURVEY,
                RequestType.STAFF_PACK,
                RequestType.STAFF_DISPATCH,
                RequestType.STAFF_CHECKIN,
                RequestType.STAFF_HOLD,
                RequestType.STAFF_RELEASE,
                RequestType.STAFF_CANCEL,
                RequestType.STAFF_REOPEN);
    }

    @Override
    public BatchFacts facts(Handle db, List<Request> requests) {
        return reader.read(db, requests);
    }

    @Override
    public Decision decide(Request request, BatchFacts facts, Policy policy, LocalDate today) {
        Optional<Batch> batch = facts.batch(batchId(request));
        if (batch.isEmpty()) {
            return Decision.Refused.because(Reason.of(Code.NOT_FOUND, "/data/batch", new Phrase("paket", "batch")));
        }
        boolean bySchool = !request.type().isStaffAct();
        if (bySchool && !batch.get().school().equals(request.partner())) {
            return Decision.Refused.because(Reason.of(Code.NOT_YOURS, "/data/batch"));
        }
        boolean isToGo = request.type() == RequestType.STAFF_PACK || request.type() == RequestType.STAFF_DISPATCH;
        return isToGo && facts.isGone(batch.get().school())
                ? Decision.Refused.because(Reason.of(Code.PARTNER_GONE, "/data/batch"))
                : act(request, batch.get(), facts, policy, today);
    }

    private static Decision act(Request request, Batch batch, BatchFacts facts, Policy policy, LocalDate today) {
        return switch (request.type()) {
            case ROTATION_RECEIVED -> Receipt.decide(request, batch, today);
            case ROTATION_RETURNED -> Return.decide(request, batch, policy, today);
            case ROTATION_SURVEY -> Survey.decide(request, batch, facts, today);
            case STAFF_PACK -> Packing.pack(request, batch, facts, policy, today);
            case STAFF_DISPATCH -> Packing.dispatch(request, batch, facts, policy, today);
            case STAFF_CHECKIN -> CheckIn.decide(request, batch, facts, policy, today);
            case STAFF_HOLD, STAFF_RELEASE, STAFF_CANCEL, STAFF_REOPEN ->
                Intervention.decide(request, batch, facts, policy, today);
            default -> throw new IllegalArgumentException("Not an act upon a batch: " + request.type());
        };
    }

    @Override
    public void write(Handle db, List<Decided> decided) {
        List<Effect> effects = Effects.of(decided);
        Batches.write(db, effects);
        Obligations.write(db, effects);
        Surveys.write(db, effects);
    }

    static String batchId(Request request) {
        return AboutBatch.by(request).batch();
    }
}
