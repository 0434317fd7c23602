package id.simpul.trouble.pause;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.Effect;
import id.simpul.ledger.Event;
import id.simpul.ledger.Json;
import id.simpul.ledger.Request.Staff;
import id.simpul.partner.PartnerId;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** What staff had done with a partner's queue; it stands in the history of the partner with who did it and why. */
sealed interface PauseEffect extends Effect {
    PartnerId partner();

    Staff staff();

    String step();

    void write(Handle db, Instant at);

    @Override
    default List<Event> events() {
        ObjectNode detail = Json.object().put("by", staff().name()).put("reason", staff().reason());
        return List.of(new Event(partner(), partner().value(), step(), detail));
    }

    /** Nothing of it is read from now on. */
    record Paused(PartnerId partner, Staff staff) implements PauseEffect {
        @Override
        public String step() {
            return "paused";
        }

        @Override
        public void write(Handle db, Instant at) {
            Pauses.begin(db, new Pause(partner, at, staff.name(), staff.reason()));
        }
    }

    /** It is read again. */
    record Resumed(PartnerId partner, Staff staff) implements PauseEffect {
        @Override
        public String step() {
            return "resumed";
        }

        @Override
        public void write(Handle db, Instant at) {
            Pauses.end(db, partner);
        }
    }

    /** A test request was sent by its queue, as if the partner had. */
    record Tested(PartnerId partner, Staff staff, TestRequest request) implements PauseEffect {
        @Override
        public String step() {
            return "tested";
        }

        @Override
        public void write(Handle db, Instant at) {
            // Its answer is written when it is read.
        }
    }

    /** What waits in its queue is taken off, once this is kept. */
    record Purged(PartnerId partner, Staff staff) implements PauseEffect {
        @Override
        public String step() {
            return "purged";
        }

        @Override
        public void write(Handle db, Instant at) {
            // The queue is emptied afterwards, some messages at a time.
        }
    }
}
