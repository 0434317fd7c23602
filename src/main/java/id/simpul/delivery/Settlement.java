package id.simpul.delivery;

import java.time.Clock;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What becomes of deliveries that did not arrive: they wait for their next attempt, or are given up and shown to staff. */
final class Settlement {
    private static final Logger LOG = LoggerFactory.getLogger(Settlement.class);
    private static final int ERROR_LENGTH = 300;

    private final Deliveries deliveries;
    private final Clock clock;
    private final RetryPolicy patience;

    Settlement(Deliveries deliveries, Clock clock, RetryPolicy patience) {
        this.deliveries = deliveries;
        this.clock = clock;
        this.patience = patience;
    }

    /** What a failure means for those behind it. */
    enum Effect {
        /** The channel cannot be used at all. */
        CHANNEL_AWAY,
        /** The lane waits. */
        LANE_WAITS,
        /** It is given up, and the lane goes on. */
        GIVEN_UP
    }

    Effect settle(Delivery delivery, Throwable failure) {
        DeliveryTrouble trouble = DeliveryTrouble.of(failure);
        String error = describe(failure);
        int attempts = delivery.attempts() + 1;
        if (trouble == DeliveryTrouble.CHANNEL_AWAY) {
            LOG.warn("The channel {} cannot be used now, deliveries wait: {}", delivery.channel(), error);
            deliveries.putOff(delivery.seqs(), false, clock.instant(), error);
            return Effect.CHANNEL_AWAY;
        } else if (patience.isOver(trouble, attempts)) {
            LOG.warn(
                    "Delivery {} to {} is given up after {} attempts: {}",
                    delivery.seqs(),
                    delivery.to().id(),
                    attempts,
                    error);
            deliveries.failed(delivery.seqs(), error);
            return Effect.GIVEN_UP;
        }
        LOG.info(
                "Delivery {} to {} waits for its next attempt: {}",
                delivery.seqs(),
                delivery.to().id(),
                error);
        putOff(delivery, trouble, clock.instant().plus(patience.after(attempts)), error);
        return Effect.LANE_WAITS;
    }

    private void putOff(Delivery delivery, DeliveryTrouble trouble, Instant until, String error) {
        deliveries.putOff(delivery.seqs(), true, until, error);
        deliveries.hold(delivery.lane(), until);
        if (trouble == DeliveryTrouble.REFUSED) {
            deliveries.scatter(delivery.seqs()); // one of them may be at fault, or their size
        }
    }

    /** The innermost cause says what really happened; one line, for staff. Addresses are personal data and left out. */
    private static String describe(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause.getCause() != null && depth < 20; depth++) {
            cause = cause.getCause();
        }
        String text = cause.getClass().getSimpleName() + ": " + cause.getMessage();
        String line = text.replaceAll("[\\p{Cntrl}\\s]+", " ")
                .replaceAll("\\S+@\\S+", "<address>")
                .replaceAll("\\+\\d[\\d ()./-]{5,}\\d", "<number>")
                .strip();
        return line.length() > ERROR_LENGTH ? line.substring(0, ERROR_LENGTH) : line;
    }
}
