package id.simpul.signon;

/** The provider does not answer, not in time, or not as a provider does. */
public final class ProviderAway extends RuntimeException {
    private static final long serialVersionUID = 1;

    ProviderAway(String message) {
        super(message);
    }

    ProviderAway(String message, Exception cause) {
        super(message, cause);
    }
}
