package id.simpul.console.letter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.console.frame.PageWords;
import id.simpul.console.frame.RequestForm;
import id.simpul.console.frame.Visit;
import id.simpul.ledger.Ids;
import id.simpul.ledger.Json;
import id.simpul.ledger.RequestType;
import id.simpul.partner.PartnerKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What somebody may ask for who is no partner yet.
 *
 * @param name of the page and of its words
 * @param type of the request that follows once staff have said yes
 */
record Wish(String name, RequestType type, RequestForm form) {
    private static final List<String> OWN = List.of("org", "person", "email", "phone");

    /** A school wants to take part in the rotation. */
    static Wish join() {
        return new Wish("join", RequestType.ROTATION_ENROL, RequestForm.of(RequestType.ROTATION_ENROL, "startQuarter"));
    }

    /** Any institution wants to visit. */
    static Wish visit() {
        return new Wish("visit", RequestType.VISIT_BOOK, RequestForm.of(RequestType.VISIT_BOOK));
    }

    /** Whether there is a clause to be agreed to. */
    boolean agrees() {
        return type == RequestType.ROTATION_ENROL;
    }

    boolean agrees(ObjectNode data) {
        return !agrees() || data.at("/first/data/acceptsReplacement").asBoolean();
    }

    PartnerKind kind(ObjectNode data) {
        return PartnerKind.ofWire(data.path("kind").asText()).orElse(PartnerKind.OTHER);
    }

    /** The fields of who asks, where the request itself has none. */
    List<Map<String, Object>> own(Map<String, String> values, PageWords words) {
        List<Map<String, Object>> own = new ArrayList<>();
        if (!agrees()) {
            OWN.forEach(field -> own.add(Map.of(
                    "name",
                    field,
                    "title",
                    words.get("letter.visit." + field),
                    "required",
                    !field.equals("phone"),
                    "type",
                    field.equals("email") ? "email" : "text",
                    "value",
                    values.getOrDefault(field, ""))));
        }
        return own;
    }

    /** As {@code staff.join} has it, with the request that follows. */
    ObjectNode data(Visit visit) {
        ObjectNode asked = form.data(visit);
        ObjectNode data = agrees() ? school(asked) : visitor(asked, visit);
        data.put("wishes", type.wire());
        ObjectNode first = data.putObject("first").put("type", type.wire());
        first.set("data", asked);
        return data;
    }

    private static ObjectNode school(ObjectNode asked) {
        ObjectNode data = Json.object()
                .put("id", "npsn-" + asked.path("npsn").asText().toLowerCase(Locale.ROOT))
                .put("kind", PartnerKind.SCHOOL.wire());
        for (String field : List.of("name", "npsn", "address", "contact")) {
            if (asked.has(field)) {
                data.set(field, asked.get(field));
            }
        }
        JsonNode region = asked.at("/region/code");
        if (!region.isMissingNode()) {
            data.set("region", region);
        }
        return data.put(
                "pupils",
                asked.at("/pupils/lower").asInt() + asked.at("/pupils/upper").asInt());
    }

    private static ObjectNode visitor(ObjectNode asked, Visit visit) {
        String name = visit.field("org").strip();
        ObjectNode data = Json.object()
                .put(
                        "id",
                        Ids.of("tamu", name.toLowerCase(Locale.ROOT), visit.field("email"))
                                .toLowerCase(Locale.ROOT))
                .put("kind", PartnerKind.OTHER.wire())
                .put("name", name);
        ObjectNode contact = data.putObject("contact")
                .put("name", visit.field("person").strip())
                .put("email", visit.field("email").strip());
        if (!visit.field("phone").isBlank()) {
            contact.put("phone", visit.field("phone").strip());
        }
        for (String field : List.of("on", "people")) {
            if (asked.has(field)) {
                data.set(field, asked.get(field));
            }
        }
        return data;
    }
}
