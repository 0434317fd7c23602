package id.simpul.intake;

import id.simpul.intake.envelope.Envelopes;
import id.simpul.intake.envelope.Fingerprint;
import id.simpul.intake.envelope.Opened;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The message translator: opens each envelope of a batch. */
public final class Translator implements Forerunner {
    private static final int WORTH_SHARING = 50;

    /** A message on which the hub fails before it can say anything about it. */
    static final Opened UNREADABLE = new Opened.Malformed(Optional.empty(), List.of(), new Fingerprint("0".repeat(64)));

    private final Failures failures = new Failures();
    private final Envelopes envelopes;

    public Translator(Envelopes envelopes) {
        this.envelopes = envelopes;
    }

    /** One case for each message, in order; many at once on all processors, since each stands for itself. */
    public List<Case> open(List<Incoming> batch) {
        if (batch instanceof OpenedBatch opened) {
            return opened.cases();
        }
        Stream<Incoming> messages = batch.size() < WORTH_SHARING ? batch.stream() : batch.parallelStream();
        return messages.map(this::open).toList();
    }

    /** Opens them on this thread alone: the batch before has the other processors. */
    @Override
    public List<Incoming> ahead(List<Incoming> batch) {
        return new OpenedBatch(batch.stream().map(this::open).toList());
    }

    /** What the hub cannot even read must not keep it from reading the rest, and an Error, as of too deep a recursion, neither. */
    private Case open(Incoming one) {
        try {
            return Case.of(one, envelopes.open(one));
        } catch (RuntimeException | Error e) {
            return failures.blame(Case.of(one, UNREADABLE), new AttemptFailed(e, Optional.empty()));
        }
    }
}
