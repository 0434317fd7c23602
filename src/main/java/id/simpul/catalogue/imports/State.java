package id.simpul.catalogue.imports;

import java.util.Locale;

/** How far an import is. */
enum State {
    /** Its files are there and are to be looked through. */
    WAITING,
    LOOKING,
    /** Looked through; it waits for somebody to confirm it. */
    LOOKED,
    CONFIRMED,
    RUNNING,
    DONE,
    /** Somebody stopped it; what was taken stays. */
    STOPPED,
    /** Its files cannot be read, or somebody stopped it before they were. */
    FAILED;

    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    static State ofWire(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }

    /** Whether somebody may confirm it. */
    boolean isConfirmable() {
        return this == LOOKED || this == STOPPED;
    }

    boolean isUnderWay() {
        return this == CONFIRMED || this == RUNNING;
    }

    /** What it becomes if somebody stops it: only what was looked through can go on later. */
    State stopped() {
        return isUnderWay() ? STOPPED : FAILED;
    }

    /** Whether the hub has something to do of it. */
    boolean isOpen() {
        return this == WAITING || this == LOOKING || isUnderWay();
    }
}
