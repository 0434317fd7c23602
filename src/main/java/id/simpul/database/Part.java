package id.simpul.database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jdbi.v3.core.statement.Query;

/**
 * Some rows of many.
 *
 * @param next where they end, for those after them; empty if nothing more can follow
 */
public record Part<R>(List<R> rows, Optional<String> next) {
    public Part {
        rows = List.copyOf(rows);
    }

    /** Makes a row of what the database gives. */
    @FunctionalInterface
    public interface Rows<R> {
        R of(ResultSet row) throws SQLException;
    }

    /**
     * So many rows at most.
     *
     * @param statement with {@code :most}, and with a column {@code place}, which says where what follows a row begins
     */
    public static <R> Part<R> read(Query statement, int most, Rows<R> rows) {
        AtomicReference<String> last = new AtomicReference<>();
        List<R> read = statement
                .bind("most", most)
                .map((row, context) -> {
                    last.set(row.getString("place"));
                    return rows.of(row);
                })
                .list();
        return new Part<>(read, Optional.ofNullable(last.get()).filter(place -> read.size() >= most));
    }

    public <S> Part<S> map(Function<R, S> to) {
        return new Part<>(rows.stream().map(to).toList(), next);
    }
}
