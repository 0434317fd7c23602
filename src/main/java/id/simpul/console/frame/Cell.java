package id.simpul.console.frame;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.feature.Column;
import id.simpul.feature.Column.Kind;
import id.simpul.ledger.Spoken;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The cells of a list, as a page shows them. */
final class Cell {
    /** Columns whose words are states: shown as a tag, in a colour beside the word. */
    private static final Set<String> STATES = Set.of("state", "status", "late", "what", "system", "role");

    private Cell() {}

    /** Without columns that are empty in all rows. */
    static List<Column<?>> filled(List<Column<?>> columns, List<ObjectNode> rows, Visit visit) {
        List<Column<?>> filled = new ArrayList<>(columns);
        filled.removeIf(
                column -> rows.stream().allMatch(row -> text(column, row, visit).isEmpty()));
        return filled;
    }

    static List<Map<String, Object>> headings(
            List<Column<?>> columns, List<ObjectNode> rows, SortLinks sorts, Visit visit) {
        return filled(columns, rows, visit).stream()
                .map(column -> {
                    Map<String, Object> heading = new HashMap<>(sorts.of(column.key()));
                    heading.put("text", PageWords.capital(visit.words().of(column.heading())));
                    heading.put("number", column.kind() == Kind.NUMBER);
                    return heading;
                })
                .toList();
    }

    static List<Map<String, Object>> row(List<Column<?>> columns, ObjectNode row, PartnerNames names, Visit visit) {
        ObjectNode named = names.shown(row);
        return columns.stream()
                .map(column -> Map.<String, Object>of(
                        "label", PageWords.capital(visit.words().of(column.heading())),
                        "href", names.href(column, row),
                        "text", text(column, named, visit),
                        "number", column.kind() == Kind.NUMBER,
                        "id", column.kind() == Kind.ID,
                        "tag", tag(column, row)))
                .toList();
    }

    /** Its colour if it is a state; otherwise nothing. */
    static String tag(Column<?> column, ObjectNode row) {
        return column.kind() == Kind.WORD && STATES.contains(column.key())
                ? Colours.of(row.path(column.key()).asText())
                : "";
    }

    static String text(Column<?> column, ObjectNode row, Visit visit) {
        if (column.key().equals("region") && row.path("region").isTextual()) {
            return Spoken.region(row.path("region").asText());
        }
        String text = visit.words().cell(column.key(), column.kind() == Kind.WORD, row.path(column.key()));
        return column.kind() == Kind.WORD ? PageWords.capital(text) : text;
    }
}
