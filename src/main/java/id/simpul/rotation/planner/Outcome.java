package id.simpul.rotation.planner;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What a method arrived at, school by school and quarter by quarter, in numbers. */
final class Outcome {
    private static final int[] NONE = {};
    private final int schools;
    private final int[][] titles;
    private final int[] filled;
    private final List<List<Shortfall>> shortfalls;

    Outcome(int schools, int quarters) {
        this.schools = schools;
        titles = new int[schools][];
        filled = new int[schools * quarters];
        shortfalls = new ArrayList<>(Collections.nCopies(schools * quarters, List.of()));
    }

    static Outcome of(Board board) {
        return of(board, 0);
    }

    /**
     * @param shown the quarter whose titles are told
     */
    static Outcome of(Board board, int shown) {
        PlanFacts facts = board.facts;
        Outcome outcome = new Outcome(facts.schoolCount(), board.quarters);
        Bounds bounds = new Bounds(facts, board.quarters);
        for (int s = 0; s < facts.schoolCount(); s++) {
            long[] had = facts.closedTo(s);
            for (int q = 0; q < board.quarters; q++) {
                int[] given = board.batch(q, s);
                for (int title : given) {
                    had[title >>> 6] |= 1L << title;
                }
                if (facts.takesPart(s, q)) {
                    Used used = Used.of(facts, given);
                    outcome.note(q, s, used.size(), board.isFull(q, s) ? List.of() : bounds.of(q, s, used, had));
                }
            }
            if (board.quarters > 0) {
                outcome.give(s, board.batch(shown, s));
            }
        }
        return outcome;
    }

    /** What a batch holds: titles in all, those for lower grades only and those for upper grades only. */
    record Used(int size, int lower, int upper) {
        static Used of(PlanFacts facts, int[] titles) {
            int[] byLevel = new int[3];
            for (int title : titles) {
                byLevel[facts.level(title).block]++;
            }
            return new Used(titles.length, byLevel[Level.LOWER.block], byLevel[Level.UPPER.block]);
        }
    }

    void give(int school, int[] given) {
        titles[school] = given;
    }

    void note(int quarter, int school, int size, List<Shortfall> why) {
        filled[quarter * schools + school] = size;
        if (!why.isEmpty()) {
            shortfalls.set(quarter * schools + school, why);
        }
    }

    int[] titles(int school) {
        return titles[school] == null ? NONE : titles[school];
    }

    int filled(int quarter, int school) {
        return filled[quarter * schools + school];
    }

    List<Shortfall> shortfalls(int quarter, int school) {
        return shortfalls.get(quarter * schools + school);
    }
}
