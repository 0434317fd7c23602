package id.simpul.policy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The calendars in force, and the folder that keeps those the library has imported, a file for each version. */
public final class CalendarFolder {
    private final Path folder;
    private Calendars current;

    /**
     * @throws PolicyMistakes with every mistake of the first file that has any
     */
    public CalendarFolder(Path folder) {
        this.folder = folder;
        this.current = Calendars.read(folder);
    }

    public synchronized Calendars current() {
        return current;
    }

    /**
     * Where a calendar comes from.
     *
     * @param source who says so, in one line; counts before what the file says
     * @param published the date of the source, unless the file names it
     */
    public record Origin(String source, Optional<LocalDate> published, LocalDate importedOn) {}

    /**
     * Checks a calendar, keeps it as the next version and puts it in force at once.
     *
     * @param name how mistakes name the file
     * @throws PolicyMistakes with every mistake in it; nothing has changed then
     */
    public synchronized Calendar take(String name, String text, Origin origin) {
        String kept = withOrigin(plain(text), origin);
        Calendar calendar = CalendarFile.parse(name, kept);
        Calendars next = current.with(calendar);
        keep(fileName(calendar.name(), next.latestVersion()), kept);
        current = next;
        return calendar.numbered(next.latestVersion());
    }

    /**
     * What {@link #take} would put in force.
     *
     * @throws PolicyMistakes with every mistake in it
     */
    public synchronized Calendar check(String name, String text, Origin origin) {
        Calendar calendar = CalendarFile.parse(name, withOrigin(plain(text), origin));
        return calendar.numbered(current.with(calendar).latestVersion());
    }

    private static String plain(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static String withOrigin(String text, Origin origin) {
        String source = "# source: " + origin.source().replaceAll("\\s+", " ").strip();
        String published =
                origin.published().map(day -> "\n# published: " + day).orElse("");
        String rest = text.lines()
                .filter(line -> !line.matches("#\\s*(source|imported)\\s*:.*"))
                .filter(line -> published.isEmpty() || !line.matches("#\\s*published\\s*:.*"))
                .collect(Collectors.joining("\n"));
        return source + published + "\n# imported: " + origin.importedOn() + "\n" + rest + "\n";
    }

    /** A name that comes after all there are, since the order of the names is the order of the versions. */
    private String fileName(String calendar, int version) {
        String name = String.format(Locale.ROOT, "%06d-%s.csv", version, calendar.replaceAll("[^A-Za-z0-9-]+", "-"));
        return lastName()
                .filter(last -> last.compareTo(name) >= 0)
                .map(last -> last.substring(0, last.length() - ".csv".length()) + "~" + name)
                .orElse(name);
    }

    private Optional<String> lastName() {
        if (Files.notExists(folder)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".csv"))
                    .max(String::compareTo);
        } catch (IOException e) {
            throw new UncheckedIOException("The calendars in " + folder + " cannot be listed; nothing was imported", e);
        }
    }

    private void keep(String name, String text) {
        try {
            Files.createDirectories(folder);
            Path draft = folder.resolve(name + ".part");
            Files.writeString(draft, text, StandardCharsets.UTF_8);
            Files.move(draft, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The calendar cannot be written to " + folder + "; make room and rights there and import it again",
                    e);
        }
    }
}
