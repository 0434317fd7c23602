package id.simpul.intake.component;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.client.ClientMessage;

/**
 * Goes round the partners that are ready, a turn each, until the batch is full or nobody is ready. Those that are read apart do not
 * share a batch: one turn is one.
 */
final class RoundRobin {
    private static final long PATIENCE = Duration.ofSeconds(5).toNanos();
    private static final long SPIN = Duration.ofNanos(50_000).toNanos();

    private final Arrivals arrivals;
    private final Arrived arrived;
    private final IntakeOptions options;

    RoundRobin(Arrivals arrivals, Arrived arrived, IntakeOptions options) {
        this.arrivals = arrivals;
        this.arrived = arrived;
        this.options = options;
    }

    /** What is there, without waiting for more; empty if nobody was ready. */
    IntakeBatch next() throws ActiveMQException {
        IntakeBatch batch = new IntakeBatch();
        long begun = System.nanoTime();
        while (batch.size() < options.maxBatch() && batch.bytes() < options.maxBytes()) {
            PartnerQueue queue = arrivals.nextReady().orElse(null);
            if (queue == null) {
                break;
            }
            int taken = queue.isClosed() ? 0 : turn(queue, batch);
            if (!queue.isClosed() && queue.took(taken)) {
                arrivals.again(queue);
            }
            if ((taken > 0 && arrived.apart()) || (taken == 0 && isEnough(batch, System.nanoTime() - begun))) {
                break;
            }
        }
        return batch;
    }

    private int turn(PartnerQueue queue, IntakeBatch batch) throws ActiveMQException {
        int most = Math.min(options.turn(), options.maxBatch() - batch.size());
        for (int taken = 0; taken < most; taken++) {
            ClientMessage message = queue.next().orElse(null);
            if (message == null) {
                return taken;
            }
            batch.add(queue, message, arrived.incoming(queue.partner(), message));
            if (batch.bytes() >= options.maxBytes()) {
                return taken + 1;
            }
        }
        return most;
    }

    /**
     * A message that was counted is in the buffer moments later: worth a short spin only while there is nothing else. If it takes longer,
     * whoever is to put it there may be waiting for this very processor.
     */
    private static boolean isEnough(IntakeBatch batch, long waited) {
        if (batch.size() > 0) {
            return true;
        }
        if (waited > PATIENCE) {
            throw new IllegalStateException(
                    "A delivery was announced and did not come within 5 s; reading starts anew.");
        }
        if (waited < SPIN) {
            Thread.onSpinWait();
        } else {
            LockSupport.parkNanos(SPIN);
        }
        return false;
    }
}
