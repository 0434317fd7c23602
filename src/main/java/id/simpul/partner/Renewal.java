package id.simpul.partner;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Renewal of a password: the one before is good beside the new one until its time is over. Which of the two is used is noted in memory, for
 * {@link Renewals} to write down: whoever logs in waits for no database. Both are hashed fast, so that a second look costs a wrong password
 * about a microsecond more.
 */
public final class Renewal {
    /** So long the old one is still good once the new one is in use: not every part of a system is changed in the same minute. */
    static final Duration AFTER_FIRST_USE = Duration.ofDays(1);

    private static final Duration NOTED_EVERY = Duration.ofHours(1);

    private final Credential before;
    private final Instant until;
    private volatile Written written;
    private volatile Optional<Instant> newUsed;
    private volatile Optional<Instant> oldUsed;

    /**
     * @param newUsed when the new one was first used, if it is written down
     * @param oldUsed when the old one was last used, as it is written down
     */
    Renewal(Credential before, Instant until, Optional<Instant> newUsed, Optional<Instant> oldUsed) {
        this.before = before;
        this.until = until;
        this.newUsed = newUsed;
        this.oldUsed = oldUsed;
        this.written = new Written(newUsed, oldUsed);
    }

    /** When each was used, as it is or is to be written down. */
    record Written(Optional<Instant> newUsed, Optional<Instant> oldUsed) {}

    /** What is to be written down: that the new one is used, and of the old one every hour at most; nothing if that is written. */
    Optional<Written> unwritten() {
        Written now = new Written(newUsed, oldUsed);
        boolean newIsNews = now.newUsed().isPresent() && written.newUsed().isEmpty();
        boolean oldIsNews = now.oldUsed()
                .filter(at -> written.oldUsed()
                        .map(before -> at.isAfter(before.plus(NOTED_EVERY)))
                        .orElse(true))
                .isPresent();
        return newIsNews || oldIsNews ? Optional.of(now) : Optional.empty();
    }

    void isWritten(Written what) {
        written = what;
    }

    /** Whether this is the old password, and still good. */
    boolean admits(String secret) {
        Instant now = Instant.now();
        boolean admits = before.matches(secret) && now.isBefore(until);
        if (admits) {
            oldUsed = Optional.of(now);
        }
        return admits;
    }

    void newIsUsed() {
        if (newUsed.isEmpty()) {
            newUsed = Optional.of(Instant.now());
        }
    }

    boolean isOver(Instant now) {
        return !now.isBefore(until);
    }

    /** The same old password; when it ends and what was used concerns no connection. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Renewal that && before.equals(that.before);
    }

    @Override
    public int hashCode() {
        return before.hashCode();
    }

    @Override
    public String toString() {
        return "Renewal";
    }
}
