package id.simpul.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.Shows;
import id.simpul.catalogue.EditDistance;
import id.simpul.policy.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** What the index finds is what comparing each title with each other would find, and the distance is the one of the books. */
@Shows(Rule.R15)
class TitleIndexTest {
    private static final Effort ENDLESS = new Effort(Long.MAX_VALUE);

    @Property(tries = 400)
    void the_index_finds_all_that_the_careful_comparison_of_all_with_all_admits(
            @ForAll("lists") List<Spelling> asked,
            @ForAll("lists") List<Spelling> known,
            @ForAll @IntRange(min = 50, max = 100) int nearPercent) {
        TitleIndex<Integer> index = new TitleIndex<>(places(known), known::get);

        for (Spelling one : asked) {
            assertThat(index.alike(one, nearPercent, ENDLESS)).isEqualTo(byComparingAll(one, known, nearPercent));
        }
    }

    private static List<Alike<Integer>> byComparingAll(Spelling asked, List<Spelling> known, int nearPercent) {
        List<Alike<Integer>> found = new ArrayList<>();
        places(known).forEach(place -> Likeness.of(asked, known.get(place), nearPercent)
                .ifPresent(likeness -> found.add(new Alike<>(place, likeness))));
        return found;
    }

    private static List<Integer> places(List<?> list) {
        return IntStream.range(0, list.size()).boxed().toList();
    }

    /** Of few letters and few words, so that many are near; some go back to one title by a few slips of the pen. */
    @Provide
    Arbitrary<List<Spelling>> lists() {
        return Arbitraries.oneOf(random(), slipped()).list().ofMaxSize(25);
    }

    private static Arbitrary<Spelling> random() {
        Arbitrary<String> words = Arbitraries.of(
                        "kota", "kata", "contoh", "conto", "sejarah", "é", "buku2", "2019", "2020", "-", "di")
                .list()
                .ofMinSize(1)
                .ofMaxSize(7)
                .map(list -> String.join(" ", list));
        return spellings(words);
    }

    private static Arbitrary<Spelling> slipped() {
        Arbitrary<String> slips = Combinators.combine(
                        Arbitraries.integers().between(0, 60), Arbitraries.of("a", " ", "", "ab", "ß", "7"))
                .as((place, put) -> place + ":" + put)
                .list()
                .ofMaxSize(8)
                .map(TitleIndexTest::slip);
        return spellings(slips);
    }

    private static String slip(List<String> slips) {
        StringBuilder title = new StringBuilder("Sejarah Kota Contoh dan Daerah Sekitarnya di Sumatera Barat");
        for (String slip : slips) {
            String[] parts = slip.split(":", 2);
            int place = Math.min(Integer.parseInt(parts[0]), title.length() - 1);
            title.replace(place, place + 1, parts[1]);
        }
        return title.toString();
    }

    private static Arbitrary<Spelling> spellings(Arbitrary<String> titles) {
        Arbitrary<Optional<String>> volumes =
                Arbitraries.of("Jilid 1", "Jilid 2", "tambahan").optional(0.3);
        Arbitrary<Optional<String>> isbns =
                Arbitraries.of("978-602-0000-01-5", "9786020000022", "wrong").optional(0.3);
        return Combinators.combine(titles, volumes, isbns).as(Spelling::of);
    }

    @Property(tries = 1000)
    void the_distance_is_levenshteins(@ForAll("texts") String one, @ForAll("texts") String other) {
        assertThat(new EditDistance(one).to(other))
                .isEqualTo(LevenshteinDistance.getDefaultInstance().apply(one, other));
    }

    /** Also longer than one and two words of 64 letters, and of letters beyond ASCII. */
    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.integers().between(0, 200).flatMap(length -> Arbitraries.strings()
                .withChars('a', 'b', 'c', ' ', 'é', 'ж')
                .ofLength(length));
    }

    @Property(tries = 300)
    void the_same_titles_in_many_lists_are_matched_alike(@ForAll("lists") @Size(max = 12) List<Spelling> lines) {
        TitleIndex<Integer> index = new TitleIndex<>(places(lines), lines::get);

        assertThat(Matching.best(lines, line -> index.alike(line, 60, ENDLESS), new Effort(Long.MAX_VALUE)))
                .isEqualTo(Matching.best(lines, line -> byComparingAll(line, lines, 60), new Effort(Long.MAX_VALUE)));
    }

    @Example
    void what_a_search_costs_is_counted_and_a_long_list_without_likeness_costs_little() {
        List<Spelling> known = IntStream.range(0, 1_000)
                .mapToObj(number -> Spelling.of("Berita Negara " + number, Optional.empty()))
                .toList();
        TitleIndex<Integer> index = new TitleIndex<>(places(known), known::get);
        Effort effort = new Effort(1_000_000);

        IntStream.range(0, 500)
                .forEach(number -> index.alike(Spelling.of("Kaba Cindua " + number, Optional.empty()), 85, effort));

        assertThat(effort.isSpent()).isFalse();
        assertThat(effort.left()).isLessThan(1_000_000);
    }
}
