package id.simpul.hub;

import java.time.Duration;
import java.time.Instant;
import java.util.Deque;
import java.util.StringJoiner;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What of the hub has been started and when, one on top of the other; it is stopped the other way round. */
final class StartedParts {
    private static final Logger LOG = LoggerFactory.getLogger(StartedParts.class);

    /** Kept for each part that is stopped after the one that takes long, the database last. */
    private static final Duration EACH = Duration.ofSeconds(2);

    private final Deque<Part> parts = new ConcurrentLinkedDeque<>();
    private final Instant began = Instant.now();
    private final StringJoiner times = new StringJoiner(", ");
    private boolean closed;

    private record Part(String name, AutoCloseable part) {}

    /** Whatever was there before is stopped after it. */
    void stopWith(String name, AutoCloseable part) {
        parts.push(new Part(name, part));
    }

    /** How long ago the start began, in milliseconds. */
    long sinceBegan() {
        return Duration.between(began, Instant.now()).toMillis();
    }

    /** Notes that a step is done by now. */
    void noteTime(String name) {
        times.add(name + " " + sinceBegan());
    }

    /** Which step was done after how many milliseconds. */
    String times() {
        return times.toString();
    }

    /**
     * Stops each that has not been stopped, as long as there is time, and then each a little.
     *
     * @param until when all are to be stopped, by the machine's own count of nanoseconds
     * @return false if everything had been stopped before
     */
    synchronized boolean stop(long until) {
        if (closed && parts.isEmpty()) {
            return false;
        }
        closed = true;
        while (!parts.isEmpty()) {
            Part last = parts.pop();
            Duration left = Duration.ofNanos(until - System.nanoTime()).minus(EACH.multipliedBy(parts.size()));
            stop(last, left.compareTo(EACH) > 0 ? left : EACH);
        }
        return true;
    }

    /** In a thread of its own: one that hangs must not keep the others from being stopped. */
    private static void stop(Part part, Duration most) {
        CompletableFuture<Void> stopped = new CompletableFuture<>();
        Thread thread = new Thread(() -> stop(part, stopped), "stop-" + part.name());
        thread.setDaemon(true);
        thread.start();
        try {
            stopped.get(most.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            LOG.warn(
                    "Stopping {} takes longer than {} s; the rest is stopped all the same",
                    part.name(),
                    most.toSeconds());
        } catch (ExecutionException e) {
            LOG.error("Stopping {} failed; the rest is stopped all the same", part.name(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void stop(Part part, CompletableFuture<Void> stopped) {
        try {
            part.part().close();
            stopped.complete(null);
        } catch (Exception e) {
            stopped.completeExceptionally(e);
        }
    }
}
