package id.simpul.rotation.planning;

import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.policy.Quarter;
import id.simpul.rotation.planner.Level;
import id.simpul.rotation.planner.Title;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ForecastEffortTest {
    private static final Quarter NEXT = Quarter.parse("2026-Q2");
    private static final List<Title> TITLES = IntStream.range(0, 10)
            .mapToObj(t -> Title.of("t-" + t, Level.BOTH, 1))
            .toList();

    private static Prospect.Seat seat(String school, int quarters) {
        return new Prospect.Seat(
                school,
                60,
                60,
                List.of(),
                IntStream.range(0, quarters).mapToObj(NEXT::plus).toList());
    }

    private static Prospect prospect(Optional<Quarter> resting, Prospect.Seat... seats) {
        return new Prospect(TITLES, List.of(seats), Map.of(), resting);
    }

    @Test
    void a_forecast_that_is_one_plan_costs_one_plan() {
        assertThat(prospect(Optional.empty(), seat("sd-1", 4)).effort(seat("sd-2", 3)))
                .isEqualTo(2 * 10 * 4 * 4);
    }

    @Test
    void where_books_rest_between_two_schools_every_quarter_that_is_played_is_counted() {
        assertThat(prospect(Optional.of(NEXT), seat("sd-1", 4)).effort(seat("sd-2", 3)))
                .isEqualTo(10 * (2 * 16 + 2 * 9 + 2 * 4 + 1));
    }

    @Test
    void the_quarters_before_a_late_beginning_are_played_and_counted_too() {
        Prospect.Seat late = new Prospect.Seat("sd-2", 60, 60, List.of(), List.of(NEXT.plus(1)));

        assertThat(prospect(Optional.of(NEXT), seat("sd-1", 1)).effort(late)).isEqualTo(10 * (2 * 4 + 1));
    }

    @Test
    void a_school_that_asks_again_is_counted_once() {
        assertThat(prospect(Optional.empty(), seat("sd-1", 4)).effort(seat("sd-1", 4)))
                .isEqualTo(10 * 4 * 4);
    }
}
