package id.simpul.intake.envelope;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;

/**
 * Which fields hold barcodes and ids of things, never of persons: the schemas mark them {@code x-thing}. A barcode may
 * have the 16 digits of a NIK by chance; a free text has no such excuse.
 *
 * @param here whether the value itself is one
 * @param names whether the names of its fields are
 * @param fields what is known of named fields
 * @param others what is known of items of a list, and of fields that have no fixed name
 */
record ThingFields(boolean here, boolean names, Map<String, ThingFields> fields, ThingFields[] others) {
    static final ThingFields NONE = new ThingFields(false, false, Map.of(), new ThingFields[0]);

    static ThingFields of(JsonNode schema, JsonNode shared) {
        JsonNode resolved = resolve(schema, shared);
        Map<String, ThingFields> fields = new HashMap<>();
        resolved.path("properties").properties().forEach(p -> fields.put(p.getKey(), of(p.getValue(), shared)));
        boolean names =
                resolve(resolved.path("propertyNames"), shared).path("x-thing").asBoolean();
        JsonNode others = resolved.has("items") ? resolved.get("items") : resolved.path("additionalProperties");
        return new ThingFields(
                resolved.path("x-thing").asBoolean(),
                names,
                Map.copyOf(fields),
                others.isObject() ? new ThingFields[] {of(others, shared)} : NONE.others);
    }

    ThingFields field(String name) {
        return fields.getOrDefault(name, other());
    }

    ThingFields other() {
        return others.length == 0 ? NONE : others[0];
    }

    private static JsonNode resolve(JsonNode schema, JsonNode shared) {
        String reference = schema.path("$ref").asText();
        return reference.isEmpty() ? schema : shared.at(reference.substring(reference.indexOf('#') + 1));
    }
}
