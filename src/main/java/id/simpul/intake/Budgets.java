package id.simpul.intake;

import java.time.Duration;

/**
 * What deciding may take of the time that all partners of a kind share.
 *
 * @param together how long the transaction of a batch may take, and then, if it failed, the search for who is to blame
 * @param apart how long that of several messages of a partner that is read apart from the others
 * @param alone how long that of a single message of such a partner
 */
public record Budgets(Duration together, Duration apart, Duration alone) {
    /** What costs more leaves within ten seconds, and nobody else waits for it longer than one. */
    public static final Budgets DEFAULT =
            new Budgets(Duration.ofMillis(400), Duration.ofSeconds(1), Duration.ofSeconds(3));
}
