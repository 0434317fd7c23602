package id.simpul.intake;

import id.simpul.intake.envelope.Envelopes;
import java.util.List;

/** The message translator: opens each envelope of a batch. */
public final class Translator {
    private final Envelopes envelopes;

    public Translator(Envelopes envelopes) {
        this.envelopes = envelopes;
    }

    /** One case for each message, in order. */
    public List<Case> open(List<Incoming> batch) {
        return batch.stream().map(one -> Case.of(one, envelopes.open(one))).toList();
    }
}
