package id.simpul.rotation.planner;

import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.rotation.planner.Instances.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanQualityTest {
    @ParameterizedTest(name = "{0} schools, {1} places, {2} copies a place, up to {3} of a title, {4} quarters")
    @CsvSource({
        "5, 12, 0.8, 3, 4",
        "15, 20, 1.1, 4, 4",
        "15, 20, 0.7, 2, 4",
        "15, 20, 1.3, 20, 4",
        "40, 20, 1.0, 15, 3",
        "200, 10, 1.1, 60, 3",
        "1000, 8, 1.05, 400, 2"
    })
    void every_quarter_is_as_full_as_the_maximum_flow(
            int schools, int places, double copies, int mostCopies, int quarters) {
        Shape shape = new Shape(schools, places, copies, mostCopies, quarters);
        for (int seed = 1; seed <= (schools > 100 ? 1 : 6); seed++) {
            Instances world = Instances.invent(shape, seed);
            for (int quarter = 0; quarter < quarters; quarter++) {
                PlanFacts facts = world.facts(quarter);
                Plan plan = Planner.plan(facts);
                assertThat(plan.filled())
                        .as("seed %d, quarter %d", seed, quarter)
                        .isEqualTo(new MaximumFlow(facts, 0).filled());
                world.carryOut(plan);
            }
        }
    }

    @Test
    void among_the_fullest_plans_the_worst_served_school_is_served_best_then_the_next_worst() {
        for (int seed = 1; seed <= 60; seed++) {
            Instances world = Instances.invent(new Shape(3, 4, 0.5 + seed % 5 * 0.15, 3, 2), seed);
            for (int quarter = 0; quarter < 2; quarter++) {
                PlanFacts facts = world.facts(quarter);
                Plan plan = Planner.plan(facts);
                int[] fills =
                        plan.batches().stream().mapToInt(Batch::filled).sorted().toArray();
                assertThat(fills).as("seed %d", seed).isEqualTo(fairest(facts, fills.length));
                world.carryOut(plan);
            }
        }
    }

    /** All fills of all schools tried one by one against the maximum flow: the fullest, then the fairest, sorted. */
    private static int[] fairest(PlanFacts facts, int takingPart) {
        int schools = facts.schools().size();
        int[] best = new int[schools];
        for (int code = 0; code < Math.pow(5, schools); code++) {
            int[] fills = new int[schools];
            for (int s = 0, rest = code; s < schools; s++, rest /= 5) {
                fills[s] = facts.takesPart(s, 0) ? rest % 5 : 0;
            }
            int total = Arrays.stream(fills).sum();
            if (total >= Arrays.stream(best).sum() && new MaximumFlow(facts, 0, fills).filled() == total) {
                int[] sorted = Arrays.stream(fills).sorted().toArray();
                boolean fuller = total > Arrays.stream(best).sum();
                best = fuller || Arrays.compare(sorted, best) > 0 ? sorted : best;
            }
        }
        return Arrays.copyOfRange(best, schools - takingPart, schools);
    }

    @Test
    void over_a_term_of_scarce_titles_more_places_are_filled_than_by_maximum_flow_quarter_by_quarter() {
        List<Shape> shapes = List.of(
                new Shape(15, 40, 1.1, 4, 8),
                new Shape(15, 40, 1.2, 10, 6),
                new Shape(10, 30, 1.2, 6, 8),
                new Shape(30, 30, 1.1, 10, 8));
        int better = 0;
        int worse = 0;
        int gained = 0;
        for (Shape shape : shapes) {
            for (int seed = 1; seed <= 3; seed++) {
                int gain = term(shape, seed) - termByFlow(shape, seed);
                better += gain > 0 ? 1 : 0;
                worse += gain < 0 ? 1 : 0;
                gained += gain;
            }
        }
        assertThat(gained)
                .as("places more in %d better and %d worse terms", better, worse)
                .isGreaterThan(300);
        assertThat(worse).isLessThanOrEqualTo(better / 4);
    }

    private static int term(Shape shape, int seed) {
        Instances world = Instances.invent(shape, seed);
        return IntStream.range(0, shape.quarters())
                .map(quarter -> {
                    Plan plan = Planner.plan(world.facts(quarter));
                    world.carryOut(plan);
                    return plan.filled();
                })
                .sum();
    }

    private static int termByFlow(Shape shape, int seed) {
        Instances world = Instances.invent(shape, seed);
        return IntStream.range(0, shape.quarters())
                .map(quarter -> {
                    MaximumFlow flow = new MaximumFlow(world.facts(quarter), 0);
                    flow.batches()
                            .forEach((school, titles) -> world.had.get(school).addAll(titles));
                    return flow.filled();
                })
                .sum();
    }
}
