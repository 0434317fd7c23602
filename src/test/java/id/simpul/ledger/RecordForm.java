package id.simpul.ledger;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import id.simpul.evaluation.Indicator;
import id.simpul.partner.PartnerId;
import id.simpul.policy.Quarter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Where a record and the schema of what it is written as differ: fields, which of them may be missing, and their types. */
public final class RecordForm {
    private static final Map<Class<?>, String> TYPES = Map.ofEntries(
            Map.entry(String.class, "string"),
            Map.entry(LocalDate.class, "string"),
            Map.entry(Quarter.class, "string"),
            Map.entry(PartnerId.class, "string"),
            Map.entry(int.class, "integer"),
            Map.entry(long.class, "integer"),
            Map.entry(Integer.class, "integer"),
            Map.entry(Long.class, "integer"),
            Map.entry(BigDecimal.class, "number"),
            Map.entry(boolean.class, "boolean"),
            Map.entry(Boolean.class, "boolean"),
            Map.entry(com.fasterxml.jackson.databind.node.ObjectNode.class, "object"));

    private final List<String> differences = new ArrayList<>();

    private RecordForm() {}

    /**
     * @param beside fields that the schema has beside those of the record
     */
    public static List<String> differences(Class<?> record, JsonNode schema, String... beside) {
        RecordForm form = new RecordForm();
        form.compare("", record, schema, Set.of(beside));
        return form.differences;
    }

    private void compare(String where, Class<?> record, JsonNode given, Set<String> beside) {
        JsonNode schema = NoticeForm.resolved(given);
        Set<String> published = names(schema.path("properties").fieldNames());
        Set<String> required = new TreeSet<>();
        schema.path("required").forEach(name -> required.add(name.asText()));
        published.removeAll(beside);
        required.removeAll(beside);
        differ(where + ": fields", fields(record), published);
        differ(where + ": required", always(record), required);
        for (RecordComponent component : record.getRecordComponents()) {
            JsonNode property = schema.path("properties").path(name(component));
            if (!isOpen(component) && !property.isMissingNode()) {
                compareType(where + "/" + name(component), component.getGenericType(), property);
            }
        }
    }

    private void compareType(String where, Type type, JsonNode given) {
        JsonNode schema = NoticeForm.resolved(given);
        if (type instanceof ParameterizedType generic) {
            Type[] held = generic.getActualTypeArguments();
            boolean isList = generic.getRawType() == List.class;
            JsonNode inside = isList ? schema.path("items") : schema;
            compareType(where, held[held.length - 1], held.length == 2 ? schema.path("additionalProperties") : inside);
        } else if (type instanceof Class<?> plain && plain.isRecord() && !TYPES.containsKey(plain)) {
            compare(where, plain, schema, Set.of());
        } else if (TYPES.containsKey(type) && !accepts(schema, TYPES.get(type))) {
            differences.add(where + ": " + type.getTypeName() + " is published as " + schema);
        }
    }

    private static boolean accepts(JsonNode schema, String type) {
        JsonNode declared = schema.path("type");
        if (declared.isMissingNode()) {
            return schema.path("const").isBoolean()
                    ? type.equals("boolean")
                    : type.equals("string") && (schema.has("enum") || schema.has("const"));
        }
        return declared.isArray()
                ? declared.toString().contains("\"" + type + "\"")
                : declared.asText().equals(type);
    }

    /** The fields of a record, and of those that it has one for each indicator. */
    public static Set<String> fields(Class<?> record) {
        Set<String> fields = new TreeSet<>();
        for (RecordComponent component : record.getRecordComponents()) {
            if (isOpen(component)) {
                Arrays.stream(Indicator.values()).map(Indicator::field).forEach(fields::add);
            } else {
                fields.add(name(component));
            }
        }
        return fields;
    }

    /** What is never left out: each indicator is there, if need be as null. */
    private static Set<String> always(Class<?> record) {
        Set<String> always = fields(record);
        Arrays.stream(record.getRecordComponents())
                .filter(component -> component.getType() == Optional.class && !isNull(component))
                .map(RecordForm::name)
                .forEach(always::remove);
        return always;
    }

    private static String name(RecordComponent component) {
        JsonProperty given = component.getAccessor().getAnnotation(JsonProperty.class);
        return given == null ? component.getName() : given.value();
    }

    private static boolean isOpen(RecordComponent component) {
        return component.getAccessor().isAnnotationPresent(JsonAnyGetter.class);
    }

    /** Written as null rather than left out. */
    private static boolean isNull(RecordComponent component) {
        JsonInclude include = component.getAccessor().getAnnotation(JsonInclude.class);
        return include != null && include.value() == JsonInclude.Include.ALWAYS;
    }

    private void differ(String what, Set<String> ours, Set<String> published) {
        if (!new TreeSet<>(ours).equals(new TreeSet<>(published))) {
            differences.add(what + " " + new TreeSet<>(ours) + ", published " + new TreeSet<>(published));
        }
    }

    private static Set<String> names(Iterator<String> names) {
        Set<String> all = new TreeSet<>();
        names.forEachRemaining(all::add);
        return all;
    }
}
