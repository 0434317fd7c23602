package id.simpul.database;

import java.util.Optional;
import org.jdbi.v3.core.statement.Query;

/**
 * The order in which a page of a list is asked for, as its statement writes it: {@code order by} {@link #by}, where {@link #beyond}, with
 * {@link #place} among its columns as {@code place}.
 *
 * @param down from the end
 * @param after where the part before ended; empty to begin
 * @param most how many rows at most
 */
public record Sorted(Order order, boolean down, Optional<String> after, int most) {
    /** The condition that a row stands after the page before. */
    public String beyond() {
        String than = down ? "<" : ">";
        if (after.isEmpty()) {
            return "true";
        }
        return order.id().isEmpty()
                ? order.by() + " " + than + " :afterKey"
                : "(" + order.by() + ", " + order.id() + ") " + than + " (:afterKey, :afterId)";
    }

    /** What follows {@code order by}. */
    public String by() {
        String way = down ? " desc" : "";
        return order.by() + way + (order.id().isEmpty() ? "" : ", " + order.id() + way);
    }

    /** A row's place, by which the page after it is asked for. */
    public String place() {
        String by = order.kind().written(order.by());
        return order.id().isEmpty() ? "cast(" + by + " as text)" : order.id() + " || ' ' || cast(" + by + " as text)";
    }

    /**
     * The rows.
     *
     * @param statement one that is made of the above, with {@code :most}
     * @throws IllegalArgumentException or {@link java.time.DateTimeException} if the key is none that a page of this order has told
     */
    public <R> Part<R> read(Query statement, Part.Rows<R> rows) {
        after.ifPresent(key -> {
            int space = order.id().isEmpty() ? -1 : key.indexOf(' ');
            if (space < 0 && !order.id().isEmpty()) {
                throw new IllegalArgumentException("No page of this list ends there");
            }
            statement.bind("afterId", key.substring(0, Math.max(0, space)));
            statement.bind("afterKey", order.kind().read(key.substring(space + 1)));
        });
        return Part.read(statement, most, rows);
    }
}
