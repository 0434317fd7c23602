package id.simpul.rotation.planner;

import id.simpul.rotation.planner.Outcome.Used;
import id.simpul.rotation.planner.Shortfall.Bound;
import java.util.ArrayList;
import java.util.List;

/** Finds for every empty place the constraint that bound it: the one that, lifted, would fill it most easily. */
final class Bounds {
    private final PlanFacts facts;
    /** By quarter: titles of which the house has a copy at all. */
    private final long[][] existing;

    Bounds(PlanFacts facts, int quarters) {
        this.facts = facts;
        this.existing = new long[quarters][facts.words()];
        for (int q = 0; q < quarters; q++) {
            for (int t = 0; t < facts.titleCount(); t++) {
                existing[q][t >>> 6] |= facts.copies(q, t) > 0 ? 1L << t : 0;
            }
        }
    }

    /**
     * @param closed titles that the school has had by the end of the quarter, its batch included
     */
    List<Shortfall> of(int quarter, int school, Used used, long[] closed) {
        List<Shortfall> all = new ArrayList<>();
        Places open = open(facts.schools.get(school).places(), used);
        int[] titles = kept(quarter, used, closed);
        explain(Level.LOWER, open.lower(), titles, all);
        explain(Level.UPPER, open.upper(), titles, all);
        return List.copyOf(all);
    }

    /** Places open by level, the titles that fit both being counted to the level that is emptier. */
    private static Places open(Places places, Used used) {
        int lower = Math.max(0, places.lower() - used.lower());
        int upper = Math.max(0, places.upper() - used.upper());
        int both = used.size() - used.lower() - used.upper();
        int toLower = Math.min(both, Math.max(0, lower - upper));
        int rest = both - toLower;
        lower -= toLower;
        int toUpper = Math.min(rest, Math.max(0, upper - lower));
        upper -= toUpper;
        rest -= toUpper;
        lower -= rest - rest / 2;
        upper -= rest / 2;
        return new Places(Math.max(0, lower), Math.max(0, upper));
    }

    /** How many titles of each level each bound keeps from the school, as bound times three plus level. */
    private int[] kept(int quarter, Used used, long[] closed) {
        int[] kept = new int[9];
        long[] exists = existing[quarter];
        int[] batch = {used.lower(), used.size() - used.lower() - used.upper(), used.upper()};
        for (int level = 0; level < 3; level++) {
            int noTitle = facts.levelStart[level + 1] - facts.endOf(level);
            kept[Bound.ALL_HAD_BEFORE.rank * 3 + level] = -noTitle - batch[level];
            for (int w = facts.levelStart[level] >>> 6; w < facts.levelStart[level + 1] >>> 6; w++) {
                kept[Bound.ALL_HAD_BEFORE.rank * 3 + level] += Long.bitCount(closed[w]);
                kept[Bound.COPIES_WITH_OTHERS.rank * 3 + level] += Long.bitCount(~closed[w] & exists[w]);
                kept[Bound.NO_COPY_AVAILABLE.rank * 3 + level] += Long.bitCount(~closed[w] & ~exists[w]);
            }
        }
        return kept;
    }

    private static void explain(Level level, int open, int[] kept, List<Shortfall> into) {
        int left = open;
        for (Bound bound : Bound.values()) {
            if (bound == Bound.COLLECTION_TOO_SMALL) {
                addTo(into, new Shortfall(level, bound, left, 0));
                return;
            }
            int own = bound.rank * 3 + level.block;
            int both = bound.rank * 3 + Level.BOTH.block;
            int places = Math.min(left, kept[own] + kept[both]);
            addTo(into, new Shortfall(level, bound, places, kept[own] + kept[both]));
            kept[both] -= Math.max(0, places - kept[own]);
            left -= places;
        }
    }

    private static void addTo(List<Shortfall> into, Shortfall shortfall) {
        if (shortfall.places() > 0) {
            into.add(shortfall);
        }
    }
}
