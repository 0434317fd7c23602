package id.simpul.trouble.failure;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.Effect;
import id.simpul.ledger.Event;
import id.simpul.ledger.Json;
import id.simpul.ledger.RawMessage;
import id.simpul.ledger.Request.Staff;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;

/** What staff did about a failed message; it stands in its history with who did it and why. */
sealed interface FailureEffect extends Effect {
    Failure failure();

    Staff staff();

    String step();

    @Override
    default List<Event> events() {
        ObjectNode detail = Json.object().put("by", staff().name()).put("reason", staff().reason());
        return List.of(
                new Event(failure().partner(), failure().request(), failure().id(), step(), detail));
    }

    /**
     * It goes onto its partner's queue again.
     *
     * @param reply the id of the one reply that it can get, as it is read now
     */
    record Retried(Failure failure, RawMessage message, String reply, Staff staff) implements FailureEffect {
        @Override
        public String step() {
            return "retried";
        }
    }

    /** It is known, and left for now. */
    record Held(Failure failure, Staff staff) implements FailureEffect {
        @Override
        public String step() {
            return "held";
        }
    }

    /** It is not to be answered. */
    record Discarded(Failure failure, LocalDate on, Staff staff) implements FailureEffect {
        @Override
        public String step() {
            return "discarded";
        }
    }

    /** Staff looked at what it holds: who looked is kept, what they saw is shown this once. */
    record LookedAt(Failure failure, RawMessage message, Staff staff) implements FailureEffect {
        @Override
        public String step() {
            return "looked-at";
        }

        @Override
        public ObjectNode shownOnce() {
            return Json.object().put("body", new String(message.body(), StandardCharsets.UTF_8));
        }
    }
}
