package id.simpul.client;

import java.util.concurrent.TimeoutException;

/** The hub could not be reached, did not let the partner in, or did not take a message; the message says what to do. */
public final class LinkFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LinkFailed(String message, Throwable cause) {
        super(message, cause);
    }

    LinkFailed(String message) {
        super(message);
    }

    /** Nothing was answered in time, so it was not refused either. */
    public boolean isSilence() {
        Throwable cause = getCause();
        while (cause != null && !(cause instanceof TimeoutException)) {
            cause = cause.getCause();
        }
        return cause != null;
    }
}
