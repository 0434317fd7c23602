package id.simpul.person;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.Effect;
import id.simpul.ledger.Event;
import id.simpul.ledger.Json;
import id.simpul.ledger.Request.Staff;
import id.simpul.ledger.RequestType;
import id.simpul.partner.PartnerId;
import java.util.List;

/** Staff were shown or handed out what the hub has of a person, or erased it: that they did is kept of each place, who it is is not. */
record LookedUp(RequestType type, List<Hit> hits, Staff staff) implements Effect {
    LookedUp {
        hits = List.copyOf(hits);
    }

    PersonOutcome outcome() {
        return new PersonOutcome(
                hits.size(), (int) hits.stream().filter(Hit::open).count());
    }

    @Override
    public List<Event> events() {
        return hits.stream()
                .map(hit -> new Event(
                        PartnerId.isValid(hit.partner()) ? new PartnerId(hit.partner()) : PartnerId.STAFF,
                        hit.thing(),
                        step(),
                        Json.object()
                                .put("by", staff.name())
                                .put("reason", staff.reason())
                                .put("door", staff.door().wire())
                                .put("where", hit.where())))
                .toList();
    }

    private String step() {
        return switch (type) {
            case STAFF_PERSON_EXPORT -> "handed-out";
            case STAFF_PERSON_ERASE -> "erased";
            default -> "looked-at";
        };
    }

    @Override
    public ObjectNode shownOnce() {
        ObjectNode shown = Json.object();
        hits.forEach(hit -> {
            ObjectNode line = shown.withArray("/found")
                    .addObject()
                    .put("where", hit.where())
                    .put("partner", hit.partner())
                    .put("thing", hit.thing())
                    .put("open", hit.open());
            if (type != RequestType.STAFF_PERSON_ERASE) {
                line.put("holds", hit.holds());
            }
        });
        return shown;
    }
}
