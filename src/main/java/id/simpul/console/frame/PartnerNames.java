package id.simpul.console.frame;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.feature.Column;
import id.simpul.partner.PartnerEntries;
import id.simpul.partner.PartnerId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the partners of some rows are called: people know a school by its name, not by its code. */
final class PartnerNames {
    /** Columns that hold a partner's code, or several. */
    private static final Set<String> KEYS = Set.of("partner", "school", "parties", "institution");

    private final Map<String, String> names;

    private PartnerNames(Map<String, String> names) {
        this.names = Map.copyOf(names);
    }

    /** Those named in rows, read at once. */
    static PartnerNames of(Reads reads, List<ObjectNode> rows) {
        Set<PartnerId> ids = new HashSet<>();
        rows.forEach(row -> KEYS.forEach(key -> add(ids, row.path(key))));
        Map<String, String> names = new HashMap<>();
        if (!ids.isEmpty()) {
            reads.read(db -> PartnerEntries.byIds(db, ids))
                    .forEach(
                            (id, entry) -> names.put(id.value(), entry.partner().name()));
        }
        return new PartnerNames(names);
    }

    private static void add(Set<PartnerId> ids, JsonNode value) {
        value.forEach(one -> add(ids, one));
        if (value.isTextual() && PartnerId.isValid(value.asText())) {
            ids.add(new PartnerId(value.asText()));
        }
    }

    /** The row with names in the place of codes; a code whose name stands beside it stays. */
    ObjectNode shown(ObjectNode row) {
        ObjectNode shown = row.deepCopy();
        String beside = row.path("name").asText();
        for (String key : KEYS) {
            JsonNode value = row.path(key);
            if (value.isTextual() && !name(value.asText()).equals(beside)) {
                shown.put(key, name(value.asText()));
            } else if (value.isArray()) {
                ArrayNode several = shown.putArray(key);
                value.forEach(one -> several.add(name(one.asText())));
            }
        }
        return shown;
    }

    String name(String id) {
        return names.getOrDefault(id, id);
    }

    /** The partner's page, if the column holds one partner that is known. */
    String href(Column<?> column, ObjectNode row) {
        String id = row.path(column.key()).asText();
        return KEYS.contains(column.key()) && names.containsKey(id) ? "/partners/" + Links.escaped(id) : "";
    }
}
