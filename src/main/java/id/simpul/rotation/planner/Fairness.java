package id.simpul.rotation.planner;

import java.util.List;

/**
 * How evenly a plan serves the schools (R6).
 *
 * @param full schools whose every place is filled
 * @param worst the share of its places, 0 to 1, that the worst served school gets
 * @param mean the share of its places, 0 to 1, that a school gets on average
 */
public record Fairness(int schools, int full, double worst, double mean) {
    static Fairness of(List<PlannedBatch> batches) {
        int full = 0;
        double worst = 1;
        double sum = 0;
        for (PlannedBatch batch : batches) {
            int places = batch.places().total();
            double share = places == 0 ? 1 : (double) batch.filled() / places;
            full += batch.unfilled() <= 0 ? 1 : 0;
            worst = Math.min(worst, share);
            sum += share;
        }
        return new Fairness(batches.size(), full, worst, batches.isEmpty() ? 1 : sum / batches.size());
    }
}
