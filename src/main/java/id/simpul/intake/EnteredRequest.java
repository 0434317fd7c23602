package id.simpul.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.Event;
import id.simpul.ledger.Json;
import id.simpul.ledger.Request;
import id.simpul.ledger.Request.Staff;
import id.simpul.partner.Partner;
import id.simpul.partner.PartnerId;
import java.util.Optional;

/**
 * A partner's own request, as somebody said it and staff enter it: from here on it is the message that the partner would have sent.
 *
 * @param act what staff entered, with who said it and by what way
 */
record EnteredRequest(Request act) {
    private static final String PREFIX = "id.simpul.";
    private static final String SUFFIX = ".v1";

    PartnerId partner() {
        return new PartnerId(act.data().path("for").asText());
    }

    /** What staff say of it, without the request itself, which has a form of its own. */
    Request aboutIt() {
        ObjectNode about = act.data().deepCopy();
        about.replace("data", Json.object());
        return new Request(act.partner(), act.kind(), act.id(), act.type(), act.time(), act.test(), about, act.staff());
    }

    /** Without a time of its own, so that the same entered again is the same; it happened when it was entered. */
    Incoming message(Partner sender) {
        String type = act.data().path("type").asText();
        ObjectNode event = Json.object()
                .put("specversion", "1.0")
                .put("id", id())
                .put("source", "/partners/" + sender.id())
                .put("type", type.startsWith(PREFIX) ? type : PREFIX + type + SUFFIX)
                .put("datacontenttype", "application/json");
        event.set("data", act.data().get("data"));
        return new Incoming(
                sender.id(),
                sender.kind(),
                act.id(),
                act.time(),
                Json.text(event).getBytes(UTF_8));
    }

    private String id() {
        return Optional.ofNullable(act.data().path("id").textValue()).orElseGet(act::id);
    }

    /** For the history: who said it, by what way, and who typed it. */
    Event entered() {
        Staff staff = act.staff().orElseThrow();
        ObjectNode detail = Json.object()
                .put("saidBy", saidBy())
                .put("via", via())
                .put("by", staff.name())
                .put("reason", staff.reason())
                .put("door", staff.door().wire());
        staff.account().ifPresent(account -> detail.put("account", account));
        return new Event(partner(), Optional.of(id()), id(), "entered", detail);
    }

    String saidBy() {
        return act.data().path("saidBy").asText();
    }

    String via() {
        return act.data().path("via").asText();
    }
}
