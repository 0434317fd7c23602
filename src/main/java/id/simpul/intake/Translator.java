package id.simpul.intake;

import id.simpul.intake.envelope.Envelopes;
import java.util.List;
import java.util.stream.Stream;

/** The message translator: opens each envelope of a batch. */
public final class Translator {
    private static final int WORTH_SHARING = 50;

    private final Envelopes envelopes;

    public Translator(Envelopes envelopes) {
        this.envelopes = envelopes;
    }

    /** One case for each message, in order; many at once on all processors, since each stands for itself. */
    public List<Case> open(List<Incoming> batch) {
        Stream<Incoming> messages = batch.size() < WORTH_SHARING ? batch.stream() : batch.parallelStream();
        return messages.map(one -> Case.of(one, envelopes.open(one))).toList();
    }
}
