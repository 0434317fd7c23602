package id.simpul.rotation.batch;

import static id.simpul.rotation.batch.BatchState.ANNOUNCED;
import static id.simpul.rotation.batch.BatchState.CANCELLED;
import static id.simpul.rotation.batch.BatchState.CHECKED_IN;
import static id.simpul.rotation.batch.BatchState.CLOSED;
import static id.simpul.rotation.batch.BatchState.DISPATCHED;
import static id.simpul.rotation.batch.BatchState.DUE;
import static id.simpul.rotation.batch.BatchState.PACKED;
import static id.simpul.rotation.batch.BatchState.PLANNED;
import static id.simpul.rotation.batch.BatchState.RECEIVED;
import static id.simpul.rotation.batch.BatchState.RETURNED;
import static id.simpul.rotation.batch.BatchState.RETURNED_IN_PART;

import id.simpul.ledger.Code;
import id.simpul.ledger.Reason;
import id.simpul.policy.Decides;
import id.simpul.policy.Rule;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** The course of a batch as data: what can happen to it, and in which states (R9). */
@Decides(Rule.R9)
public enum BatchStep {
    ANNOUNCE(PLANNED),
    PACK(ANNOUNCED),
    DISPATCH(ANNOUNCED, PACKED),
    RECEIVE(DISPATCHED, RECEIVED, DUE, RETURNED_IN_PART, CHECKED_IN),
    ASSUME(DISPATCHED),
    FALL_DUE(DISPATCHED, RECEIVED),
    RETURN(DISPATCHED, RECEIVED, DUE, RETURNED_IN_PART, CHECKED_IN),
    CHECK_IN(DISPATCHED, RECEIVED, DUE, RETURNED_IN_PART, RETURNED, CHECKED_IN, CLOSED),
    GIVE_UP(DISPATCHED, RECEIVED, DUE, RETURNED_IN_PART, RETURNED, CHECKED_IN),
    CANCEL(PLANNED, ANNOUNCED, PACKED),
    HOLD(PLANNED, ANNOUNCED, PACKED),
    REOPEN(CHECKED_IN, CLOSED),
    ANSWER_SURVEY(RECEIVED, DUE, RETURNED_IN_PART, RETURNED, CHECKED_IN, CLOSED);

    /** Nothing more happens to these by the calendar or by the school. */
    public static final Set<BatchState> ENDED = Collections.unmodifiableSet(EnumSet.of(CLOSED, CANCELLED));

    @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable set of enums
    private final Set<BatchState> from;

    BatchStep(BatchState... from) {
        EnumSet<BatchState> states = EnumSet.noneOf(BatchState.class);
        states.addAll(Arrays.asList(from));
        this.from = Collections.unmodifiableSet(states);
    }

    public boolean isPossible(BatchState state) {
        return from.contains(state);
    }

    public boolean isPossible(Batch batch) {
        return isPossible(batch.state());
    }

    /** Why the step cannot be taken now, if it cannot. */
    public Optional<Reason> refusal(BatchState state) {
        return isPossible(state)
                ? Optional.empty()
                : Optional.of(Reason.of(Code.BATCH_WRONG_STATE, "/data/batch", state.phrase(), BatchState.oneOf(from)));
    }
}
