package id.simpul.exchange;

import id.simpul.ledger.Phrase;
import java.util.Locale;

/** How far a pair has come; the names are the contract's. */
enum PairState {
    PROPOSED("diusulkan"),
    AGREED("disetujui"),
    DECLINED("ditolak"),
    SENT("dikirim"),
    RECEIVED("diterima"),
    CLOSED("selesai");

    private final String indonesian;

    PairState(String indonesian) {
        this.indonesian = indonesian;
    }

    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    Phrase phrase() {
        return new Phrase(indonesian, wire());
    }
}
