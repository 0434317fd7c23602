package id.simpul.rotation.batch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.Code;
import id.simpul.ledger.Reason;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A barcode as a request names it.
 *
 * @param pointer where in the request
 */
record Named(String barcode, String pointer, Optional<String> note) {
    /** A list of barcodes, or of objects with a barcode and perhaps a note; empty if the field is missing. */
    static List<Named> in(ObjectNode data, String field) {
        List<Named> named = new ArrayList<>();
        JsonNode list = data.path(field);
        for (int i = 0; i < list.size(); i++) {
            JsonNode entry = list.get(i);
            String pointer = "/data/" + field + "/" + i;
            if (entry.isTextual()) {
                named.add(new Named(entry.textValue(), pointer, Optional.empty()));
            } else {
                named.add(new Named(
                        entry.path("barcode").asText(),
                        pointer + "/barcode",
                        Optional.ofNullable(entry.path("note").textValue())));
            }
        }
        return named;
    }

    /** One reason for each barcode that was named before. */
    static List<Reason> repeated(List<Named> named) {
        Set<String> seen = new HashSet<>();
        return named.stream()
                .filter(one -> !seen.add(one.barcode()))
                .map(one -> Reason.of(Code.NAMED_TWICE, one.pointer(), one.barcode()))
                .toList();
    }
}
