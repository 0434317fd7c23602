package id.simpul.history;

/** Something that must always hold did not; the message says what. */
final class Untrue extends AssertionError {
    private static final long serialVersionUID = 1L;

    Untrue(String what) {
        super(what);
    }
}
