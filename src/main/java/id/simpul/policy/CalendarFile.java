package id.simpul.policy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads a calendar from CSV: lines such as {@code # source: who says so} on top, then {@code from,to,kind,name}.
 *
 * <p>The lines on top are name, published (a date), source, covers (two dates) and, unless it is national, region.
 */
public final class CalendarFile {
    private static final List<String> COLUMNS = List.of("from", "to", "kind", "name");
    /** The path of the row at hand, which needs no name beside its line. */
    private static final String ROW = "";

    private static final CSVFormat FORMAT = CSVFormat.DEFAULT
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setCommentMarker('#')
            .setIgnoreSurroundingSpaces(true)
            .get();

    private final Mistakes mistakes;
    private final Map<String, String> top = new LinkedHashMap<>();

    private CalendarFile(String name) {
        this.mistakes = new Mistakes(name);
    }

    /**
     * @throws PolicyMistakes with every mistake in it
     * @throws UncheckedIOException if it cannot be read
     */
    public static Calendar read(Path file) {
        return parse(file.toString(), CalendarFolder.text(file));
    }

    /**
     * @param name how mistakes name the file
     * @return the calendar, not yet numbered: {@link Calendars#with} does that
     * @throws PolicyMistakes with every mistake in it
     */
    public static Calendar parse(String name, String text) {
        CalendarFile file = new CalendarFile(name);
        file.readTop(text);
        Optional<LocalDate[]> covers = file.covers();
        List<Calendar.Entry> entries = file.entries(text, covers);
        String title = file.required("name");
        String source = file.required("source");
        Optional<LocalDate> published = file.dated("published");
        Optional<String> region = file.region();
        file.mistakes.throwIfAny();
        return new Calendar(title, 0, published.get(), source, region, covers.get()[0], covers.get()[1], entries);
    }

    /** When it was imported, if it was: {@link ImportedCalendars#written} puts that on top. */
    public static Optional<LocalDate> importedOn(String text) {
        CalendarFile file = new CalendarFile("");
        file.readTop(text);
        return Optional.ofNullable(file.top.get("imported")).flatMap(day -> file.date("imported", day));
    }

    private void readTop(String text) {
        text.lines()
                .takeWhile(line -> line.startsWith("#"))
                .map(line -> line.substring(1).split(":", 2))
                .filter(parts -> parts.length == 2)
                .forEach(parts -> top.put(parts[0].strip(), parts[1].strip()));
    }

    private String required(String field) {
        String value = top.getOrDefault(field, "");
        if (value.isEmpty()) {
            mistakes.add(
                    field,
                    "baris \"# " + field + ": ...\" belum ada di awal berkas; tambahkan",
                    "a line \"# " + field + ": ...\" is missing at the top of the file; add it");
        }
        return value;
    }

    private Optional<String> region() {
        Optional<String> region = Optional.ofNullable(top.get("region"));
        region.filter(code -> !Regions.shipped().isKnown(code))
                .ifPresent(code -> mistakes.add(
                        "region",
                        "\"" + code + "\" bukan kode wilayah Kemendagri; tulis misalnya 13 atau 13.75",
                        "\"" + code + "\" is no region code of Kemendagri; write for example 13 or 13.75"));
        return region;
    }

    private Optional<LocalDate> dated(String field) {
        String text = required(field);
        return text.isEmpty() ? Optional.empty() : date(field, text);
    }

    private Optional<LocalDate[]> covers() {
        String text = required("covers");
        return text.isEmpty() ? Optional.empty() : period(text.split("\\s+"));
    }

    private Optional<LocalDate[]> period(String... ends) {
        Optional<LocalDate> from = date("covers", ends[0]);
        Optional<LocalDate> to = date("covers", ends[ends.length - 1]);
        if (from.isEmpty() || to.isEmpty()) {
            return Optional.empty();
        }
        if (ends.length != 2 || from.get().isAfter(to.get())) {
            mistakes.add(
                    "covers",
                    "tulis dua tanggal, yang pertama dulu, seperti 2026-01-01 2026-12-31",
                    "write two dates, the first one first, like 2026-01-01 2026-12-31");
            return Optional.empty();
        }
        return Optional.of(new LocalDate[] {from.get(), to.get()});
    }

    private Optional<LocalDate> date(String field, String text) {
        return parsed(field, text, LocalDate::parse, "tanggal seperti 2026-01-31", "a date like 2026-01-31");
    }

    private <T> Optional<T> parsed(String where, String text, Function<String, T> parser, String id, String en) {
        try {
            return Optional.of(parser.apply(text));
        } catch (DateTimeException | IllegalArgumentException e) {
            mistakes.add(
                    where,
                    "\"" + text + "\" tidak dapat dipakai; tulis " + id,
                    "\"" + text + "\" cannot be used; write " + en);
            return Optional.empty();
        }
    }

    private List<Calendar.Entry> entries(String text, Optional<LocalDate[]> covers) {
        List<Calendar.Entry> entries = new ArrayList<>();
        try (CSVParser rows = CSVParser.parse(text, FORMAT)) {
            if (!rows.getHeaderNames().equals(COLUMNS)) {
                mistakes.add("", "kolomnya harus from,to,kind,name", "the columns must be from,to,kind,name");
                return entries;
            }
            for (CSVRecord row : rows) {
                mistakes.stands(ROW, (int) rows.getCurrentLineNumber());
                entry(row, covers).ifPresent(entries::add);
            }
        } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
            mistakes.add("", "CSV tidak sah: " + e.getMessage(), "not valid CSV: " + e.getMessage());
        }
        return entries;
    }

    private Optional<Calendar.Entry> entry(CSVRecord row, Optional<LocalDate[]> covers) {
        if (row.size() != COLUMNS.size()) {
            mistakes.add(
                    ROW,
                    "harus ada empat kolom; nama yang berisi koma diberi tanda kutip",
                    "must have four columns; quote a name that holds a comma");
            return Optional.empty();
        }
        Optional<LocalDate> from = date(ROW, row.get(0));
        Optional<LocalDate> to = date(ROW, row.get(1));
        Optional<DayKind> kind =
                parsed(ROW, row.get(2), DayKind::ofWire, "holiday, leave atau break", "holiday, leave or break");
        if (from.isEmpty() || to.isEmpty() || kind.isEmpty()) {
            return Optional.empty();
        }
        Calendar.Entry entry = new Calendar.Entry(from.get(), to.get(), kind.get(), row.get(3));
        return covers.isEmpty() || lies(entry, covers.get()) ? Optional.of(entry) : Optional.empty();
    }

    private boolean lies(Calendar.Entry entry, LocalDate[] covers) {
        boolean lies = !entry.from().isAfter(entry.to())
                && !entry.from().isBefore(covers[0])
                && !entry.to().isAfter(covers[1]);
        if (!lies) {
            String days = entry.from() + " - " + entry.to();
            mistakes.add(
                    ROW,
                    days + " tidak urut atau di luar covers (" + covers[0] + " - " + covers[1]
                            + "); perbaiki tanggalnya",
                    days + " is out of order or outside covers (" + covers[0] + " - " + covers[1]
                            + "); correct the dates");
        }
        return lies;
    }
}
