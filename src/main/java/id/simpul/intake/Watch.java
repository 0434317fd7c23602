package id.simpul.intake;

import id.simpul.database.TimeLimit;
import java.util.Optional;

/** Stopwatch of one attempt at a batch: sees to it that it ends in time, and knows which message took most of that. */
final class Watch {
    private final long begun = System.nanoTime();
    private Optional<TimeLimit> limit = Optional.empty();
    private Optional<Case> inHand = Optional.empty();
    private Optional<Case> dearest = Optional.empty();
    private long since;
    private long most;

    synchronized Watch until(TimeLimit given) {
        limit = Optional.of(given);
        return this;
    }

    /** A message is judged from now on. */
    synchronized void begin(Case one) {
        limit.ifPresent(TimeLimit::check);
        inHand = Optional.of(one);
        since = System.nanoTime();
    }

    /** Its judgement is known. */
    synchronized void end() {
        long taken = System.nanoTime() - since;
        if (taken > most) {
            most = taken;
            dearest = inHand;
        }
        inHand = Optional.empty();
        limit.ifPresent(TimeLimit::check);
    }

    /** The message that was in hand when the attempt failed, or that took most of its time; none if it was no single one. */
    synchronized Optional<Case> suspect() {
        boolean tookMost = 2 * most > System.nanoTime() - begun;
        return inHand.or(() -> dearest.filter(one -> tookMost));
    }
}
