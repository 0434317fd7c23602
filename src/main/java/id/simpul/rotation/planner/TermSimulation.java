package id.simpul.rotation.planner;

import java.util.HashMap;
import java.util.Map;

/**
 * Plays a term to its end with one approach, each quarter planned anew from what the one before left, as it will be when its time
 * comes. What was found best at one quarter can therefore be had again at the next: the places filled over the term never
 * get fewer by choosing anew each quarter, and end as many at least as by the best of the approaches kept to throughout.
 */
final class TermSimulation {
    private final PlanFacts facts;
    private final Map<String, Integer> numbers = new HashMap<>();

    TermSimulation(PlanFacts facts) {
        this.facts = facts;
        for (int t = 0; t < facts.titleCount(); t++) {
            if (facts.titles.get(t) != null) {
                numbers.put(facts.titles.get(t).id(), t);
            }
        }
    }

    /** The plan of every quarter to the end of the term. */
    Board played(Approach approach) {
        Board played = new Board(facts, facts.horizon());
        PlanFacts now = facts;
        for (int q = 0; q < facts.horizon() && now.horizon() > 0; q++) {
            Board board = new Board(now, approach.foresight() ? now.horizon() : 1);
            new ExactMethod(board, approach).run();
            for (int s = 0; s < facts.schoolCount(); s++) {
                for (int title : board.batch(0, s)) {
                    played.place(q, s, numbers.get(now.titles.get(title).id()));
                }
            }
            now = after(now, board);
        }
        return played;
    }

    /** The facts of the next quarter, if this one is carried out as planned. */
    private static PlanFacts after(PlanFacts now, Board board) {
        PlanFactsBuilder next = PlanFacts.builder();
        now.schools.forEach(school -> next.school(school.aQuarterLater()));
        int[] numbers = new int[now.titleCount()];
        for (int t = 0; t < numbers.length; t++) {
            if (now.titles.get(t) != null) {
                numbers[t] = next.title(now.titles.get(t).later());
            }
        }
        for (int s = 0; s < now.schoolCount(); s++) {
            for (int title : now.had[s]) {
                next.had(s, numbers[title]);
            }
            for (int title : board.batch(0, s)) {
                next.had(s, numbers[title]);
            }
        }
        return next.build();
    }
}
