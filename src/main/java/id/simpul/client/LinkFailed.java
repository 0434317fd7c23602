package id.simpul.client;

/** The hub could not be reached, did not let the partner in, or did not take a message; the message says what to do. */
public final class LinkFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LinkFailed(String message, Throwable cause) {
        super(message, cause);
    }

    LinkFailed(String message) {
        super(message);
    }
}
