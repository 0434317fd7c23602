package id.simpul.trouble.failure;

import id.simpul.feature.RequestQueues;
import id.simpul.ledger.Code;
import id.simpul.ledger.Decided;
import id.simpul.ledger.Decision;
import id.simpul.ledger.Decision.Accepted;
import id.simpul.ledger.Decision.Refused;
import id.simpul.ledger.Desk;
import id.simpul.ledger.Effect;
import id.simpul.ledger.Effects;
import id.simpul.ledger.Json;
import id.simpul.ledger.Phrase;
import id.simpul.ledger.RawMessage;
import id.simpul.ledger.Reason;
import id.simpul.ledger.Request;
import id.simpul.ledger.RequestType;
import id.simpul.partner.Partners;
import id.simpul.policy.Policy;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/**
 * What staff do about failed messages: have them tried again, through the partner's own queue and the same inbox as ever, discard
 * them, or look at what they hold. A message is put back before the row that says so is committed, and the row is locked
 * meanwhile: whatever becomes of the message finds the row written, and if it cannot be put back nothing has changed.
 */
public final class FailureDesk implements Desk<FailureFacts> {
    private static final Phrase THING = new Phrase("pesan gagal", "failed message");

    private final Partners partners;
    private final RequestQueues queues;

    public FailureDesk(Partners partners, RequestQueues queues) {
        this.partners = partners;
        this.queues = queues;
    }

    @Override
    public Set<RequestType> types() {
        return Set.of(
                RequestType.STAFF_FAILURE_RETRY,
                RequestType.STAFF_FAILURE_DISCARD,
                RequestType.STAFF_FAILURE_HOLD,
                RequestType.STAFF_FAILURE_SHOW);
    }

    @Override
    public FailureFacts facts(Handle db, List<Request> requests) {
        return FailureFacts.read(db, requests);
    }

    @Override
    public Decision decide(Request request, FailureFacts facts, Policy policy, LocalDate today) {
        Selection which = request.as(Selection.class);
        if (!which.isClear()) {
            return Refused.because(Reason.of(Code.NAME_ONE_OF, "/data", "failures, group, all"));
        }
        if (needsReason(request.type())
                && request.staff().orElseThrow().reason().isBlank()) {
            return Refused.because(Reason.of(Code.REASON_NEEDED, ""));
        }
        return switch (request.type()) {
            case STAFF_FAILURE_RETRY -> retry(request, facts, policy);
            case STAFF_FAILURE_DISCARD -> discard(request, facts, today);
            case STAFF_FAILURE_HOLD -> hold(request, facts);
            case STAFF_FAILURE_SHOW -> show(request, facts);
            default -> throw new IllegalArgumentException("Not an act upon failed messages: " + request.type());
        };
    }

    /** To let a message wait or end, or to read what somebody wrote; that it is tried again harms nobody. */
    private static boolean needsReason(RequestType type) {
        return type != RequestType.STAFF_FAILURE_RETRY;
    }

    private Decision retry(Request request, FailureFacts facts, Policy policy) {
        Verdicts verdicts = new Verdicts(request, facts);
        for (Failure failure : facts.meant(request)) {
            verdicts.add(against(failure, facts, policy), () -> {
                RawMessage message = facts.message(failure).orElseThrow();
                return new FailureEffect.Retried(
                        failure,
                        message,
                        queues.replyTo(message),
                        request.staff().orElseThrow());
            });
        }
        return verdicts.decision();
    }

    /** One that was discarded may be tried again by who names it: to err is human. */
    private Optional<Reason> against(Failure failure, FailureFacts facts, Policy policy) {
        if (!failure.isOpen() && !failure.isHeld() && failure.standing() != FailureState.DISCARDED) {
            return Optional.of(settled(failure));
        }
        if (facts.message(failure).isEmpty()) {
            return Optional.of(Reason.of(Code.FAILURE_NOT_KEPT, "/data/failures", failure.id()));
        }
        if (partners.find(failure.partner()).isEmpty()) {
            return Optional.of(Reason.of(Code.FAILURE_OF_NOBODY, "/data/failures", failure.id(), failure.partner()));
        }
        return failure.attempts() < policy.requests().retries()
                ? Optional.empty()
                : Optional.of(Reason.of(Code.FAILURE_TRIED_OFTEN, "/data/failures", failure.id(), failure.attempts()));
    }

