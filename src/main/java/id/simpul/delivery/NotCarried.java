package id.simpul.delivery;

/** No route carries a delivery, or none took it to a channel: nobody may take it for delivered. It waits for better routes. */
public final class NotCarried extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NotCarried(String message) {
        super(message);
    }
}
