package id.simpul.rotation.planner;

import java.util.Arrays;
import java.util.PriorityQueue;

/**
 * Fills quarter after quarter in turns: always the worst served school gets the next title, by rerouting others where none is
 * free. The fills that schools can have at once form a polymatroid, on which this greedy is known to end in the one fullest
 * plan whose worst served school is served best, then the next worst (Federgruen and Groenevelt, 1986).
 */
final class ExactMethod {
    /** Effort after which later quarters are no longer allowed to reroute earlier ones, in words of bitmap. */
    private static final long FORESIGHT = 2_000_000_000L;

    private final Board board;
    private final PlanFacts facts;
    private final Reroute reroute;
    private final Approach approach;
    private final int[] choices;
    /** Whether schools have been given titles out of their turns, as by an earlier plan. */
    private boolean uneven;

    ExactMethod(Board board, Approach approach) {
        this.board = board;
        this.facts = board.facts;
        this.reroute = new Reroute(board);
        this.approach = approach;
        this.choices = new int[facts.schoolCount()];
        this.uneven = Arrays.stream(facts.kept).anyMatch(k -> k.length > 0);
        for (int s = 0; s < choices.length; s++) {
            for (long word : board.closed[s]) {
                choices[s] += Long.bitCount(~word);
            }
        }
    }

    void run() {
        if (board.quarters > 0) {
            takeOverEarlierPlan();
        }
        for (int q = 0; q < board.quarters; q++) {
            fill(q);
            if (q == 0) {
                even();
            }
        }
    }

    private void takeOverEarlierPlan() {
        for (int s = 0; s < facts.schoolCount(); s++) {
            for (int title : facts.fixed[s]) {
                if (!board.isClosed(s, title)) {
                    board.place(0, s, title);
                }
            }
        }
        Pick pick = new Pick(board, 0, approach);
        for (int s = 0; s < facts.schoolCount(); s++) {
            if (facts.takesPart(s, 0)) {
                for (int title : facts.kept[s]) {
                    if (pick.fits(s, title)) {
                        board.place(0, s, title);
                        board.hold(s, title);
                    }
                }
            }
        }
    }

    private void fill(int quarter) {
        boolean foresight = quarter > 0 && reroute.work() < FORESIGHT;
        reroute.within(foresight ? 0 : quarter, quarter);
        Pick pick = new Pick(board, quarter, approach);
        uneven |= new PopularTurns(board, quarter).give(pick);
        PriorityQueue<Turn> turns = new PriorityQueue<>();
        for (int s = 0; s < facts.schoolCount(); s++) {
            if (facts.takesPart(s, quarter)) {
                turns.add(turn(quarter, s));
            }
        }
        while (!turns.isEmpty()) {
            int s = turns.remove().school();
            if (!board.isFull(quarter, s) && (pick.next(s) || reroute.augment(quarter, s))) {
                turns.add(turn(quarter, s));
            }
        }
    }

    /** An earlier plan taken over, or popular titles, may favour a school: what it has too much goes on until nobody can be served better. */
    private void even() {
        boolean changed = uneven;
        reroute.within(0, 0);
        while (changed) {
            changed = false;
            for (int s = 0; s < facts.schoolCount(); s++) {
                while (facts.takesPart(s, 0) && reroute.relieve(0, s)) {
                    changed = true;
                }
            }
        }
    }

    private Turn turn(int quarter, int school) {
        School who = facts.schools.get(school);
        int places = Math.max(1, who.places().total());
        int quarters = approach.shortFirst() ? who.startsIn() + who.quarters() : 0;
        int size = board.size(quarter, school);
        boolean lost = quarter == 0 && size < facts.kept[school].length;
        return new Turn(size * 1_000_000L / places, lost, quarters, choices[school], school);
    }

    /**
     * Who is next: the worst served, then one that had more in the earlier plan, so that it gets back as many before others take of
     * its titles, then the one that leaves first, then the one with the fewest titles to choose from.
     */
    private record Turn(long served, boolean lost, int quarters, int choices, int school) implements Comparable<Turn> {
        /** Asked some twenty times for each place. */
        @Override
        public int compareTo(Turn other) {
            if (served != other.served) {
                return Long.compare(served, other.served);
            }
            if (lost != other.lost) {
                return lost ? -1 : 1;
            }
            if (quarters != other.quarters) {
                return Integer.compare(quarters, other.quarters);
            }
            return choices != other.choices
                    ? Integer.compare(choices, other.choices)
                    : Integer.compare(school, other.school);
        }
    }
}
