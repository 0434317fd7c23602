package id.simpul.trouble.failure;

import id.simpul.partner.PartnerId;
import java.time.Instant;
import java.util.Optional;

/**
 * A message on which the hub failed, without its body.
 *
 * @param times how often the hub failed on it
 * @param attempts how often staff had it tried again
 * @param kept whether its body is kept, without which it cannot be tried again
 * @param note why it is held, if it is or was
 * @param answer what it was answered in a word, if it was
 */
record Failure(
        String id,
        long seq,
        PartnerId partner,
        String messageId,
        Optional<String> request,
        Optional<String> type,
        String reason,
        String group,
        FailureState state,
        int version,
        int times,
        int attempts,
        boolean kept,
        Optional<String> note,
        Optional<String> answer,
        Instant firstAt,
        Instant lastAt) {

    /** An answer settles it whatever its row says. */
    FailureState standing() {
        return answer.isPresent() && state != FailureState.DISCARDED ? FailureState.DONE : state;
    }

    boolean isHeld() {
        return standing() == FailureState.HELD;
    }

    boolean isOpen() {
        return standing() == FailureState.OPEN;
    }
}
