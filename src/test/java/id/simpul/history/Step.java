package id.simpul.history;

import java.time.LocalDate;
import java.util.Optional;

/**
 * One step of a history; the same steps make the same history.
 *
 * @param what a happening by its name, or the morning's work
 * @param seed of the chance by which it is decided who does what
 * @param mishap what goes wrong meanwhile
 */
record Step(LocalDate day, String what, long seed, Optional<Mishap> mishap) {
    /** The hub does what is due. */
    static final String MORNING = "the morning's work";

    boolean isMorning() {
        return what.equals(MORNING);
    }

    Step smoothly() {
        return new Step(day, what, seed, Optional.empty());
    }

    /** As {@link #parse} reads it. */
    String text() {
        return day + "  " + Long.toHexString(seed) + "  "
                + mishap.map(Mishap::text).orElse("-") + "  " + what;
    }

    static Step parse(String line) {
        String[] parts = line.strip().split("  ", 4);
        return new Step(
                LocalDate.parse(parts[0]),
                parts[3],
                Long.parseUnsignedLong(parts[1], 16),
                parts[2].equals("-") ? Optional.empty() : Optional.of(Mishap.parse(parts[2])));
    }
}
