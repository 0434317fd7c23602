package id.simpul.evaluation;

import java.util.Map;
import java.util.Optional;

/**
 * What the library counted in all, whoever came; of a region what came from there. What nobody reported is no figure, not none.
 *
 * @param days how many days were reported
 */
record Library(int days, Visitors all, Map<String, Visitors> regions) {
    /** How many came, how many of them became members. */
    record Visitors(long visits, long newMembers) {}

    Library {
        regions = Map.copyOf(regions);
    }

    Optional<Visitors> of(Optional<String> region) {
        if (days == 0) {
            return Optional.empty();
        }
        return region.isEmpty() ? Optional.of(all) : Optional.ofNullable(regions.get(region.get()));
    }
}
