package id.simpul.journey;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.broker.Addresses;
import id.simpul.ledger.Json;
import id.simpul.partner.PartnerId;
import java.util.List;

/** A partner as its own system knows it: its name and the password it was shown once. */
record Member(String id, String password) {

    /** What the operator says to add one; without a way to be told, by queue. */
    static ObjectNode entry(String id, String kind, String... notify) {
        ObjectNode entry = Json.object()
                .put("id", id)
                .put("kind", kind)
                .put("name", "Contoh " + id)
                .put("email", id + "@example.org")
                .put("region", "13.75")
                .put("language", "id");
        List<String> ways = notify.length == 0 ? List.of("queue") : List.of(notify);
        ways.forEach(entry.withArray("/notify")::add);
        return entry;
    }

    static Member of(ObjectNode shown) {
        return new Member(
                shown.get("partner").textValue(), shown.get("password").textValue());
    }

    PartnerId name() {
        return new PartnerId(id);
    }

    String requests() {
        return Addresses.requests(name());
    }

    String replies() {
        return Addresses.replies(name());
    }

    String notifications() {
        return Addresses.notifications(name());
    }
}
