package id.simpul.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.wording.Cells;
import id.simpul.wording.FieldWords;
import java.io.PrintWriter;
import java.util.Locale;

/** Says of one thing, such as what an act of staff came to, what it holds: a line for each field, and reasons as sentences. */
final class OneThing {
    private static final String FURTHER = "  ";

    private final PrintWriter out;
    private final FieldWords words;
    private final Cells cells;

    OneThing(PrintWriter out, FieldWords words, Cells cells) {
        this.out = out;
        this.words = words;
        this.cells = cells;
    }

    void print(ObjectNode thing) {
        if (thing.path("status").isTextual()) {
            String status = words.word("status", thing.get("status").asText());
            out.println(status.substring(0, 1).toUpperCase(Locale.ROOT) + status.substring(1) + ".");
        }
        JsonNode outcome = thing.path("outcome");
        thing.properties().forEach(field -> {
            boolean said = field.getKey().equals("status")
                    || (field.getKey().equals("reference") && stands(outcome, field.getValue()));
            if (!said) {
                field(field.getKey(), field.getValue(), "");
            }
        });
    }

    /** The reference equals the main id in the outcome, which is told by its own name. */
    private static boolean stands(JsonNode outcome, JsonNode reference) {
        return outcome.properties().stream().anyMatch(field -> field.getValue().equals(reference));
    }

    /** One that says nothing is left out, as an empty column is. */
    private void field(String name, JsonNode value, String before) {
        if (name.equals("outcome") && value.isObject()) {
            value.properties().forEach(inside -> field(inside.getKey(), inside.getValue(), before));
        } else if (value.isObject() && !Cells.isInBoth(value)) {
            inside(name, value, before);
        } else if (value.isArray() && value.path(0).isObject()) {
            list(name, value, before);
        } else {
            String said = cells.word(name, value);
            if (!said.isEmpty()) {
                out.println(before + words.field(name) + ": " + said);
            }
        }
    }

    private void inside(String name, JsonNode value, String before) {
        if (!value.isEmpty()) {
            out.println(before + words.field(name) + ":");
            value.properties().forEach(inside -> field(inside.getKey(), inside.getValue(), before + FURTHER));
        }
    }

    private void list(String name, JsonNode values, String before) {
        out.println(before + words.field(name) + ":");
        values.forEach(value -> out.println(before + FURTHER + "- " + cells.word(name, value)));
    }
}
