package id.simpul.signon;

import java.util.Locale;

/** What came back from a provider, or from elsewhere in its name, lets nobody in. */
public final class NotBelieved extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Why why;

    /** Of which kind; pages have a sentence for each. */
    public enum Why {
        /** The answer belongs to no sign-on that this browser has begun lately, or was used. */
        STALE,
        /** The provider let the person go, or the person turned back. */
        CANCELLED,
        /** A token or code that is not for us, not of now, or not of the provider. */
        FORGED,
        /** The token does not say who it is. */
        NAMELESS,
        /** The provider has not verified the address of e-mail. */
        UNVERIFIED,
        /** Not the class of authentication that was asked for. */
        WEAK;

        /** By which pages find its sentence. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    NotBelieved(Why why, String message) {
        super(message);
        this.why = why;
    }

    NotBelieved(Why why, Exception cause) {
        super(cause.getMessage(), cause);
        this.why = why;
    }

    public Why why() {
        return why;
    }
}
