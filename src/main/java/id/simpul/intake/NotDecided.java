package id.simpul.intake;

import id.simpul.ledger.Reason;
import id.simpul.partner.Language;

/** Staff cannot decide this, or not any more; nothing has changed. */
public final class NotDecided extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Reason reason;

    NotDecided(Reason reason) {
        super(reason.message(Language.EN));
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }
}
