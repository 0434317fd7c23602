package id.simpul.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.Shows;
import id.simpul.exchange.Matching.Match;
import id.simpul.policy.Rule;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

@Shows(Rule.R15)
class MatchingTest {
    private static final Likeness SAME = new Likeness(true, 100);

    @Test
    void a_near_match_gives_way_where_another_fits_so_that_both_are_matched() {
        Map<String, Likeness> fits =
                Map.of("a1", new Likeness(false, 99), "a2", new Likeness(false, 90), "b1", new Likeness(false, 86));

        assertThat(told(List.of("a", "b"), List.of("1", "2"), fits)).containsExactly("a2", "b1");
    }

    @Test
    void what_is_the_same_is_never_given_up_for_something_near() {
        Map<String, Likeness> fits = Map.of("a1", SAME, "a2", new Likeness(false, 99), "b1", new Likeness(false, 99));

        assertThat(told(List.of("a", "b"), List.of("1", "2"), fits)).containsExactly("a1");
    }

    @Test
    void of_near_ones_the_most_alike_is_taken() {
        Map<String, Likeness> fits = Map.of("a1", new Likeness(false, 86), "a2", new Likeness(false, 97));

        assertThat(told(List.of("a"), List.of("1", "2"), fits)).containsExactly("a2");
    }

    @Test
    void nobody_is_matched_with_nobody() {
        assertThat(told(List.of(), List.of("1"), Map.of())).isEmpty();
        assertThat(told(List.of("a"), List.of(), Map.of())).isEmpty();
    }

    private static List<String> told(List<String> lefts, List<String> rights, Map<String, Likeness> fits) {
        return best(lefts, rights, (left, right) -> Optional.ofNullable(fits.get(left + right))).stream()
                .map(match -> match.left() + match.right())
                .toList();
    }

    private static <L, R> List<Match<L, R>> best(
            List<L> lefts, List<R> rights, BiFunction<L, R, Optional<Likeness>> likeness) {
        return Matching.best(
                lefts,
                left -> rights.stream()
                        .flatMap(right -> likeness.apply(left, right).map(found -> new Alike<>(right, found)).stream())
                        .toList(),
                new Effort(Long.MAX_VALUE));
    }

    /** 0 to 3 do not fit, 4 to 6 are near, 7 is the same. */
    @Property(tries = 300)
    void no_other_way_has_more_that_are_the_same_nor_with_as_many_of_them_more_matches(
            @ForAll @Size(25) List<@IntRange(max = 7) Integer> fits) {
        List<Integer> five = IntStream.range(0, 5).boxed().toList();
        List<Match<Integer, Integer>> best = best(five, five, (left, right) -> likeness(fits, left, right));

        assertThat(best.stream().map(Match::left)).doesNotHaveDuplicates();
        assertThat(best.stream().map(Match::right)).doesNotHaveDuplicates();
        assertThat(best).isEqualTo(best(five, five, (left, right) -> likeness(fits, left, right)));
        long same = best.stream().filter(match -> !match.near()).count();
        assertThat(same * 10 + best.size()).isEqualTo(mostOfAllWays(fits, 0, 0));
    }

    private static Optional<Likeness> likeness(List<Integer> fits, int left, int right) {
        int fit = fits.get(left * 5 + right);
        return fit == 7 ? Optional.of(SAME) : fit < 4 ? Optional.empty() : Optional.of(new Likeness(false, 85 + fit));
    }

    /** Ten for each that is the same and one for each match, by trying every way. */
    private static long mostOfAllWays(List<Integer> fits, int left, int taken) {
        if (left == 5) {
            return 0;
        }
        long most = mostOfAllWays(fits, left + 1, taken);
        for (int right = 0; right < 5; right++) {
            Optional<Likeness> fit = likeness(fits, left, right);
            if (fit.isPresent() && (taken & 1 << right) == 0) {
                long rest = mostOfAllWays(fits, left + 1, taken | 1 << right);
                most = Math.max(most, rest + (fit.get().exact() ? 11 : 1));
            }
        }
        return most;
    }
}
