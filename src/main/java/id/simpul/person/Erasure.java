package id.simpul.person;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.delivery.MailFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;

/** Takes a person out of every place that is marked: what must be known stays, without the person; what is still open stays as it is. */
final class Erasure {
    private static final String GONE = "[dihapus/erased]";

    /** What an object says of the person that it names. */
    private static final Set<String> PERSONAL =
            Set.of("name", "number", "ref", "email", "phone", "contact", "address", "letter", "said", "saidBy");

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final MailFiles mails;

    Erasure(MailFiles mails) {
        this.mails = mails;
    }

    /** The mails go once the rest is gone for certain, as a file does not come back with a transaction that fails. */
    void of(Handle db, Wanted wanted) {
        for (Mark mark : Mark.all(db)) {
            switch (mark.form()) {
                case VALUE -> change(db, mark, wanted, "null");
                case TEXT -> text(db, mark, wanted);
                case BYTES -> change(db, mark, wanted, "cast('' as bytea)");
                case JSON -> json(db, mark, wanted);
                case TRACE -> {
                    // Who of the staff did something stays.
                }
            }
        }
        db.afterCommit(() -> mails.delete(wanted.pattern()));
    }

    /** Twice, as what stands between two of them belongs to the first. */
    private static void text(Handle db, Mark mark, Wanted wanted) {
        String once = "regexp_replace(" + mark.column() + ", :wanted, '\\1" + GONE + "\\3', 'gi')";
        change(db, mark, wanted, "regexp_replace(" + once + ", :wanted, '\\1" + GONE + "\\3', 'gi')");
    }

    private static void change(Handle db, Mark mark, Wanted wanted, String into) {
        db.createUpdate("update " + mark.table() + " set " + mark.column() + " = " + into + " where " + mark.words()
                        + " ~* :wanted and not coalesce((" + mark.open() + "), false)")
                .bind("wanted", wanted.expression())
                .execute();
    }

    private static void json(Handle db, Mark mark, Wanted wanted) {
        Pattern pattern = wanted.pattern();
        Map<String, String> found = new LinkedHashMap<>();
        db.createQuery("select ctid::text as place, " + mark.text() + " as holds from " + mark.table() + " where "
                        + mark.words() + " ~* :wanted and not coalesce((" + mark.open() + "), false) for update")
                .bind("wanted", wanted.expression())
                .map((row, context) -> Map.entry(row.getString("place"), row.getString("holds")))
                .forEach(row -> found.put(row.getKey(), row.getValue()));
        found.forEach((place, holds) -> db.createUpdate("update " + mark.table() + " set " + mark.column()
                        + " = cast(:without as " + type(db, mark) + ") where ctid = cast(:place as tid)")
                .bind("without", without(holds, pattern))
                .bind("place", place)
                .execute());
    }

    private static String type(Handle db, Mark mark) {
        return db.createQuery(
                        "select format_type(atttypid, atttypmod) from pg_attribute where attrelid = cast(:table as regclass) and attname = :column")
                .bind("table", mark.table())
                .bind("column", mark.column())
                .mapTo(String.class)
                .one();
    }

    static String without(String json, Pattern person) {
        try {
            JsonNode node = MAPPER.readTree(json);
            return MAPPER.writeValueAsString(without(node, person));
        } catch (IOException e) {
            throw new UncheckedIOException("A column that is marked json holds none", e);
        }
    }

    private static JsonNode without(JsonNode node, Pattern person) {
        if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, without(array.get(i), person));
            }
        } else if (node instanceof ObjectNode object) {
            boolean named = isNamed(object, person);
            object.properties().forEach(field -> {
                boolean whole = named
                        && PERSONAL.contains(field.getKey())
                        && field.getValue().isTextual();
                field.setValue(whole ? object.textNode(GONE) : without(field.getValue(), person));
            });
        } else if (node.isTextual() && person.matcher(node.textValue()).find()) {
            String once = person.matcher(node.textValue()).replaceAll("$1" + GONE + "$3");
            return MAPPER.getNodeFactory().textNode(person.matcher(once).replaceAll("$1" + GONE + "$3"));
        }
        return node;
    }

    private static boolean isNamed(ObjectNode object, Pattern person) {
        return object.properties().stream()
                .filter(field ->
                        PERSONAL.contains(field.getKey()) && field.getValue().isTextual())
                .anyMatch(field -> person.matcher(field.getValue().textValue()).find());
    }
}
