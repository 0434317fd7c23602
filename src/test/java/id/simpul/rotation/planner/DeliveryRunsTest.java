package id.simpul.rotation.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.simpul.rotation.planner.DeliveryRuns.Made;
import id.simpul.rotation.planner.DeliveryRuns.Run;
import id.simpul.rotation.planner.DeliveryRuns.Stop;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DeliveryRunsTest {
    private static final LocalDate MONDAY = LocalDate.of(2021, 11, 29);
    private static final List<LocalDate> TWO_DAYS = List.of(MONDAY, MONDAY.plusDays(1));

    @Test
    void schools_of_a_district_share_a_run_as_far_as_the_vehicle_holds_their_boxes() {
        List<Run> runs = DeliveryRuns.plan(
                List.of(stop("a", "Guguk", 4), stop("b", "Guguk", 3), stop("c", "Guguk", 4), stop("d", "Tilatang", 4)),
                8,
                2,
                TWO_DAYS);

        assertThat(runs).extracting(Run::district).containsExactly("Guguk", "Guguk", "Tilatang");
        assertThat(runs).extracting(Run::boxes).containsExactly(8, 3, 4);
        assertThat(runs).extracting(Run::day).containsExactly(MONDAY, MONDAY, MONDAY.plusDays(1));
    }

    @Test
    void what_is_collected_may_be_more_than_what_is_delivered_but_never_more_than_the_vehicle_holds() {
        List<Run> runs =
                DeliveryRuns.plan(List.of(new Stop("a", "Guguk", 0, 5), new Stop("b", "Guguk", 5, 0)), 8, 1, TWO_DAYS);

        assertThat(runs).hasSize(2).allSatisfy(run -> assertThat(run.boxes()).isEqualTo(5));
    }

    @Test
    void too_few_days_are_refused_with_the_number_needed() {
        assertThatThrownBy(() -> DeliveryRuns.plan(
                        List.of(stop("a", "Guguk", 8), stop("b", "Guguk", 8), stop("c", "Guguk", 8)), 8, 1, TWO_DAYS))
                .hasMessageContaining("3 delivery runs are needed");
    }

    @Test
    void a_run_visits_no_more_schools_than_it_can_and_what_is_left_goes_on_the_next_days() {
        List<Stop> stops = List.of(stop("a", "Guguk", 1), stop("b", "Guguk", 1), stop("c", "Guguk", 1));

        List<Run> runs = DeliveryRuns.within(stops, new DeliveryRuns.Fleet(8, 2, 1), Made.NONE, TWO_DAYS);

        assertThat(runs).extracting(Run::day).containsExactlyElementsOf(TWO_DAYS);
        assertThat(runs).extracting(Run::number).containsExactly(1, 2);
    }

    @Test
    void runs_planned_later_come_after_those_there_are() {
        List<Run> runs = DeliveryRuns.within(
                List.of(stop("a", "Guguk", 1)),
                new DeliveryRuns.Fleet(8, 2, 1),
                new Made(1, Map.of(MONDAY, 1)),
                TWO_DAYS);

        assertThat(runs)
                .singleElement()
                .matches(run -> run.number() == 2 && run.day().equals(TWO_DAYS.get(1)));
    }

    @Test
    void runs_on_other_days_leave_the_days_of_these_free() {
        Made elsewhere = new Made(4, Map.of(MONDAY.minusDays(3), 4));

        List<Run> runs = DeliveryRuns.within(
                List.of(stop("a", "Guguk", 1)), new DeliveryRuns.Fleet(8, 2, 1), elsewhere, TWO_DAYS);

        assertThat(runs)
                .singleElement()
                .matches(run -> run.number() == 5 && run.day().equals(MONDAY));
    }

    @Test
    void if_the_days_do_not_suffice_more_runs_are_made_a_day() {
        List<Stop> stops = List.of(stop("a", "Guguk", 8), stop("b", "Guguk", 8), stop("c", "Guguk", 9));

        assertThat(DeliveryRuns.within(stops, new DeliveryRuns.Fleet(8, 6, 1), Made.NONE, TWO_DAYS))
                .extracting(Run::day)
                .containsExactly(MONDAY, MONDAY, MONDAY.plusDays(1));
    }

    @Test
    void a_school_with_more_boxes_than_a_vehicle_holds_is_named() {
        assertThatThrownBy(() -> DeliveryRuns.plan(List.of(stop("a", "Guguk", 9)), 8, 1, TWO_DAYS))
                .hasMessageContaining("School a has 9 boxes");
    }

    @Test
    void the_order_in_which_schools_are_given_does_not_matter() {
        List<Stop> stops = new ArrayList<>(random(9, new Random(1)));
        List<Run> runs = DeliveryRuns.plan(stops, 10, 20, TWO_DAYS);
        Collections.reverse(stops);

        assertThat(DeliveryRuns.plan(stops, 10, 20, TWO_DAYS)).isEqualTo(runs);
    }

    @Test
    void there_are_never_more_runs_than_one_above_the_fewest_possible_and_mostly_as_few() {
        int asFew = 0;
        for (int seed = 0; seed < 60; seed++) {
            List<Stop> stops = random(8, new Random(seed));
            int runs = DeliveryRuns.plan(stops, 10, 20, TWO_DAYS).size();
            int fewest = fewest(stops, 0, new int[8], 0);
            assertThat(runs).isBetween(fewest, fewest + 1);
            asFew += runs == fewest ? 1 : 0;
        }
        assertThat(asFew).isGreaterThanOrEqualTo(57);
    }

    @Test
    void every_school_is_visited_once_within_its_district_on_given_days_and_no_vehicle_is_ever_too_full() {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            List<Stop> stops = IntStream.range(0, 1 + random.nextInt(40))
                    .mapToObj(i -> new Stop("s" + i, "d" + random.nextInt(4), random.nextInt(9), random.nextInt(9)))
                    .toList();
            DeliveryRuns.Fleet fleet =
                    new DeliveryRuns.Fleet(8 + random.nextInt(20), 1 + random.nextInt(6), 1 + random.nextInt(3));
            int made = random.nextInt(4);

            List<Run> runs = DeliveryRuns.within(stops, fleet, new Made(made, Map.of(MONDAY, made)), TWO_DAYS);

            assertThat(runs).as("seed %d", seed).allSatisfy(run -> {
                assertThat(run.boxes()).isLessThanOrEqualTo(fleet.boxes());
                assertThat(run.stops()).hasSizeBetween(1, fleet.visits());
                assertThat(run.stops()).allMatch(stop -> stop.district().equals(run.district()));
                assertThat(TWO_DAYS).contains(run.day());
            });
            assertThat(runs.stream().flatMap(run -> run.stops().stream())).containsExactlyInAnyOrderElementsOf(stops);
            assertThat(runs).extracting(Run::day).isSorted();
            assertThat(runs)
                    .extracting(Run::number)
                    .containsExactlyElementsOf(IntStream.range(0, runs.size())
                            .mapToObj(i -> made + i + 1)
                            .toList());
        }
    }

    /** Every way to put the schools into runs, the fewest runs of all. */
    private static int fewest(List<Stop> stops, int next, int[] loads, int used) {
        if (next == stops.size()) {
            return used;
        }
        int best = stops.size();
        for (int run = 0; run <= Math.min(used, loads.length - 1); run++) {
            int boxes = stops.get(next).boxes();
            if (loads[run] + boxes <= 10) {
                loads[run] += boxes;
                best = Math.min(best, fewest(stops, next + 1, loads, Math.max(used, run + 1)));
                loads[run] -= boxes;
            }
        }
        return best;
    }

    private static List<Stop> random(int count, Random random) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Stop("s" + i, "Guguk", 1 + random.nextInt(7), 1 + random.nextInt(7)))
                .toList();
    }

    private static Stop stop(String school, String district, int boxes) {
        return new Stop(school, district, boxes, boxes);
    }
}
