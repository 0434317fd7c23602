package id.simpul.policy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The folder into which an operator puts calendars by hand, a CSV file each. */
public final class CalendarFolder {
    private CalendarFolder() {}

    /** Its files, in the order of their names; none if there is no such folder. */
    public static List<Path> files(Path folder) {
        if (Files.notExists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".csv"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The calendars in " + folder + " cannot be listed; make it a readable folder", e);
        }
    }

    /** All of a file. */
    public static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("The calendar " + file + " cannot be read; make it readable, in UTF-8", e);
        }
    }

    /**
     * Looks its files through.
     *
     * @throws PolicyMistakes with every mistake of the first file that has any
     */
    public static void check(Path folder) {
        files(folder).forEach(CalendarFile::read);
    }
}
