package id.simpul.paper;

import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A sheet of labels, all lengths in millimetres.
 *
 * @param about what it is, in words, such as what the shop calls it
 * @param page the whole sheet
 * @param columns labels side by side
 * @param rows labels one above the other
 * @param margin from the sheet's edges to the first label
 * @param gap between labels
 * @param cut whether labels are cut out by hand, so that their outlines are printed
 */
public record Sheet(String about, Size page, int columns, int rows, Size label, Margin margin, Size gap, boolean cut) {
    private static final double SMALLEST_WIDTH = 60;
    private static final double SMALLEST_HEIGHT = 30;

    public record Size(double width, double height) {}

    public record Margin(double left, double top) {}

    /** Where a label lies: its left and lower edges from those of the sheet. */
    record Place(double left, double bottom) {}

    /** @throws IllegalArgumentException if its labels do not lie on it, or are too small for what a box must say */
    public Sheet {
        if (Stream.of(page, label, margin, gap).anyMatch(Objects::isNull)) {
            throw new IllegalArgumentException("page, label, margin and gap are all needed");
        }
        if (columns < 1 || rows < 1) {
            throw new IllegalArgumentException("columns and rows must be 1 or more");
        }
        if (label.width() < SMALLEST_WIDTH || label.height() < SMALLEST_HEIGHT) {
            throw new IllegalArgumentException(
                    "a label must be " + SMALLEST_WIDTH + " x " + SMALLEST_HEIGHT + " mm or larger");
        }
        if (margin.left() < 0 || margin.top() < 0 || gap.width() < 0 || gap.height() < 0) {
            throw new IllegalArgumentException("margins and gaps cannot be less than nothing");
        }
        double width = margin.left() + columns * label.width() + (columns - 1) * gap.width();
        double height = margin.top() + rows * label.height() + (rows - 1) * gap.height();
        if (width > page.width() || height > page.height()) {
            throw new IllegalArgumentException("its labels need " + width + " x " + height + " mm, but the page has "
                    + page.width() + " x " + page.height());
        }
    }

    public int labels() {
        return columns * rows;
    }

    /** Where the label of this number lies, counted from 0 in rows from the upper left. */
    Place place(int number) {
        int column = number % columns;
        int row = number / columns;
        return new Place(
                margin.left() + column * (label.width() + gap.width()),
                page.height() - margin.top() - (row + 1) * label.height() - row * gap.height());
    }

    /** The sheets by their names, as a file has them. */
    public static Map<String, Sheet> shipped() {
        return SheetFile.shipped();
    }
}
