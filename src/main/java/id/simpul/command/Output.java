package id.simpul.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.Json;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Shows what the hub says: a table or a list of fields for people, one JSON object a line for programs. */
final class Output {
    private static final int WIDEST = 60;

    private Output() {}

    static void print(PrintWriter out, List<ObjectNode> lines, boolean json) {
        if (json) {
            lines.forEach(line -> out.println(Json.text(line)));
        } else if (lines.isEmpty()) {
            out.println("Tidak ada. / There is nothing.");
        } else if (lines.size() == 1 && lines.get(0).path("text").isTextual()) {
            out.print(lines.get(0).get("text").textValue());
        } else if (lines.size() == 1) {
            lines.get(0).properties().forEach(field -> out.println(field.getKey() + ": " + text(field.getValue())));
        } else {
            table(out, lines);
        }
        out.flush();
    }

    private static void table(PrintWriter out, List<ObjectNode> lines) {
        Set<String> names = new LinkedHashSet<>();
        lines.forEach(line -> line.fieldNames().forEachRemaining(names::add));
        List<String> columns = new ArrayList<>(names);
        List<List<String>> rows = new ArrayList<>();
        rows.add(columns);
        lines.forEach(line -> rows.add(
                columns.stream().map(column -> cut(text(line.path(column)))).toList()));
        int[] widths = new int[columns.size()];
        rows.forEach(row -> {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        });
        rows.forEach(row -> out.println(line(row, widths)));
    }

    private static String line(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            line.append(cells.get(i)).append(" ".repeat(widths[i] - cells.get(i).length() + 2));
        }
        return line.toString().stripTrailing();
    }

    private static String text(JsonNode value) {
        if (value.isArray()) {
            List<String> parts = new ArrayList<>();
            value.forEach(part -> parts.add(text(part)));
            return String.join(", ", parts);
        }
        if (value.has("code") && value.has("id") && value.has("en")) {
            return value.get("id").asText() + " / " + value.get("en").asText() + " ("
                    + value.get("code").asText() + ")";
        }
        if (value.isObject()) {
            return value.properties().stream()
                    .map(field -> field.getKey() + "=" + text(field.getValue()))
                    .collect(Collectors.joining(" "));
        }
        return value.isMissingNode() || value.isNull() ? "" : value.asText();
    }

    /** On one line, whatever others wrote. */
    private static String cut(String said) {
        String text = said.replaceAll("\\s+", " ");
        return text.length() <= WIDEST ? text : text.substring(0, WIDEST - 1) + "…";
    }
}
