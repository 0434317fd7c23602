package id.simpul.rotation.planner;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Where each school begins to look for titles. Over a term a scarce title can reach only some of the schools: it should reach
 * those that will need nearly every title there is to fill their batches to the end. So the neediest school begins with the most
 * contested title, and every other one with the first whose copies go round all who are needier than itself.
 */
final class Need {
    private final Board board;
    private final PlanFacts facts;
    private final int quarter;
    private final Approach approach;
    private final int[][] start;

    Need(Board board, int quarter, Approach approach) {
        this.board = board;
        this.facts = board.facts;
        this.quarter = quarter;
        this.approach = approach;
        this.start = new int[3][facts.schoolCount()];
        for (Level level : Level.values()) {
            rank(level);
        }
    }

    /** The title of the level with which the school begins; the more contested ones come last, the least contested first. */
    int start(int school, Level level) {
        return start[level.block][school];
    }

    private void rank(Level level) {
        double[] need = IntStream.range(0, facts.schoolCount())
                .mapToDouble(s -> need(s, level))
                .toArray();
        int[] order = IntStream.range(0, need.length)
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(s -> -need[s]).thenComparing(s -> s))
                .mapToInt(Integer::intValue)
                .toArray();
        int title = facts.levelStart[level.block];
        int end = facts.endOf(level.block);
        int needier = 0;
        for (int i = 0; i < order.length; i++) {
            needier = i > 0 && need[order[i]] < need[order[i - 1]] ? i : needier;
            while (title < end && reach(title) < needier) {
                title++;
            }
            String school = facts.schools.get(order[i]).id();
            start[level.block][order[i]] = approach.start(school, facts.levelStart[level.block], title, end);
        }
    }

    /** How many schools the title's copies can go to in this quarter and the rest of the term. */
    private long reach(int title) {
        long reach = 0;
        for (int q = quarter; q < facts.horizon(); q++) {
            reach += facts.copies(q, title);
        }
        return reach;
    }

    /** Places to fill to the end of the school's term for each title there is to fill them with. */
    private double need(int school, Level level) {
        School s = facts.schools.get(school);
        int quarters = s.startsIn() + s.quarters() - Math.max(quarter, s.startsIn());
        long[] closed = board.closed[school];
        int both = facts.countOpen(closed, Level.BOTH);
        int lower = facts.countOpen(closed, Level.LOWER);
        int upper = facts.countOpen(closed, Level.UPPER);
        double needs =
                switch (level) {
                    case LOWER -> s.places().lower() / (1 + lower + both / 2.0);
                    case UPPER -> s.places().upper() / (1 + upper + both / 2.0);
                    case BOTH -> s.places().total() / (1.0 + lower + upper + both);
                };
        return Math.max(0, quarters) * needs;
    }
}
