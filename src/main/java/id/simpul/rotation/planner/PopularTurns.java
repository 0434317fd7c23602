package id.simpul.rotation.planner;

import java.util.Arrays;
import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * Gives out the popular titles of a quarter before all others, so that none stays on the shelf: in turns, always to the school that
 * gets fewest of them now, and of two to the one that has had fewer before. What is fullest and fairest in places comes after it and may move them again (R6).
 */
final class PopularTurns {
    private final Board board;
    private final PlanFacts facts;
    private final int quarter;
    private final long[] popular;

    PopularTurns(Board board, int quarter) {
        this.board = board;
        this.facts = board.facts;
        this.quarter = quarter;
        this.popular = facts.popular();
    }

    /** Whether any was given. */
    boolean give(Pick pick) {
        boolean given = false;
        PriorityQueue<Turn> turns = new PriorityQueue<>();
        for (int s = 0; s < facts.schoolCount(); s++) {
            if (facts.takesPart(s, quarter) && isAnyFree()) {
                turns.add(new Turn(now(s), had(s), s));
            }
        }
        while (!turns.isEmpty()) {
            Turn turn = turns.remove();
            if (pick.next(turn.school(), popular)) {
                given = true;
                turns.add(new Turn(turn.now() + 1, turn.had() + 1, turn.school()));
            }
        }
        return given;
    }

    private boolean isAnyFree() {
        for (int w = 0; w < popular.length; w++) {
            if ((popular[w] & board.free[quarter][w]) != 0) {
                return true;
            }
        }
        return false;
    }

    private int now(int school) {
        return (int) Arrays.stream(board.batch(quarter, school))
                .filter(title -> (popular[title >>> 6] & 1L << title) != 0)
                .count();
    }

    /** Popular titles that a school had, or gets in any quarter of this plan. */
    private int had(int school) {
        int had = 0;
        for (int w = 0; w < popular.length; w++) {
            had += Long.bitCount(popular[w] & board.closed[school][w]);
        }
        return had;
    }

    /** Who is next: who gets fewest of them now, then who had fewest in all, then by number. */
    private record Turn(int now, int had, int school) implements Comparable<Turn> {
        private static final Comparator<Turn> ORDER =
                Comparator.comparingInt(Turn::now).thenComparingInt(Turn::had).thenComparingInt(Turn::school);

        @Override
        public int compareTo(Turn other) {
            return ORDER.compare(this, other);
        }
    }
}
