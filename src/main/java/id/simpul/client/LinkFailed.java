package id.simpul.client;

import id.simpul.ledger.Phrase;
import java.util.concurrent.TimeoutException;

/** The hub could not be reached, did not let the partner in, or did not take a message; the message says what to do. */
public final class LinkFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Phrase sentence;

    LinkFailed(Phrase sentence, Throwable cause) {
        super(sentence.english(), cause);
        this.sentence = sentence;
    }

    LinkFailed(Phrase sentence) {
        super(sentence.english());
        this.sentence = sentence;
    }

    public Phrase sentence() {
        return sentence;
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
