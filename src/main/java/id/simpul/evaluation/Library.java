package id.simpul.evaluation;

import java.util.Map;
import java.util.Optional;

/**
 * What the library counted in all, whoever came; of a region what came from there.
 *
 * @param days how many days were reported
 */
record Library(int days, Visitors all, Map<String, Visitors> regions) {
    /** How many came, how many of them became members. */
    record Visitors(long visits, long newMembers) {
        static final Visitors NONE = new Visitors(0, 0);
    }

    Library {
        regions = Map.copyOf(regions);
    }

    Visitors of(Optional<String> region) {
        return region.map(code -> regions.getOrDefault(code, Visitors.NONE)).orElse(all);
    }
}
