package id.simpul.intake;

/** Staff cannot decide this, or not any more; nothing has changed. The message is for whoever tried. */
public final class NotDecided extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotDecided(String message) {
        super(message);
    }
}
