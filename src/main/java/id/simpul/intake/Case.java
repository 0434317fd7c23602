package id.simpul.intake;

import id.simpul.intake.envelope.Opened;
import id.simpul.ledger.Request;
import java.util.Optional;

/**
 * One message on its way through the intake: what came, what it says and, as soon as it is known, what is answered.
 *
 * @param incoming the message as it came
 * @param opened the request in it, or what is wrong with it
 * @param conflict whether its id was used before, with another body
 * @param answer empty until it is known
 */
public record Case(Incoming incoming, Opened opened, boolean conflict, Optional<Answer> answer) {
    public static Case of(Incoming incoming, Opened opened) {
        return new Case(incoming, opened, false, Optional.empty());
    }

    public Case conflicting() {
        return new Case(incoming, opened, true, answer);
    }

    public Case answered(Answer known) {
        return new Case(incoming, opened, conflict, Optional.of(known));
    }

    /** Whether it still is to be answered. */
    public boolean isOpen() {
        return answer.isEmpty();
    }

    /** The id the message gave itself, where it is one that can be repeated. */
    public Optional<String> id() {
        return opened instanceof Opened.Malformed malformed
                ? malformed.id()
                : request().map(Request::id);
    }

    public Optional<Request> request() {
        return opened instanceof Opened.WellFormed wellFormed ? Optional.of(wellFormed.request()) : Optional.empty();
    }
}
