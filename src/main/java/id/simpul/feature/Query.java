package id.simpul.feature;

import id.simpul.partner.PartnerId;
import java.util.Map;
import java.util.Optional;

/**
 * Which part of a list is asked for.
 *
 * @param filters by what it is narrowed
 * @param after where the page before ended, as that page told it; empty to begin
 * @param most how many rows at most
 */
public record Query(Map<String, String> filters, Optional<String> after, int most) {
    public Query {
        filters = Map.copyOf(filters);
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
