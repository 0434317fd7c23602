package id.simpul.policy;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The calendars in force: those shipped and, over them, those the library has imported. */
public final class ImportedCalendars {
    private volatile Calendars current = Calendars.shipped();

    public Calendars current() {
        return current;
    }

    /** Puts in force what was imported, in place of what there is; everybody who asks from now on is told by it. */
    public void take(List<CalendarText> imported) {
        current = Calendars.of(imported);
    }

    /**
     * Where a calendar comes from.
     *
     * @param source who says so, in one line; counts before what the file says
     * @param published the date of the source, unless the file names it
     */
    public record Origin(String source, Optional<LocalDate> published, LocalDate importedOn) {}

    /**
     * What would be in force if this were imported.
     *
     * @param name how mistakes name the file
     * @throws PolicyMistakes with every mistake in it
     */
    public Calendar check(String name, String text, Origin origin) {
        Calendar calendar = CalendarFile.parse(name, written(text, origin));
        return calendar.numbered(current.with(calendar).latestVersion());
    }

    /** The text as it is kept: with its origin on top. */
    public static String written(String text, Origin origin) {
        String source = "# source: " + origin.source().replaceAll("\\s+", " ").strip();
        String published =
                origin.published().map(day -> "\n# published: " + day).orElse("");
        String rest = plain(text)
                .lines()
                .filter(line -> !line.matches("#\\s*(source|imported)\\s*:.*"))
                .filter(line -> published.isEmpty() || !line.matches("#\\s*published\\s*:.*"))
                .collect(Collectors.joining("\n"));
        return source + published + "\n# imported: " + origin.importedOn() + "\n" + rest + "\n";
    }

    private static String plain(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
}
