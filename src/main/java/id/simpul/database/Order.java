package id.simpul.database;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One way in which the rows of a list can stand: by a column, then by what tells rows apart, so that a page goes on exactly where the
 * one before ended. What it stands by has an index or is looked for among few rows.
 *
 * @param column the key of the list's column
 * @param by the same in SQL, and never null
 * @param kind what {@code by} is
 * @param id in SQL what no two rows share and has no space; empty if {@code by} is that already
 * @param down whether the list begins at its end, unless something else is asked for
 * @param within the filter without which it cannot be asked for, since it is sorted anew among what that leaves; empty if none
 */
public record Order(String column, String by, Kind kind, String id, boolean down, Optional<String> within) {
    /** What a row is ordered by, and how it stands in the key of a page. */
    public enum Kind {
        TEXT,
        DAY,
        TIME,
        NUMBER;

        /** As the database reads it again. */
        String written(String by) {
            return this == TIME ? "cast(extract(epoch from " + by + ") * 1000000 as bigint)" : by;
        }

        Object read(String text) {
            return switch (this) {
                case TEXT -> text;
                case DAY -> LocalDate.parse(text);
                case TIME -> Instant.EPOCH.plus(Long.parseLong(text), ChronoUnit.MICROS);
                case NUMBER -> Long.parseLong(text);
            };
        }
    }

    private Order(String column, String by, Kind kind, String id) {
        this(column, by, kind, id, false, Optional.empty());
    }

    public static Order text(String column, String by, String id) {
        return new Order(column, by, Kind.TEXT, id);
    }

    /** By a text that no two rows share. */
    public static Order id(String column, String by) {
        return new Order(column, by, Kind.TEXT, "");
    }

    public static Order day(String column, String by, String id) {
        return new Order(column, by, Kind.DAY, id);
    }

    public static Order time(String column, String by, String id) {
        return new Order(column, by, Kind.TIME, id);
    }

    /** By a number that no two rows share. */
    public static Order number(String column, String by) {
        return new Order(column, by, Kind.NUMBER, "");
    }

    /** The last first, unless the other way is asked for. */
    public Order downward() {
        return new Order(column, by, kind, id, true, within);
    }

    /** Only where the list is narrowed by this filter. */
    public Order within(String filter) {
        return new Order(column, by, kind, id, down, Optional.of(filter));
    }

    /** As it is asked for the other way round, or that way. */
    public String asked(boolean downward) {
        return downward ? "-" + column : column;
    }

    /** Those that a list can stand in that is narrowed by such filters. */
    public static List<Order> where(List<Order> orders, Set<String> filters) {
        return orders.stream()
                .filter(order -> order.within().map(filters::contains).orElse(true))
                .toList();
    }

    /** Every way that can be asked for. */
    public static List<String> ways(List<Order> orders) {
        return orders.stream()
                .flatMap(order -> Stream.of(order.asked(false), order.asked(true)))
                .toList();
    }

    /**
     * A part of the rows in one of these orders, the first if none is asked for.
     *
     * @param asked one of {@link #ways}
     * @param after where the part before ended, as it told it; empty to begin
     * @param most how many rows at most
     */
    public static Sorted among(List<Order> orders, Optional<String> asked, Optional<String> after, int most) {
        Optional<Order> named = orders.stream()
                .filter(order -> asked.filter(sort -> sort.equals(order.asked(false)) || sort.equals(order.asked(true)))
                        .isPresent())
                .findFirst();
        Order order = named.orElse(orders.get(0));
        boolean down = named.isEmpty() ? order.down() : asked.orElse("").startsWith("-");
        return new Sorted(order, down, after, most);
    }
}
