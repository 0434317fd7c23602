package id.simpul.intake.envelope;

import id.simpul.ledger.Reason;
import id.simpul.ledger.Request;
import java.util.List;
import java.util.Optional;

/** What a message turned out to be once its envelope was opened. */
public sealed interface Opened {
    /** By this it is compared, should its id come again. */
    Fingerprint fingerprint();

    /** A request that can be judged. */
    record WellFormed(Request request, Fingerprint fingerprint) implements Opened {}

    /**
     * One that cannot, with everything that is wrong with it.
     *
     * @param id the request's id, if it has one that can be repeated in the answer
     */
    record Malformed(Optional<String> id, List<Reason> problems, Fingerprint fingerprint) implements Opened {
        public Malformed {
            problems = List.copyOf(problems);
        }
    }
}
