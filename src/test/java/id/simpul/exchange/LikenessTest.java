package id.simpul.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.Shows;
import id.simpul.policy.Rule;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Shows(Rule.R15)
class LikenessTest {
    private static final int NEAR = 85;

    @ParameterizedTest
    @CsvSource({
        "Sejarah Kota Contoh, sejarah  kota contoh!",
        "Kaba Cindua Mato, 'Kaba: Cindua Mato.'",
        "Café Lama, Cafe lama",
    })
    void the_same_title_written_otherwise_is_the_same(String one, String other) {
        assertThat(of(one, other)).contains(new Likeness(true, 100));
    }

    @Test
    void the_same_isbn_is_the_same_however_the_title_is_written() {
        Spelling one = Spelling.of("Sejarah kota", Optional.of("978-602-0000-01-5"));
        Spelling other = Spelling.of("Sejarah Kota Contoh: sebuah pengantar", Optional.of("9786020000015"));

        assertThat(Likeness.of(one, other, NEAR)).contains(new Likeness(true, 100));
    }

    @Test
    void another_title_under_the_same_isbn_is_only_near() {
        Spelling one = Spelling.of("Sejarah Kota", Optional.of("978-602-0000-01-5"));
        Spelling other = Spelling.of("Tambang Lama", Optional.of("978-602-0000-01-5"));

        assertThat(Likeness.of(one, other, NEAR)).contains(new Likeness(false, 100));
    }

    @Test
    void the_isbn_of_a_whole_set_says_nothing_of_one_book() {
        Spelling one = Spelling.of("Sejarah Kota", Optional.of("978-602-0000-01-5 (no.jil.lengkap)"));
        Spelling other = Spelling.of("Tambang Lama", Optional.of("978-602-0000-01-5 (jil.lengkap)"));

        assertThat(Likeness.of(one, other, NEAR)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Si Kancil & Buaya, Si Kancil dan Buaya",
        "Sejarah Minangkabau Jilid II, Sejarah Minangkabau jil. 2",
        "Sejarah Minangkabau (edisi revisi), Sejarah Minangkabau",
        "Sejarah Kota = History of the Town, Sejarah Kota",
    })
    void what_catalogues_write_in_many_ways_is_the_same(String one, String other) {
        assertThat(of(one, other)).contains(new Likeness(true, 100));
    }

    @Test
    void the_same_title_under_another_isbn_is_only_near() {
        Spelling one = Spelling.of("Sejarah Kota", Optional.of("978-602-0000-01-5"));
        Spelling other = Spelling.of("Sejarah Kota", Optional.of("978-602-0000-02-2"));

        assertThat(Likeness.of(one, other, NEAR)).contains(new Likeness(false, 100));
    }

    @Test
    void an_isbn_with_a_wrong_check_digit_says_nothing() {
        Spelling one = Spelling.of("Sejarah Kota", Optional.of("978-602-0000-01-9"));
        Spelling other = Spelling.of("Sejarah Kota", Optional.of("978-602-0000-02-2"));

        assertThat(Likeness.of(one, other, NEAR)).contains(new Likeness(true, 100));
    }

    @Test
    void one_volume_of_a_work_is_only_near_to_the_whole() {
        Spelling volume = Spelling.of("Ensiklopedia Contoh", Optional.of("Jilid 2"), Optional.empty());

        assertThat(Likeness.of(Spelling.of("Ensiklopedia Contoh", Optional.empty()), volume, NEAR))
                .contains(new Likeness(false, 100));
        assertThat(Likeness.of(Spelling.of("Ensiklopedia Contoh jilid 2", Optional.empty()), volume, NEAR))
                .contains(new Likeness(true, 100));
    }

    @ParameterizedTest
    @CsvSource({
        "Sejarah Kota Contoh, Sejarah Kota Contohh",
        "Kota Contoh dan Sejarahnya, Sejarahnya dan Kota Contoh",
    })
    void a_title_that_differs_in_a_letter_or_the_order_of_its_words_is_near(String one, String other) {
        assertThat(of(one, other))
                .hasValueSatisfying(likeness -> assertThat(likeness.exact()).isFalse());
    }

    @ParameterizedTest
    @CsvSource({
        "Profil Kota Contoh 2019, Profil Kota Contoh 2020",
        "Ensiklopedia Contoh jilid 2, Ensiklopedia Contoh jilid 3",
        "Sejarah Kota Contoh, Tambang Lama",
        "Sejarah Kota, Sejarah Kota Contoh dan Sekitarnya",
    })
    void another_year_another_volume_and_another_title_are_not_near(String one, String other) {
        assertThat(of(one, other)).isEmpty();
    }

    @Test
    void how_alike_titles_must_be_is_the_policys_to_say() {
        Spelling one = Spelling.of("Sejarah Kota Contoh", Optional.empty());
        Spelling other = Spelling.of("Sejarah Kota Conton", Optional.empty());

        assertThat(Likeness.of(one, other, 94)).contains(new Likeness(false, 94));
        assertThat(Likeness.of(one, other, 95)).isEmpty();
    }

    private static Optional<Likeness> of(String one, String other) {
        Spelling left = Spelling.of(one, Optional.empty());
        Spelling right = Spelling.of(other, Optional.empty());
        Optional<Likeness> likeness = Likeness.of(left, right, NEAR);
        assertThat(Likeness.of(right, left, NEAR)).isEqualTo(likeness);
        return likeness;
    }
}
