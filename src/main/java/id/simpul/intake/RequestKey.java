package id.simpul.intake;

import id.simpul.ledger.Request;
import id.simpul.partner.PartnerId;

/** The idempotency key: by what a request is known for ever. */
record RequestKey(PartnerId partner, String id) {
    static RequestKey of(Request request) {
        return new RequestKey(request.askedAs(), request.id());
    }

    /** As staff name it. */
    @Override
    public String toString() {
        return partner + "/" + id;
    }
}
