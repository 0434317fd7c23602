package id.simpul.rotation;

/** The work that a quarter brings, by the names under which it can be started. */
public final class QuarterWork {
    /** Fixes the day of the exchange, moves it while it may move, cancels what never went, and plans its batches. */
    public static final String PLAN = "rotation.plan";
    /** Plans its batches again before they are announced, because staff ask for it. */
    public static final String PLAN_AGAIN = "rotation.plan.again";
    /** Tells schools what they get. */
    public static final String ANNOUNCE = "rotation.announce";
    /** The day of the exchange: old batches fall due, terms end. */
    public static final String EXCHANGE = "rotation.exchange";
    /** Tells the dinas and the national library what became of a quarter's batches. */
    public static final String SUMMARY = "rotation.summary";

    /** Tells schools the forecast of their term, if the reply came before it. */
    public static final String FORECAST = "rotation.forecast";

    private QuarterWork() {}
}
