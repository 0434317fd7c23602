package id.simpul.health;

import id.simpul.ledger.Phrase;
import java.util.List;

/**
 * What an indicator shows at a moment.
 *
 * @param says what is the matter and what to do; what is well if nothing is
 */
public record Reading(Standing standing, Phrase says, List<Figure> figures) {
    private static final Phrase WELL = new Phrase("baik", "well");

    /** Of what the database alone could tell while it does not answer. */
    static final Reading UNKNOWN =
            degraded("tidak diketahui, basis data tidak menjawab", "unknown, the database does not answer");

    /** How well it is. */
    public enum Standing {
        UP,
        /** It goes on, and somebody should look at it: no reason to send partners elsewhere. */
        DEGRADED,
        /** The hub cannot do its work. */
        DOWN
    }

    /** A value for the metrics: what it is of, such as which channel, under a label; both empty if it is of the hub. */
    public record Figure(String name, String label, String of, double value) {
        static Figure of(String name, double value) {
            return new Figure(name, "", "", value);
        }

        static Figure of(String name, long value) {
            return of(name, (double) value);
        }
    }

    public Reading {
        figures = List.copyOf(figures);
    }

    static Reading up(Figure... figures) {
        return new Reading(Standing.UP, WELL, List.of(figures));
    }

    static Reading degraded(String indonesian, String english) {
        return new Reading(Standing.DEGRADED, new Phrase(indonesian, english), List.of());
    }

    static Reading down(String indonesian, String english) {
        return new Reading(Standing.DOWN, new Phrase(indonesian, english), List.of());
    }

    Reading with(List<Figure> more) {
        return new Reading(standing, says, more);
    }

    Reading with(Figure... more) {
        return with(List.of(more));
    }
}
