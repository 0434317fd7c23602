package id.simpul.journey;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.broker.Addresses;
import id.simpul.ledger.Json;
import id.simpul.partner.PartnerId;
import java.util.List;

/** A partner as its own system knows it: its name and the password it was shown once. */
public record Member(String id, String password) {

    /** What the operator says to add one; without a way to be told, by queue. */
    public static ObjectNode entry(String id, String kind, String... notify) {
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

    public static Member of(ObjectNode shown) {
        return new Member(
                shown.get("partner").textValue(), shown.get("password").textValue());
    }

    public PartnerId name() {
        return new PartnerId(id);
    }

    public String requests() {
        return Addresses.requests(name());
    }

    public String replies() {
        return Addresses.replies(name());
    }

    public String notifications() {
        return Addresses.notifications(name());
    }
}
