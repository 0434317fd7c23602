package id.simpul.ledger;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.partner.PartnerId;
import java.util.Optional;

/**
 * One line of history.
 *
 * @param partner whom it concerns
 * @param request the id of the partner's request that began it, if one did
 * @param subject the id of the thing it happened to: an agreement, a batch, an obligation, a booking, a request
 * @param step what happened, in the past tense: {@code announced}
 * @param detail what else is worth keeping; nothing personal
 */
public record Event(PartnerId partner, Optional<String> request, String subject, String step, ObjectNode detail) {
    public Event(PartnerId partner, String subject, String step) {
        this(partner, subject, step, Json.object());
    }

    public Event(PartnerId partner, String subject, String step, ObjectNode detail) {
        this(partner, Optional.empty(), subject, step, detail);
    }

    /** The same, begun by a request. */
    public Event from(Request begunBy) {
        return new Event(partner, Optional.of(begunBy.id()), subject, step, detail);
    }

    /** That a request was decided; staff's names and reasons are kept with what they did. */
    public static Event of(Decided decided) {
        Request request = decided.request();
        ObjectNode detail = Json.object().put("type", request.type().wire());
        decided.decision().reasons().forEach(reason -> detail.withArray("/codes")
                .add(reason.code().wire()));
        request.staff().ifPresent(staff -> {
            detail.put("by", staff.name())
                    .put("reason", staff.reason())
                    .put("door", staff.door().wire());
            staff.account().ifPresent(account -> detail.put("account", account));
        });
        return new Event(
                request.askedAs(),
                Optional.of(request.id()),
                request.id(),
                decided.decision().status(),
                detail);
    }
}
