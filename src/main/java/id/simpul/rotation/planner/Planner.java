package id.simpul.rotation.planner;

/**
 * Plans a quarter's batches with the rest of the term in view (R4 to R6, R12). The plan is the fullest there is for the quarter;
 * among the fullest, the fairest; and among those it chooses titles such that the quarters to come are filled best.
 */
public final class Planner {
    private Planner() {}

    /** Never fails for want of titles: places that cannot be filled are in the plan with the reason. */
    public static Plan plan(PlanFacts facts) {
        Board board = new Board(facts, facts.horizon());
        new ExactMethod(board).run();
        return Plan.of(board);
    }
}
