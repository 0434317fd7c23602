package id.simpul.signon;

/** What a provider says of itself does not fit what was set up, so that nobody is sent there. */
public final class Mismatch extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Kind kind;

    /** In what. */
    public enum Kind {
        /** It calls itself otherwise; its tokens would, too. */
        ISSUER,
        /** It is no description of a provider, or lacks what is needed. */
        UNREADABLE,
        /** It names an address without TLS. */
        PLAIN,
        /** It signs by nothing that is believed here. */
        ALGORITHMS
    }

    Mismatch(Kind kind, String found) {
        super(found);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
