package id.simpul.journey;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.Json;

/** What partners ask, as their systems write it. */
public final class Asked {
    private Asked() {}

    public static ObjectNode event(String partner, String id, String type, ObjectNode data) {
        return Json.object()
                .put("specversion", "1.0")
                .put("id", id)
                .put("source", "/partners/" + partner)
                .put("type", "id.simpul." + type + ".v1")
                .put("datacontenttype", "application/json")
                .set("data", data);
    }

    /** A question about another request: answered at once, and without any effect. */
    public static ObjectNode status(Member partner, String id, String about) {
        return event(partner.id(), id, "request.status", Json.object().put("request", about));
    }

    public static ObjectNode enrolment(Member school, String id, int months) {
        ObjectNode data = Json.object()
                .put("npsn", String.format("1%07d", Math.floorMod(school.id().hashCode(), 10_000_000)))
                .put("name", "SD " + school.id())
                .put("address", "Jalan Contoh 1")
                .put("termMonths", months)
                .put("acceptsReplacement", true);
        data.putObject("region").put("system", "kemendagri").put("code", "13.75");
        data.putObject("pupils").put("lower", 60).put("upper", 40);
        data.putObject("contact").put("name", "Ibu Contoh").put("email", school.id() + "@example.org");
        return event(school.id(), id, "rotation.enrol", data);
    }

    public static ObjectNode item(Member library, String id, String barcode) {
        ObjectNode data = Json.object()
                .put("barcode", barcode)
                .put("title", "Cerita " + barcode)
                .put("author", "Pengarang Contoh")
                .put("collection", "children")
                .put("grades", "both")
                .put("condition", "good")
                .put("lendable", true);
        return event(library.id(), id, "catalogue.item", data);
    }
}
