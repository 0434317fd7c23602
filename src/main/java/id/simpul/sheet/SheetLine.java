package id.simpul.sheet;

import java.util.Map;
import java.util.Optional;

/**
 * A line of a list.
 *
 * @param number as a spreadsheet counts it, the heading being 1
 * @param cells what stands in it, by the column's key; nothing for an empty cell
 */
public record SheetLine(int number, Map<String, String> cells) {
    public SheetLine {
        cells = Map.copyOf(cells);
    }

    Optional<String> cell(String column) {
        return Optional.ofNullable(cells.get(column));
    }

    String text(String column) {
        return cells.getOrDefault(column, "");
    }
}
