package id.simpul.intake.component;

import id.simpul.partner.PartnerId;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Bulkhead: partners whose requests took too long, or failed, are read apart from the others of their kind, until they gave no trouble
 * for a while.
 */
final class Bulkhead {
    private static final Logger LOG = LoggerFactory.getLogger(Bulkhead.class);
    private static final Duration QUIET = Duration.ofSeconds(60);

    private final Map<PartnerId, Long> trouble = new ConcurrentHashMap<>();
    private final Runnable changed;

    /**
     * @param changed run whenever somebody else is to be read apart
     */
    Bulkhead(Runnable changed) {
        this.changed = changed;
    }

    /** They gave trouble now. */
    void put(Collection<PartnerId> partners) {
        boolean anyNew = false;
        for (PartnerId partner : partners) {
            if (trouble.put(partner, System.nanoTime()) == null) {
                LOG.warn("{} asks what takes too long, and is read apart from the others for a while", partner);
                anyNew = true;
            }
        }
        if (anyNew) {
            changed.run();
        }
    }

    /** Lets those back who gave no trouble for a while. */
    void release() {
        long now = System.nanoTime();
        if (trouble.values().removeIf(last -> now - last > QUIET.toNanos())) {
            changed.run();
        }
    }

    /** Who is read apart. */
    Set<PartnerId> partners() {
        return Set.copyOf(trouble.keySet());
    }
}
