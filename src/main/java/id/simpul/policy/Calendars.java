package id.simpul.policy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** Every calendar ever imported, so that any decision can be seen again in the light of the calendars of its time. */
public final class Calendars {
    private static final List<String> SHIPPED = List.of(
            "national-holidays.csv",
            "national-holidays-samples.csv",
            "school-breaks-13.csv",
            "school-breaks-13-samples.csv");

    private final List<Calendar> imported;

    /** Those given, each under its own number; the order does not matter. */
    public Calendars(List<Calendar> imported) {
        this.imported = List.copyOf(imported);
    }

    /** The calendars the hub is shipped with: version 1. */
    public static Calendars shipped() {
        return new Calendars(SHIPPED.stream()
                .map(name -> CalendarFile.parse(name, shippedText(name)).numbered(1))
                .toList());
    }

    /**
     * Those shipped and, as versions 2, 3 and so on, those the library has imported.
     *
     * @param imported in the order in which they came
     * @throws PolicyMistakes with every mistake of the first that has any
     */
    public static Calendars of(List<CalendarText> imported) {
        Calendars calendars = shipped();
        for (CalendarText one : imported) {
            calendars = calendars.with(CalendarFile.parse(one.file(), one.text()));
        }
        return calendars;
    }

    /** These and one more, as the next version; those there were stay as they are. */
    public Calendars with(Calendar calendar) {
        return new Calendars(Stream.concat(imported.stream(), Stream.of(calendar.numbered(latestVersion() + 1)))
                .toList());
    }

    /** The number of the last import; 0 if there was none. */
    public int latestVersion() {
        return imported.stream().mapToInt(Calendar::version).max().orElse(0);
    }

    public Almanac latest() {
        return at(latestVersion());
    }

    /** The calendars as they stood after an import. */
    public Almanac at(int version) {
        return new Almanac(
                version,
                imported.stream()
                        .filter(calendar -> calendar.version() <= version)
                        .toList());
    }

    /** All of them, to be shown with their sources. */
    public List<Calendar> imported() {
        return imported;
    }

    private static String shippedText(String name) {
        try (InputStream in = Calendars.class.getResourceAsStream("/calendars/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The shipped calendar " + name + " cannot be read; install the hub again", e);
        }
    }
}
