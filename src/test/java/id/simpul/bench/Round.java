package id.simpul.bench;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * What taking so many requests took: by the clock, and what a request cost.
 *
 * @param java the processor's time of Java, broker included
 * @param postgres the same of all of PostgreSQL's processes, where the machine tells it
 * @param wal bytes written ahead
 * @param statements run
 * @param statementMillis the time in which PostgreSQL ran them
 * @param batches decided
 * @param routeMillis the time in which batches were in the route
 */
record Round(
        String what,
        int requests,
        double seconds,
        Duration java,
        Optional<Duration> postgres,
        long wal,
        long statements,
        double statementMillis,
        double batches,
        double routeMillis) {

    double rate() {
        return requests / seconds;
    }

    double javaMicros() {
        return java.toNanos() / 1e3 / requests;
    }

    double postgresMicros() {
        return postgres.map(time -> time.toNanos() / 1e3 / requests).orElse(Double.NaN);
    }

    /** Cores that were at work, of all there are. */
    double cores() {
        return (java.toNanos() + postgres.orElse(Duration.ZERO).toNanos()) / 1e9 / seconds;
    }

    /** A row of the report. */
    String row() {
        return String.format(
                Locale.ROOT,
                "| %s | %,d | %,.0f | %.0f | %.0f | %.0f | %.2f | %,.0f | %.1f | %.0f | %.1f | %.1f |",
                what,
                requests,
                rate(),
                javaMicros(),
                postgresMicros(),
                javaMicros() + postgresMicros(),
                cores(),
                (double) wal / requests,
                statements / batches,
                requests / batches,
                routeMillis / batches,
                statementMillis / batches);
    }

    static final String HEAD =
            "| what | requests | a second | Java µs | PostgreSQL µs | both µs | cores at work | bytes ahead"
                    + " | statements a batch | requests a batch | ms in the route | ms in statements |\n"
                    + "|---|---|---|---|---|---|---|---|---|---|---|---|";
}
