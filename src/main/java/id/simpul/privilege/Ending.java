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

    /** Whichever is first; of those on one day the one that the student can do most about. */
    static Ending first(LocalDate letter, LocalDate semester, LocalDate agreement) {
        return Stream.of(
                        new Ending(letter, Cause.LETTER),
                        new Ending(semester, Cause.SEMESTER),
                        new Ending(agreement, Cause.AGREEMENT))
                .min(Comparator.comparing(Ending::until).thenComparing(Ending::cause))
                .orElseThrow();
    }
}
