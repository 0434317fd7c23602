package id.simpul.feature;

import id.simpul.database.Order;
import id.simpul.database.Sorted;
import id.simpul.partner.PartnerId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which part of a list is asked for.
 *
 * @param filters by what it is narrowed
 * @param after where the page before ended, as that page told it; empty to begin
 * @param most how many rows at most
 * @param sort by which column, as {@code name}, or {@code -name} from the end; as the list likes if empty
 */
public record Query(Map<String, String> filters, Optional<String> after, int most, Optional<String> sort) {
    public Query {
        filters = Map.copyOf(filters);
    }

    /** In the order the list likes. */
    public Query(Map<String, String> filters, Optional<String> after, int most) {
        this(filters, after, most, Optional.empty());
    }

    /** The part that follows there. */
    public Query after(Optional<String> place) {
        return new Query(filters, place, most, sort);
    }

    /** In which of these orders it is asked for; the first of them if in none. */
    public Sorted among(List<Order> orders) {
        return Order.among(orders, sort, after, most);
    }

    public Optional<String> filter(String key) {
        return Optional.ofNullable(filters.get(key));
    }

    public Optional<PartnerId> partner() {
        return filter("partner").map(PartnerId::new);
    }

    public boolean flag(String key) {
        return filter(key).filter("true"::equals).isPresent();
    }
}
