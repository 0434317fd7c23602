package id.simpul.journey;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.Json;
import java.util.Base64;
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

    String requests() {
        return "requests." + id;
    }

    String replies() {
        return "replies." + id;
    }

    String notifications() {
        return "notifications." + id;
    }

    /** What it shows at the HTTP door. */
    String authorization() {
        return "Basic " + Base64.getEncoder().encodeToString((id + ":" + password).getBytes(UTF_8));
    }
}
