package id.simpul.rotation.planner;

import id.simpul.rotation.planner.Shortfall.Bound;
import java.util.ArrayList;
import java.util.List;

/** Finds for every empty place the constraint that bound it: the one that, lifted, would fill it most easily. */
final class Bounds {
    private final Board board;
    private final PlanFacts facts;
    /** By quarter: titles of which the house has a copy at all. */
    private final long[][] existing;

    Bounds(Board board) {
        this.board = board;
        this.facts = board.facts;
        this.existing = new long[board.quarters][facts.words()];
        for (int q = 0; q < board.quarters; q++) {
            for (int t = 0; t < facts.titleCount(); t++) {
                existing[q][t >>> 6] |= facts.copies(q, t) > 0 ? 1L << t : 0;
            }
        }
    }

    List<Shortfall> of(int quarter, int school) {
        List<Shortfall> all = new ArrayList<>();
        Places open = open(quarter, school);
        int[] titles = kept(quarter, school);
        explain(Level.LOWER, open.lower(), titles, all);
        explain(Level.UPPER, open.upper(), titles, all);
        return List.copyOf(all);
    }

    /** Places open by level, the titles that fit both being counted to the level that is emptier. */
    private Places open(int quarter, int school) {
        Places places = facts.schools.get(school).places();
        int lower = Math.max(0, places.lower() - board.lowerUsed(quarter, school));
        int upper = Math.max(0, places.upper() - board.upperUsed(quarter, school));
        int both = board.size(quarter, school) - board.lowerUsed(quarter, school) - board.upperUsed(quarter, school);
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
    private int[] kept(int quarter, int school) {
        int[] kept = new int[9];
        long[] had = facts.closedTo(school);
        long[] closed = board.closed[school];
        long[] exists = existing[quarter];
        for (int level = 0; level < 3; level++) {
            int noTitle = facts.levelStart[level + 1] - facts.endOf(level);
            kept[Bound.ALL_HAD_BEFORE.rank * 3 + level] = -noTitle;
            for (int w = facts.levelStart[level] >>> 6; w < facts.levelStart[level + 1] >>> 6; w++) {
                kept[Bound.ALL_HAD_BEFORE.rank * 3 + level] += Long.bitCount(had[w]);
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
