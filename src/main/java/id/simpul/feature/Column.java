package id.simpul.feature;

import id.simpul.ledger.Phrase;
import java.util.function.Function;

/**
 * One column of a list: its name for programs, its heading for people, and what stands in it.
 *
 * @param value a text, number, day or list; an empty {@link java.util.Optional} where there is nothing
 */
public record Column<R>(String key, Phrase heading, Kind kind, Function<R, ?> value) {
    /** How a cell is to be shown. */
    public enum Kind {
        /** A name that is copied and pasted: never cut. */
        ID,
        TEXT,
        /** One of a few words of the contract, which people read in their language. */
        WORD,
        NUMBER,
        /** Of a person, or by which a person is reached: for those of the staff who may see it. */
        PERSONAL,
        /** Of use to programs only; in no table. */
        DETAIL
    }

    public static <R> Column<R> id(String key, Phrase heading, Function<R, ?> value) {
        return new Column<>(key, heading, Kind.ID, value);
    }

    public static <R> Column<R> text(String key, Phrase heading, Function<R, ?> value) {
        return new Column<>(key, heading, Kind.TEXT, value);
    }

    public static <R> Column<R> word(String key, Phrase heading, Function<R, ?> value) {
        return new Column<>(key, heading, Kind.WORD, value);
    }

    public static <R> Column<R> number(String key, Phrase heading, Function<R, ?> value) {
        return new Column<>(key, heading, Kind.NUMBER, value);
    }

    public static <R> Column<R> personal(String key, Phrase heading, Function<R, ?> value) {
        return new Column<>(key, heading, Kind.PERSONAL, value);
    }

    public static <R> Column<R> detail(String key, Phrase heading, Function<R, ?> value) {
        return new Column<>(key, heading, Kind.DETAIL, value);
    }
}
