package id.simpul.catalogue.source;

import id.simpul.ledger.Phrase;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Character-separated values as spreadsheets and library systems really write them: quotes doubled (RFC 4180) or not at all, as in
 * the item export of SLiMS. A quote ends a cell only before a separator or the end of a line, so that one odd line spoils no other.
 */
final class CsvRows implements Rows {
    private static final int LONGEST_CELL = 100_000;
    /** A cell with more lines is one whose closing quote is missing. */
    private static final int MOST_LINES = 50;

    private final Lines in;
    private final char separator;
    /** Lines that were looked at for the end of a cell that has none. */
    private final Deque<String> ahead = new ArrayDeque<>();

    private long line;
    /** How many cells the first line has: another that has as many is no part of a cell before it. */
    private int width;

    CsvRows(Reader in, char separator) {
        this.in = new Lines(in);
        this.separator = separator;
    }

    private String line() throws IOException {
        return ahead.isEmpty() ? in.next().orElse(null) : ahead.poll();
    }

    @Override
    public Optional<Row> next() throws IOException {
        String first = line();
        if (first == null) {
            return Optional.empty();
        }
        line++;
        if (first.length() >= Lines.LONGEST) {
            return Optional.of(new Row(
                    line,
                    List.of(),
                    Optional.of(new Phrase(
                            "barisnya lebih panjang daripada satu juta karakter",
                            "the line is longer than a million characters"))));
        }
        long began = line;
        List<String> cells = cells(first);
        List<String> further = new ArrayList<>();
        StringBuilder text = new StringBuilder(first);
        while (cells.isEmpty() && further.size() < MOST_LINES && text.length() < LONGEST_CELL) {
            String more = line();
            if (more == null) {
                break;
            }
            further.add(more);
            if (width > 1 && cells(more).size() == width) {
                break;
            }
            cells = cells(text.append('\n').append(more).toString());
        }
        if (cells.isEmpty()) {
            for (int i = further.size() - 1; i >= 0; i--) {
                ahead.push(further.get(i));
            }
            return Optional.of(unclosed(began, first));
        }
        line += further.size();
        width = width == 0 ? cells.size() : width;
        return Optional.of(new Row(began, cells, Optional.empty()));
    }

    private static Row unclosed(long line, String first) {
        String beginning = first.substring(0, Math.min(40, first.length()));
        return new Row(
                line,
                List.of(),
                Optional.of(new Phrase(
                        "tanda kutip dibuka dan tidak ditutup: " + beginning,
                        "a quote is opened and not closed: " + beginning)));
    }

    /** The cells of a line; none if a quoted one goes on in the next. */
    private List<String> cells(String text) {
        List<String> cells = new ArrayList<>();
        int at = 0;
        while (at <= text.length()) {
            boolean quoted = at < text.length() && text.charAt(at) == '"';
            int end = quoted ? endOfQuoted(text, at + 1) : endOfPlain(text, at);
            if (end < 0) {
                return List.of();
            }
            cells.add(
                    quoted
                            ? text.substring(at + 1, end).replace("\"\"", "\"")
                            : text.substring(at, end).strip());
            at = quoted ? endOfPlain(text, end) + 1 : end + 1;
        }
        return cells;
    }

    private int endOfPlain(String text, int from) {
        int end = text.indexOf(separator, from);
        return end < 0 ? text.length() : end;
    }

    /** Before the end of a cell two quotes are one that is doubled, unless one before them was not. */
    private int endOfQuoted(String text, int from) {
        boolean open = false;
        int at = text.indexOf('"', from);
        while (at >= 0 && !isEnd(text, at + 1)) {
            boolean doubled = at + 1 < text.length() && text.charAt(at + 1) == '"';
            if (doubled && open && isEnd(text, at + 2)) {
                return at + 1;
            }
            open ^= !doubled;
            at = text.indexOf('"', at + (doubled ? 2 : 1));
        }
        return at;
    }

    private boolean isEnd(String text, int at) {
        int next = at;
        while (next < text.length() && text.charAt(next) == ' ') {
            next++;
        }
        return next == text.length() || text.charAt(next) == separator;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
