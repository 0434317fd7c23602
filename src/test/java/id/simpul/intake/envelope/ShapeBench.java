package id.simpul.intake.envelope;

import com.fasterxml.jackson.databind.JsonNode;
import id.simpul.ledger.RequestType;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.function.Predicate;

/**
 * What the quick check saves: the examples of all requests, checked by {@link Shape} and by the schema validator in turns, in
 * microseconds of processor time a request.
 */
public final class ShapeBench {
    private static final int ROUNDS = Integer.getInteger("rounds", 10);
    private static final int PASSES = Integer.getInteger("passes", 1000);
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private record Sample(RequestType type, JsonNode data) {}

    private ShapeBench() {}

    public static void main(String[] args) {
        Schemas schemas = new Schemas();
        List<Sample> samples = Samples.types().stream()
                .flatMap(type -> Samples.examples(type).map(data -> new Sample(type, data)))
                .filter(sample -> schemas.fits(sample.type(), sample.data()))
                .toList();
        Predicate<Sample> quick = sample -> schemas.fits(sample.type(), sample.data());
        Predicate<Sample> full =
                sample -> schemas.validate(sample.type(), sample.data()).isEmpty();
        System.out.println(samples.size() + " requests, " + PASSES + " times a round");
        for (int round = 1; round <= ROUNDS; round++) {
            measure(round, samples, quick, full);
        }
    }

    private static void measure(int round, List<Sample> samples, Predicate<Sample> quick, Predicate<Sample> full) {
        long quickNanos = 0;
        long fullNanos = 0;
        for (int pass = 0; pass < PASSES; pass++) {
            quickNanos += nanos(samples, quick);
            fullNanos += nanos(samples, full);
        }
        double checks = 1000.0 * PASSES * samples.size();
        System.out.printf(
                "round %2d: quick check %.2f, validator %.2f microseconds a request, %.1f times%n",
                round, quickNanos / checks, fullNanos / checks, (double) fullNanos / quickNanos);
    }

    private static long nanos(List<Sample> samples, Predicate<Sample> check) {
        long start = THREADS.getCurrentThreadCpuTime();
        for (Sample sample : samples) {
            if (!check.test(sample)) {
                throw new IllegalStateException("A sample of " + sample.type() + " does not fit its schema");
            }
        }
        return THREADS.getCurrentThreadCpuTime() - start;
    }
}
