package id.simpul.command;

import id.simpul.hub.control.Act.Heading;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A table that fits the terminal: what is too wide goes on in the lines below, what is much too long is cut. Names
 * that are copied stay whole as long as they can, and are never cut.
 */
final class TextTable {
    private static final int GAP = 2;
    private static final int NARROWEST = 8;
    private static final int MOST_LINES = 3;

    private final List<Heading> columns;
    private final int[] widths;

    private TextTable(List<Heading> columns, int[] widths) {
        this.columns = columns;
        this.widths = widths;
    }

    /** The widths are those of the first rows; what comes later keeps to them. */
    static TextTable of(List<Heading> columns, List<String> headings, List<List<String>> rows, int width) {
        int[] widths = headings.stream().mapToInt(String::length).toArray();
        rows.forEach(row -> {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        });
        TextTable table = new TextTable(columns, widths);
        table.fit(width);
        return table;
    }

    List<Heading> columns() {
        return columns;
    }

    private void fit(int width) {
        while (Arrays.stream(widths).sum() + GAP * (widths.length - 1) > width) {
            int widest = widest(false);
            if (widest < 0) {
                widest = widest(true);
            }
            if (widest < 0) {
                return;
            }
            widths[widest]--;
        }
    }

    private int widest(boolean ids) {
        return IntStream.range(0, widths.length)
                .filter(i -> ids || !isId(i))
                .filter(i -> widths[i] > NARROWEST)
                .boxed()
                .max((one, other) -> Integer.compare(widths[one], widths[other]))
                .orElse(-1);
    }

    private boolean isId(int column) {
        return columns.get(column).kind().equals("id");
    }

    /** A row, in one line or more. */
    List<String> lines(List<String> row) {
        List<List<String>> wrapped = new ArrayList<>();
        for (int i = 0; i < widths.length; i++) {
            wrapped.add(wrap(row.get(i), i));
        }
        int height = wrapped.stream().mapToInt(List::size).max().orElse(0);
        return IntStream.range(0, height).mapToObj(line -> line(wrapped, line)).toList();
    }

    private String line(List<List<String>> cells, int at) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String part = at < cells.get(i).size() ? cells.get(i).get(at) : "";
            String blank = " ".repeat(Math.max(0, widths[i] - part.length()));
            boolean right = columns.get(i).kind().equals("number");
            line.append(right ? blank + part : part + blank).append(" ".repeat(GAP));
        }
        return line.toString().stripTrailing();
    }

    private List<String> wrap(String cell, int column) {
        List<String> lines = new ArrayList<>();
        String rest = cell;
        while (rest.length() > widths[column]) {
            if (lines.size() == MOST_LINES - 1 && !isId(column)) {
                lines.add(rest.substring(0, widths[column] - 1) + "…");
                return lines;
            }
            int end = end(rest, widths[column]);
            lines.add(rest.substring(0, end).stripTrailing());
            rest = rest.substring(end).stripLeading();
        }
        lines.add(rest);
        return lines;
    }

    /** Between words if possible, and never within a character. */
    private static int end(String text, int width) {
        int blank = text.lastIndexOf(' ', width);
        if (blank > width / 2) {
            return blank;
        }
        return Character.isHighSurrogate(text.charAt(width - 1)) ? width - 1 : width;
    }
}
