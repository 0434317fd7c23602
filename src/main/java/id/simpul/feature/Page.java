package id.simpul.feature;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A part of a list.
 *
 * @param next where it ended, for the page after it; empty if nothing more can follow
 */
public record Page<R>(List<R> rows, Optional<String> next) {
    public Page {
        rows = List.copyOf(rows);
    }

    /** All there is. */
    public static <R> Page<R> whole(List<R> rows) {
        return new Page<>(rows, Optional.empty());
    }

    /** One of several, found by the key of the last row of the one before. */
    public static <R> Page<R> of(List<R> rows, int most, Function<R, String> key) {
        return new Page<>(
                rows, rows.size() < most ? Optional.empty() : Optional.of(key.apply(rows.get(rows.size() - 1))));
    }
}
