package id.simpul.delivery;

/** The other side was silent or broke off in the middle: whether this delivery has arrived, nobody knows. */
final class NotAnswered extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotAnswered(String message, Throwable cause) {
        super(message, cause);
    }
}
