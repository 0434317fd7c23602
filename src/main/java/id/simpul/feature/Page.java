package id.simpul.feature;

import id.simpul.database.Part;
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

    public static <R> Page<R> of(Part<R> part) {
        return new Page<>(part.rows(), part.next());
    }

    /**
     * One of several, read from the database.
     *
     * @param statement with {@code :most} and {@code :after}, which is empty at the beginning, and a column {@code place}, which is
     *     what {@code :after} is for the page after a row
     */
    public static <R> Page<R> read(org.jdbi.v3.core.statement.Query statement, Query query, Part.Rows<R> rows) {
        return of(Part.read(statement.bind("after", query.after().orElse("")), query.most(), rows));
    }
}
