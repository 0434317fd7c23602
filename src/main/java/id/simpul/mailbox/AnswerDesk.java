package id.simpul.mailbox;

import id.simpul.ledger.Code;
import id.simpul.ledger.Decided;
import id.simpul.ledger.Decision;
import id.simpul.ledger.Desk;
import id.simpul.ledger.Effect;
import id.simpul.ledger.Effects;
import id.simpul.ledger.Event;
import id.simpul.ledger.Json;
import id.simpul.ledger.Phrase;
import id.simpul.ledger.Reason;
import id.simpul.ledger.Request;
import id.simpul.ledger.Request.Staff;
import id.simpul.ledger.RequestType;
import id.simpul.partner.PartnerId;
import id.simpul.policy.Policy;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Closes answers that staff have read and dealt with; what was written is gone with that. */
final class AnswerDesk implements Desk<AnswerDesk.Waiting> {
    private static final Phrase THING = new Phrase("balasan surel", "answer by mail");

    /** Which answer. */
    record Asked(String answer) {}

    /** What the reply says of it. */
    record Outcome(String answer) {}

    /** An answer is closed. */
    record Closed(Answer answer, Staff staff) implements Effect {
        @Override
        public List<Event> events() {
            return List.of(new Event(
                    answer.partner().orElse(PartnerId.STAFF),
                    answer.id(),
                    "answer-closed",
                    Json.object().put("by", staff.name()).put("reason", staff.reason())));
        }
    }

    /** The answers that acts speak of. */
    static final class Waiting implements Facts {
        private final Map<String, Answer> answers = new HashMap<>();

        @Override
        public void apply(Effect effect) {
            // Acts of staff come one by one.
        }
    }

    @Override
    public Set<RequestType> types() {
        return Set.of(RequestType.STAFF_ANSWER_CLOSE);
    }

    @Override
    public Waiting facts(Handle db, List<Request> requests) {
        Waiting waiting = new Waiting();
        Answer.locked(
                        db,
                        requests.stream()
                                .map(request -> request.as(Asked.class).answer())
                                .toList())
                .forEach(answer -> waiting.answers.put(answer.id(), answer));
        return waiting;
    }

    @Override
    public Decision decide(Request request, Waiting waiting, Policy policy, LocalDate today) {
        String asked = request.as(Asked.class).answer();
        Answer answer = waiting.answers.get(asked);
        return answer == null
                ? Decision.Refused.because(Reason.of(Code.NOTHING_OF_THAT_NAME, "/data/answer", THING))
                : new Decision.Accepted(
                        asked,
                        new Outcome(asked),
                        List.of(new Closed(answer, request.staff().orElseThrow())),
                        List.of());
    }

    @Override
    public void write(Handle db, List<Decided> decided) {
        Answer.delete(
                db,
                Effects.of(decided, Closed.class).stream()
                        .map(closed -> closed.answer().id())
                        .toList());
    }
}
