package id.simpul.console.frame;

/** There is no such thing, or it is none of the reader's: both look the same. */
public final class NoPage extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NoPage() {
        super("No such page", null, false, false);
    }
}
