package id.simpul.ledger;

import java.time.Instant;
import java.util.Optional;

/**
 * A message on which the hub itself failed, or that staff had taken off its queue, for whoever keeps it.
 *
 * @param letter the dead letter that told of it, by its own id
 * @param request the id the message gave itself, where it is one that can be used
 * @param type what it asks for, where that could be read
 * @param reason what the hub failed on; nothing personal
 * @param reply the id of the one reply that it can get
 * @param personal whether it holds a number that passes as a NIK, and so must not be kept (R20)
 * @param arrivedAt when it first came
 */
public record FailedMessage(
        RawMessage message,
        String letter,
        Optional<String> request,
        Optional<String> type,
        String reason,
        String reply,
        boolean personal,
        Instant arrivedAt) {}
