package id.simpul.broker.guard;

/** A client sent what is no frame of its protocol, or one larger than it may. */
final class BadFrame extends Exception {
    private static final long serialVersionUID = 1L;

    BadFrame(String message) {
        super(message, null, false, false);
    }
}
