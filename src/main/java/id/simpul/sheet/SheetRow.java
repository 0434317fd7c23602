package id.simpul.sheet;

import java.util.List;

/**
 * A row as the file has it.
 *
 * @param number as a spreadsheet counts it
 */
record SheetRow(int number, List<SheetCell> cells) {
    SheetRow {
        cells = List.copyOf(cells);
    }

    boolean isEmpty() {
        return cells.stream().allMatch(cell -> cell.text().isEmpty());
    }

    SheetCell cell(int place) {
        return place < cells.size() ? cells.get(place) : SheetCell.EMPTY;
    }
}
