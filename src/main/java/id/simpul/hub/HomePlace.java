package id.simpul.hub;

import id.simpul.database.StartRefused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Tells a home from a copy of it by a file that knows its own number in the file system: two hubs with one identity would tell the same
 * partners different things. A home that is moved within its file system stays itself.
 */
final class HomePlace {
    private static final String FILE = "place";

    private HomePlace() {}

    /** @throws StartRefused if it is a copy and nobody has said that the other is used no more */
    static void require(Home home) {
        Path file = home.directory().resolve(FILE);
        if (!Home.isPosix(home.directory())) {
            return;
        }
        try {
            if (Files.exists(file) && !isItself(file)) {
                if (!Confirmed.take(home.directory(), Confirmed.What.MOVED)) {
                    throw copied(home, file);
                }
                KnownPolicy.renumber(home.directory());
                Files.delete(file);
            }
            if (!Files.exists(file)) {
                Files.createFile(file);
            }
            Files.write(file, List.of(number(file), home.directory().toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isItself(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        // A start that was cut off in the midst of writing it leaves it empty.
        return lines.isEmpty() || lines.get(0).equals(number(file));
    }

    private static String number(Path file) throws IOException {
        return String.valueOf(Files.getAttribute(file, "unix:ino"));
    }

    private static StartRefused copied(Home home, Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        String other = lines.size() > 1 ? lines.get(1) : "elsewhere";
        return new StartRefused("The home " + home.directory() + " is a copy of one that was at " + other
                + ". If that one is used no more, run ./simpul confirm moved and start again; if it is, give this hub a home"
                + " of its own with SIMPUL_HOME: two hubs of one identity would each tell partners something else.");
    }
}
