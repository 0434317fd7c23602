package id.simpul.trouble.mail;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.delivery.GivenUp;
import id.simpul.ledger.Effect;
import id.simpul.ledger.Event;
import id.simpul.ledger.Json;
import id.simpul.ledger.Request.Staff;
import id.simpul.partner.PartnerId;
import java.util.List;

/** What staff did about deliveries that were given up; it stands in the history of the partner with who did it and why. */
sealed interface MailEffect extends Effect {
    /** They go out again. */
    record Again(List<GivenUp> deliveries, Staff staff) implements MailEffect {
        @Override
        public List<Event> events() {
            return MailEffect.told(deliveries, "sent-again", staff);
        }
    }

    /** They are let go. */
    record Waived(List<GivenUp> deliveries, Staff staff) implements MailEffect {
        @Override
        public List<Event> events() {
            return MailEffect.told(deliveries, "waived", staff);
        }
    }

    /** A partner's mails go to another address from now on, and what waited for one goes there. */
    record Readdressed(PartnerId partner, String email, List<GivenUp> deliveries, Staff staff) implements MailEffect {
        @Override
        public List<Event> events() {
            return List.of(new Event(partner, partner.value(), "readdressed", by(staff)));
        }
    }

    private static List<Event> told(List<GivenUp> deliveries, String step, Staff staff) {
        return deliveries.stream()
                .map(one -> new Event(one.partner(), "delivery-" + one.seq(), step, by(staff)))
                .toList();
    }

    private static ObjectNode by(Staff staff) {
        return Json.object().put("by", staff.name()).put("reason", staff.reason());
    }
}
