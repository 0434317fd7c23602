package id.simpul.rotation.planner;

import java.util.Optional;

/**
 * Plans a quarter's batches with the rest of the term in view (R4 to R6, R12). The plan is the fullest there is for the quarter;
 * among the fullest, the fairest; and among those it chooses titles such that the quarters to come are filled best.
 */
public final class Planner {
    private Planner() {}

    /** Schools times titles times quarters up to which every place of every quarter is planned exactly. */
    private static final long EXACT = 300_000_000L;

    /** Effort spent on comparing approaches over the term: schools times titles times quarters squared. */
    private static final long COMPARED = 300_000_000L;

    /** Never fails for want of titles: places that cannot be filled are in the plan with the reason. */
    public static Plan plan(PlanFacts facts) {
        long size = (long) facts.schoolCount() * facts.titleCount();
        if (size * facts.horizon() <= EXACT) {
            return exactly(facts);
        }
        EvenPass pass = new EvenPass(facts);
        pass.run();
        if (pass.isProven() || size > EXACT) {
            return pass.plan();
        }
        return exactly(facts);
    }

    /**
     * The batches of a later quarter, as the forecast sees them: the quarters before it are played first, so that what they take of
     * titles and copies counts.
     *
     * @param quarter counted from the one planned first
     * @return nothing if nobody takes part by then, or where the library is so large that later quarters are only counted
     */
    public static Optional<Plan> later(PlanFacts facts, int quarter) {
        boolean isCounted = (long) facts.schoolCount() * facts.titleCount() * facts.horizon() > EXACT;
        if (isCounted || quarter >= facts.horizon()) {
            return Optional.empty();
        }
        Board board = best(facts);
        Method method = new Method(Method.Kind.EXACT, 0, false, false);
        return Optional.of(new Plan(facts, Outcome.of(board, quarter), method, quarter));
    }

    private static Plan exactly(PlanFacts facts) {
        Board board = best(facts);
        Outcome outcome = Outcome.of(board);
        int unfilled = 0;
        for (int s = 0; s < facts.schoolCount(); s++) {
            if (facts.takesPart(s, 0)) {
                unfilled += Math.max(0, facts.schools.get(s).places().total() - outcome.filled(0, s));
            }
        }
        return new Plan(facts, outcome, new Method(Method.Kind.EXACT, unfilled, true, true));
    }

    /** If the usual approach leaves places of the term empty, as many are played as the effort allows, and the fullest is taken. */
    private static Board best(PlanFacts facts) {
        Board best = new Board(facts, facts.horizon());
        new ExactMethod(best, Approach.USUAL).run();
        int places = best.places();
        if (best.filled() >= places || facts.horizon() < 2) {
            return best;
        }
        long effort = 1 + (long) facts.schoolCount() * facts.titleCount() * facts.horizon() * facts.horizon();
        TermSimulation term = new TermSimulation(facts);
        int filled = 0;
        for (int i = 0; i < Math.min(Approach.ALL.size(), COMPARED / effort) && filled < places; i++) {
            Board played = term.played(Approach.ALL.get(i));
            best = played.filled() > filled ? played : best;
            filled = Math.max(filled, played.filled());
        }
        return best;
    }
}
