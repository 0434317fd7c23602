package id.simpul.journey;

import java.util.concurrent.CountDownLatch;

/** A step for a route of a hub that is to be killed there: it says that the step is reached, and goes no further. */
public final class BetweenCommits {
    static final String HERE = "The database has committed, the broker has not.";

    private BetweenCommits() {}

    public static void stay() throws InterruptedException {
        System.out.println(HERE);
        new CountDownLatch(1).await();
    }
}
