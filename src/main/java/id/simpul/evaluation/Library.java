package id.simpul.evaluation;

import java.util.Map;
import java.util.Optional;

/**
 * What the library counted in all, whoever came; of a region what came from there and from its parts. What nobody reported is no figure, not none.
 *
 * @param days how many days were reported
 * @param effect what came before and after the first cooperation began, if both were reported
 */
record Library(int days, Visitors all, Map<String, Visitors> regions, Optional<Effect> effect) {
    /** How many came, how many of them became members. */
    record Visitors(long visits, long newMembers) {}

    /** Visitors in as many months before as after. */
    record Effect(Compared compared, Visitors before, Visitors after) {}

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
