package id.simpul.rotation.batch;

import java.util.Locale;

/** Where one item of a batch is. */
public enum LineState {
    /** Promised to the batch, not gone out yet. */
    PLANNED,
    /** Taken out of the batch before it went: it could not be found, or another took its place. */
    DROPPED,
    /** Gone out, and not back. */
    SENT,
    /** Not among what the school received: staff look for it. */
    MISSING,
    /** Back, as the school says; staff have not seen it yet. */
    RETURNED,
    /** Back on the shelf. */
    IN,
    /** Lost by the school, which must replace it (R10). */
    LOST;

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static LineState ofWire(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