    private static Reason settled(Failure failure) {
        return Reason.of(
                Code.FAILURE_SETTLED,
                "/data/failures",
                failure.id(),
                failure.standing().words());
    }

    private static Decision discard(Request request, FailureFacts facts, LocalDate today) {
        Request.Staff staff = request.staff().orElseThrow();
        Verdicts verdicts = new Verdicts(request, facts);
        for (Failure failure : facts.meant(request)) {
            boolean unsettled = failure.isOpen() || failure.isHeld() || failure.standing() == FailureState.RETRYING;
            verdicts.add(
                    unsettled ? Optional.empty() : Optional.of(settled(failure)),
                    () -> new FailureEffect.Discarded(failure, today, staff));
        }
        return verdicts.decision();
    }

    private static Decision hold(Request request, FailureFacts facts) {
        Request.Staff staff = request.staff().orElseThrow();
        Verdicts verdicts = new Verdicts(request, facts);
        for (Failure failure : facts.meant(request)) {
            boolean waits = failure.isOpen() || failure.isHeld();
            verdicts.add(
                    waits ? Optional.empty() : Optional.of(settled(failure)),
                    () -> new FailureEffect.Held(failure, staff));
        }
        return verdicts.decision();
    }

    private static Decision show(Request request, FailureFacts facts) {
        Verdicts verdicts = new Verdicts(request, facts);
        for (Failure failure : facts.meant(request)) {
            Optional<RawMessage> message = facts.message(failure);
            verdicts.add(
                    message.isPresent()
                            ? Optional.empty()
                            : Optional.of(Reason.of(Code.FAILURE_NOT_KEPT, "/data/failures", failure.id())),
                    () -> new FailureEffect.LookedAt(
                            failure, message.orElseThrow(), request.staff().orElseThrow()));
        }
        return verdicts.decision();
    }

    /** What an act comes to, message by message: what can be done is done, of the others it is said why not. */
    private static final class Verdicts {
        private final Selection which;
        private final List<Failure> meant;
        private final List<Reason> reasons = new ArrayList<>();
        private final List<Effect> effects = new ArrayList<>();

        Verdicts(Request request, FailureFacts facts) {
            which = request.as(Selection.class);
            meant = facts.meant(request);
            List<String> found = meant.stream().map(Failure::id).toList();
            which.failures().orElse(List.of()).stream()
                    .filter(id -> !found.contains(id))
                    .forEach(id -> reasons.add(Reason.of(Code.NOTHING_OF_THAT_NAME, "/data/failures", THING)));
        }

        void add(Optional<Reason> against, Supplier<FailureEffect> effect) {
            against.ifPresentOrElse(reasons::add, () -> effects.add(effect.get()));
        }

        Decision decision() {
            boolean whole = which.place().isEmpty() && next().isEmpty();
            if (whole && meant.isEmpty() && reasons.isEmpty()) {
                return Refused.because(Reason.of(Code.NOTHING_FAILED, "/data"));
            }
            if (whole && effects.isEmpty()) {
                return new Refused(Json.object(), reasons);
            }
            String reference = which.failures().isPresent()
                    ? meant.get(0).id()
                    : which.group().orElse("all");
            return new Accepted(reference, new FailureOutcome(effects.size(), next()), reasons, effects, List.of());
        }

        private Optional<Long> next() {
            return which.failures().isPresent() || meant.size() < FailureFacts.MOST
                    ? Optional.empty()
                    : Optional.of(meant.get(meant.size() - 1).seq());
        }
    }

    @Override
    public void write(Handle db, List<Decided> decided) {
        List<FailureEffect.Discarded> discarded = Effects.of(decided, FailureEffect.Discarded.class);
        if (!discarded.isEmpty()) {
            FailureRows.discard(db, discarded);
        }
        List<FailureEffect.Held> held = Effects.of(decided, FailureEffect.Held.class);
        if (!held.isEmpty()) {
            FailureRows.hold(db, held);
        }
        List<FailureEffect.Retried> retried = Effects.of(decided, FailureEffect.Retried.class);
        if (!retried.isEmpty()) {
            FailureRows.retrying(db, retried);
            queues.putBack(retried.stream().map(FailureEffect.Retried::message).toList());
        }
    }
}
