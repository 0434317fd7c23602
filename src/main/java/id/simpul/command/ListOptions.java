package id.simpul.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** What every list can be asked: its order and its filters are those of the list's page. */
final class ListOptions {
    @Option(names = "--csv", description = "Print CSV.")
    private boolean csv;

    @Option(
            names = "--sort",
            paramLabel = "COLUMN",
            description =
                    "In the order of a column, or from its end: -COLUMN. What it cannot be sorted by is answered with what it can.")
    private String sort;

    @Option(
            names = "--where",
            paramLabel = "FILTER=VALUE",
            description =
                    "Narrowed as on the list's page, such as --where state=received; may be given more than once.")
    private Map<String, String> filters = new LinkedHashMap<>();

    /** Whether it is for a spreadsheet. */
    boolean isCsv() {
        return csv;
    }

    /** What a list is asked for, with these. */
    ObjectNode with(ObjectNode asked) {
        ObjectNode all = asked.deepCopy();
        filters.forEach(all::put);
        return sort == null ? all : all.put("sort", sort);
    }
}
