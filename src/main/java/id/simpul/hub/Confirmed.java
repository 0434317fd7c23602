package id.simpul.hub;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** The operator's word for the next start of a home's hub, for what could not be taken back: given once, it holds once. */
public final class Confirmed {
    private static final String FILE = "confirmed";

    /** What there is to confirm. */
    public enum What {
        /** That the home lies here from now on, and the one it was copied from is used no more. */
        MOVED,
        /** That the database may be older than its broker. */
        OLDER_DATABASE,
        /** That the clock is right although the last run had a later one. */
        CLOCK,
        /** That this home's policy file counts from now on, whatever the hub judged by that worked before. */
        POLICY_FILE;

        /** As commands and refusals write it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private Confirmed() {}

    /** Gives the word. */
    public static void give(Path home, What what) {
        try {
            Files.writeString(home.resolve(FILE), what.word() + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether it was given; then it is used up. */
    static boolean take(Path home, What what) {
        try {
            return isGiven(home, what) && Files.deleteIfExists(home.resolve(FILE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether it was given. */
    static boolean isGiven(Path home, What what) {
        Path file = home.resolve(FILE);
        try {
            return Files.exists(file) && Files.readString(file).strip().equals(what.word());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
