package id.simpul.rotation.planner;

import id.simpul.rotation.planner.Outcome.Used;
import java.util.List;

/** Reckons for a large instance what a school can get: alone in this quarter, and by count of titles in the quarters to come. */
final class Outlooks {
    private final PlanFacts facts;
    private final Outcome outcome;
    private final Bounds bounds;
    private final long[] existing;
    private final long[] existingLater;
    private final long[] closed;

    Outlooks(PlanFacts facts, Outcome outcome) {
        this.facts = facts;
        this.outcome = outcome;
        this.bounds = new Bounds(facts, Math.max(1, facts.horizon()));
        this.existing = new long[facts.words()];
        this.existingLater = new long[facts.words()];
        this.closed = new long[facts.words()];
        for (int t = 0; t < facts.titleCount(); t++) {
            existing[t >>> 6] |= facts.copies[t] > 0 ? 1L << t : 0;
            existingLater[t >>> 6] |= facts.copiesLater[t] > 0 ? 1L << t : 0;
        }
    }

    /** The most titles the school could be given if no other school wanted any. */
    int alone(int school) {
        facts.closeInto(school, closed);
        for (int w = 0; w < closed.length; w++) {
            closed[w] |= ~existing[w];
        }
        for (int title : facts.fixed[school]) {
            closed[title >>> 6] &= ~(1L << title);
        }
        return most(facts.schools.get(school).places(), rest(closed));
    }

    private int[] rest(long[] closedTitles) {
        int[] rest = new int[3];
        for (Level level : Level.values()) {
            rest[level.block] = facts.countOpen(closedTitles, level);
        }
        return rest;
    }

    private static int most(Places places, int[] rest) {
        int own = Math.min(places.lower(), rest[Level.LOWER.block]) + Math.min(places.upper(), rest[Level.UPPER.block]);
        return Math.min(places.total(), own + rest[Level.BOTH.block]);
    }

    /**
     * Writes down the quarter's fill and, quarter after quarter, what the titles then left can fill at most.
     *
     * @param scratch titles the school has had or is given now
     */
    void note(int school, Used used, long[] scratch) {
        if (facts.takesPart(school, 0)) {
            noteQuarter(0, school, used, scratch);
        }
        if (!facts.takesPart(school, 0) || facts.takesPart(school, 1)) {
            noteLater(school, scratch);
        }
    }

    private void noteLater(int school, long[] had) {
        int[] rest = restLater(had);
        for (int q = 1; q < facts.horizon(); q++) {
            if (facts.takesPart(school, q)) {
                noteQuarter(q, school, take(facts.schools.get(school).places(), rest), had);
            }
        }
    }

    private int[] restLater(long[] had) {
        int[] rest = new int[3];
        for (int level = 0; level < 3; level++) {
            int end = facts.levelStart[level + 1] >>> 6;
            for (int w = facts.levelStart[level] >>> 6; w < end; w++) {
                rest[level] += Long.bitCount(~had[w] & existingLater[w]);
            }
        }
        return rest;
    }

    private void noteQuarter(int quarter, int school, Used used, long[] had) {
        boolean full = used.size() >= facts.schools.get(school).places().total();
        outcome.note(quarter, school, used.size(), full ? List.of() : why(quarter, school, used, had));
    }

    /** In a later quarter that falls short, every title of which a copy exists will have been had. */
    private List<Shortfall> why(int quarter, int school, Used used, long[] had) {
        if (quarter == 0) {
            return bounds.of(quarter, school, used, had);
        }
        for (int w = 0; w < closed.length; w++) {
            closed[w] = had[w] | existingLater[w];
        }
        return bounds.of(quarter, school, used, closed);
    }

    private static Used take(Places places, int[] rest) {
        int lower = Math.min(places.lower(), rest[Level.LOWER.block]);
        int upper = Math.min(places.upper(), rest[Level.UPPER.block]);
        int both = Math.min(places.total() - lower - upper, rest[Level.BOTH.block]);
        rest[Level.LOWER.block] -= lower;
        rest[Level.UPPER.block] -= upper;
        rest[Level.BOTH.block] -= both;
        return new Used(lower + upper + both, lower, upper);
    }
}
