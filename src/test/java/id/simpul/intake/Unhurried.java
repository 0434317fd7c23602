package id.simpul.intake;

import java.time.Duration;

/** Time enough to decide on a machine that is busy with other tests, for those that are not about how long it takes. */
public final class Unhurried {
    private static final Duration LONG = Duration.ofMinutes(2);

    public static final Budgets BUDGETS = new Budgets(LONG, LONG, LONG);

    private Unhurried() {}
}
