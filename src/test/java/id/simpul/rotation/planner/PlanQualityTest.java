package id.simpul.rotation.planner;

import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.Shows;
import id.simpul.policy.Rule;
import id.simpul.rotation.planner.Instances.Shape;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
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
    @Shows(Rule.R6)
    void among_the_fullest_plans_the_worst_served_school_is_served_best_then_the_next_worst() {
        for (int seed = 1; seed <= 60; seed++) {
            Instances world = Instances.invent(new Shape(3, 4, 0.5 + seed % 5 * 0.15, 3, 2), seed);
            for (int quarter = 0; quarter < 2; quarter++) {
                PlanFacts facts = world.facts(quarter);
                Plan plan = Planner.plan(facts);
                int[] fills = plan.batches().stream()
                        .mapToInt(PlannedBatch::filled)
                        .sorted()
                        .toArray();
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

    private static final List<Shape> SCARCE = List.of(
            new Shape(15, 40, 1.1, 4, 8),
            new Shape(15, 40, 1.2, 10, 6),
            new Shape(10, 30, 1.2, 6, 8),
            new Shape(10, 25, 1.2, 6, 4),
            new Shape(15, 30, 0.6, 8, 4),
            new Shape(5, 12, 0.8, 3, 4),
            new Shape(20, 20, 1.0, 10, 6),
            new Shape(30, 30, 1.1, 10, 8));

    @Test
    @Shows(Rule.R6)
    void over_a_term_never_fewer_places_are_filled_than_by_fair_maximum_flow_quarter_by_quarter() {
        int better = 0;
        for (Shape shape : SCARCE) {
            for (int seed = 1; seed <= 4; seed++) {
                int planned = term(shape, seed);
                PlanFacts facts = Instances.invent(shape, seed).facts(0);
                int byFlow = new TermSimulation(facts)
                        .played(Approach.QUARTER_BY_QUARTER)
                        .filled();
                assertThat(planned).as("%s, seed %d", shape, seed).isGreaterThanOrEqualTo(byFlow);
                better += planned > byFlow ? 1 : 0;
            }
        }
        assertThat(better).isGreaterThanOrEqualTo(SCARCE.size() * 3);
    }

    @Test
    @Shows(Rule.R12)
    void a_term_fills_at_least_what_was_forecast_at_its_beginning() {
        for (Shape shape : SCARCE) {
            for (int seed = 5; seed <= 6; seed++) {
                int forecast = Planner.plan(Instances.invent(shape, seed).facts(0)).forecast().stream()
                        .mapToInt(Outlook::filled)
                        .sum();
                assertThat(term(shape, seed)).as("%s, seed %d", shape, seed).isGreaterThanOrEqualTo(forecast);
            }
        }
    }

    @Test
    @Shows(Rule.R6)
    void over_terms_of_scarce_titles_more_places_are_filled_than_by_a_librarys_unfair_maximum_flow() {
        int better = 0;
        int worse = 0;
        int gained = 0;
        for (Shape shape : SCARCE) {
            for (int seed = 1; seed <= 3; seed++) {
                int gain = term(shape, seed) - termByFlow(shape, seed);
                better += gain > 0 ? 1 : 0;
                worse += gain < 0 ? 1 : 0;
                gained += gain;
            }
        }
        assertThat(gained)
                .as("places more in %d better and %d worse terms", better, worse)
                .isGreaterThan(800);
        assertThat(worse).isLessThanOrEqualTo(better / 3);
    }

    /** In each of ten villages one school needs a title later that its neighbour can do without only if it had it first. */
    @Test
    void a_title_that_another_school_will_need_goes_first_to_the_one_that_could_wait() {
        Instances world = new Instances();
        for (int village = 0; village < 10; village++) {
            world.titles.add(Title.of("T" + village + "a", Level.LOWER, 1));
            world.titles.add(Title.of("T" + village + "b", Level.LOWER, 1));
            world.schools.add(School.of("S" + village + "x", new Places(1, 0), 2));
            world.schools.add(new School("S" + village + "y", new Places(1, 0), 1, 1, List.of()));
            // Two more want the other title in a year: it looks the more contested one.
            world.schools.add(new School("S" + village + "z", new Places(1, 0), 4, 1, List.of()));
            world.schools.add(new School("S" + village + "zz", new Places(1, 0), 4, 1, List.of()));
        }
        world.schools.forEach(school -> world.had.put(
                school.id(),
                world.titles.stream()
                        .map(Title::id)
                        .filter(title -> !isFor(title, school.id()))
                        .collect(Collectors.toCollection(HashSet::new))));
        Map<String, Set<String>> before = new HashMap<>();
        world.had.forEach((school, titles) -> before.put(school, new HashSet<>(titles)));

        assertThat(carriedOut(world, 2)).isEqualTo(30);
        world.had.putAll(before);
        assertThat(carriedOutByFlow(world, 2)).isLessThan(30);
    }

    /** The first school of a village may have both its titles, the second only the rare one, the others only the other one. */
    private static boolean isFor(String title, String school) {
        String only = school.endsWith("y") ? "a" : "b";
        return title.charAt(1) == school.charAt(1) && (school.endsWith("x") || title.endsWith(only));
    }

    /** Why no plan can be fairest in every quarter and yet fill as many places of every term as some unfair flow. */
    @Test
    @Shows(Rule.R6)
    void fairness_in_each_quarter_can_cost_a_place_of_the_term_that_an_unfair_plan_would_fill() {
        Instances world = new Instances();
        world.titles.add(Title.of("a", Level.LOWER, 1));
        world.titles.add(Title.of("b", Level.LOWER, 1));
        world.schools.add(School.of("leaves-soon", new Places(2, 0), 1));
        world.schools.add(School.of("stays", new Places(2, 0), 2));
        world.schools.forEach(school -> world.had.put(school.id(), new HashSet<>()));
        assertThat(new MaximumFlow(world.facts(0), 0, new int[] {2, 0}).filled()
                        + new MaximumFlow(world.facts(1), 0).filled())
                .isEqualTo(4);

        assertThat(carriedOut(world, 2)).isEqualTo(3);
    }

    private static int term(Shape shape, int seed) {
        return carriedOut(Instances.invent(shape, seed), shape.quarters());
    }

    private static int termByFlow(Shape shape, int seed) {
        return carriedOutByFlow(Instances.invent(shape, seed), shape.quarters());
    }

    private static int carriedOut(Instances world, int quarters) {
        return IntStream.range(0, quarters)
                .map(quarter -> {
                    Plan plan = Planner.plan(world.facts(quarter));
                    world.carryOut(plan);
                    return plan.filled();
                })
                .sum();
    }

    private static int carriedOutByFlow(Instances world, int quarters) {
        return IntStream.range(0, quarters)
                .map(quarter -> {
                    MaximumFlow flow = new MaximumFlow(world.facts(quarter), 0);
                    flow.batches()
                            .forEach((school, titles) -> world.had.get(school).addAll(titles));
                    return flow.filled();
                })
                .sum();
    }
}
