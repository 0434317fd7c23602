package id.simpul.delivery;

import java.time.Duration;

/** How long and how often the outbox tries: for a delivery that is put off or refused, and for a channel that is away. */
record RetryPolicy(Duration first, Duration longest, int timesPutOff, int timesUnanswered, int timesRefused) {
    /**
     * Three days for a mailbox that is full or a server that greylists; a working day for what may have arrived each time; three
     * tries for one that refuses.
     */
    static final RetryPolicy USUAL = new RetryPolicy(Duration.ofMinutes(1), Duration.ofHours(6), 20, 10, 3);

    private static final int DOUBLINGS = 20;

    /** Whether to give up after this many attempts, the last one included. */
    boolean isOver(DeliveryTrouble trouble, int attempts) {
        return attempts >= times(trouble);
    }

    private int times(DeliveryTrouble trouble) {
        return switch (trouble) {
            case REFUSED -> timesRefused;
            case UNANSWERED -> timesUnanswered;
            case PUT_OFF, CHANNEL_AWAY -> timesPutOff;
        };
    }

    /** How long the lane waits after this many attempts: doubled each time, up to the longest. */
    Duration after(int attempts) {
        return doubled(first, longest, attempts - 1);
    }

    /** How long a channel rests after so many failures in a row: a second, doubled, up to a minute. */
    static Duration channel(int failures) {
        return doubled(Duration.ofSeconds(1), Duration.ofMinutes(1), failures - 1);
    }

    private static Duration doubled(Duration first, Duration longest, int times) {
        Duration wait = first.multipliedBy(1L << Math.min(Math.max(times, 0), DOUBLINGS));
        return wait.compareTo(longest) < 0 ? wait : longest;
    }
}
