package id.simpul.history;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;

/**
 * A history in which something is untrue, made short.
 *
 * @param story the shortest found
 * @param tried in how many attempts
 */
record Failing(Story story, Set<String> untrue, String happened, int tried, Path file) {
    private static final Path FOLDER = Path.of("target", "stories");

    /** Looks for the shortest, and writes it down. */
    static Failing of(Story story, History history, Duration patience) {
        Shrinker shrinker = Shrinker.of(history, patience);
        Story shortest = shrinker.shortest(story);
        Path file = FOLDER.resolve(story.setting().seed() + ".story");
        try {
            Files.createDirectories(FOLDER);
            Files.writeString(file, shortest.text());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try (History again = shortest.play()) {
            return again.untrue().isEmpty()
                    ? new Failing(story, history.untrue(), history.chronicle().text(), shrinker.tried(), file)
                    : new Failing(shortest, again.untrue(), again.chronicle().text(), shrinker.tried(), file);
        }
    }

    String text() {
        return "untrue: " + String.join("\nuntrue: ", untrue) + "\n\nThe shortest story found, of "
                + story.steps().size() + " steps after "
                + tried + " attempts (" + file + "; seed " + story.setting().seed()
                + "); play it again with -Dsimulate.story=" + file + ":\n\n" + happened;
    }
}
