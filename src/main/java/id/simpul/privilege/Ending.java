package id.simpul.privilege;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Stream;

/** The last day of a privilege, and what ends it. */
record Ending(LocalDate until, Cause cause) {
    enum Cause {
        LETTER,
        SEMESTER,
        AGREEMENT;

        String wire() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Cause ofWire(String wire) {
            return valueOf(wire.toUpperCase(Locale.ROOT));
        }
    }

    /** What proves that somebody is a student, and to when. */
    static Ending proven(LocalDate letter, LocalDate semester) {
        return first(new Ending(letter, Cause.LETTER), new Ending(semester, Cause.SEMESTER));
    }

    /** The same as far as there is an agreement. */
    Ending within(LocalDate agreement) {
        return first(this, new Ending(agreement, Cause.AGREEMENT));
    }

    /** Whichever is first; of those on one day the one that the student can do most about. */
    private static Ending first(Ending... all) {
        return Stream.of(all)
                .min(Comparator.comparing(Ending::until).thenComparing(Ending::cause))
                .orElseThrow();
    }
}
