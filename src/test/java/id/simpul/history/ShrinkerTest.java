package id.simpul.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShrinkerTest {
    private static final Setting SETTING = Setting.drawn(7, 2);

    private static final Mishap DIES = new Mishap(Mishap.Kind.DIES, 3);

    private final Story story = new Story(
            SETTING,
            IntStream.range(0, 100)
                    .mapToObj(place -> new Step(
                            LocalDate.of(2026, 1, 5).plusDays(place / 10),
                            "step " + place,
                            place,
                            place % 5 == 0 ? Optional.of(DIES) : Optional.empty()))
                    .toList());

    @Test
    void what_it_takes_for_something_to_be_untrue_is_left_and_nothing_else() {
        Shrinker shrinker = new Shrinker(
                one -> has(one, "step 17") && has(one, "step 53") && has(one, "step 99"), Duration.ofMinutes(1));

        Story shortest = shrinker.shortest(story);

        assertThat(shortest.steps().stream().map(Step::what)).containsExactly("step 17", "step 53", "step 99");
        assertThat(shrinker.tried()).isLessThan(300);
    }

    @Test
    void what_went_wrong_without_need_is_left_out_too() {
        Shrinker shrinker = new Shrinker(
                one -> one.steps().stream()
                        .anyMatch(step ->
                                step.what().equals("step 45") && step.mishap().isPresent()),
                Duration.ofMinutes(1));

        Story shortest = shrinker.shortest(story);

        assertThat(shortest.steps().stream().filter(step -> step.mishap().isPresent()))
                .extracting(Step::what)
                .containsExactly("step 45");
    }

    @Test
    void a_story_that_is_written_down_is_read_as_it_was() {
        Story read = Story.parse(story.text());

        assertThat(read.steps()).isEqualTo(story.steps());
        assertThat(read.setting().first()).isEqualTo(SETTING.first());
        assertThat(read.setting().seed()).isEqualTo(SETTING.seed());
    }

    private static boolean has(Story story, String what) {
        return story.steps().stream().map(Step::what).toList().contains(what);
    }

    @Test
    void without_patience_the_story_stays_as_it_is() {
        List<Step> steps =
                new Shrinker(one -> true, Duration.ZERO).shortest(story).steps();

        assertThat(steps).isEqualTo(story.steps());
    }
}
