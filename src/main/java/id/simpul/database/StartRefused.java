package id.simpul.database;

/** Why the hub does not start, in one sentence that tells its operator what to do. */
public class StartRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    public StartRefused(String message) {
        super(message);
    }

    public StartRefused(String message, Throwable cause) {
        super(message, cause);
    }
}
