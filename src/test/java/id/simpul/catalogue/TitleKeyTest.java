package id.simpul.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class TitleKeyTest {
    private static TitleKey work(String title, String author, String volume) {
        return TitleKey.ofWork(title, Optional.of(author), Optional.of(volume));
    }

    @Test
    void spelling_case_accents_and_punctuation_do_not_make_another_title() {
        assertThat(work("Si Kancil: Pencuri Timun!", "Marwan", ""))
                .isEqualTo(work("si kancil  pencuri timun", "MARWAN", ""));
        assertThat(work("Éclair", "A", "")).isEqualTo(work("eclair", "a", ""));
    }

    @Test
    void the_order_of_an_authors_names_does_not_matter() {
        assertThat(work("Bumi", "Contoh, Ananta", "")).isEqualTo(work("Bumi", "Ananta Contoh", ""));
    }

    @Test
    void a_volume_is_the_same_however_it_is_called_and_another_volume_is_another_title() {
        assertThat(work("Ensiklopedia", "A", "Jilid 2")).isEqualTo(work("Ensiklopedia", "A", "02"));
        assertThat(work("Ensiklopedia", "A", "1")).isNotEqualTo(work("Ensiklopedia", "A", "2"));
    }

    @Test
    void an_isbn_is_the_same_in_ten_and_thirteen_digits_and_with_hyphens() {
        assertThat(Isbn.of("0-306-40615-2")).contains(new Isbn("9780306406157"));
        assertThat(Isbn.of("978 0 306 40615 7")).contains(new Isbn("9780306406157"));
        assertThat(Isbn.of("080442957X")).contains(new Isbn("9780804429573"));
    }

    @Test
    void a_number_with_a_wrong_check_digit_is_no_isbn() {
        assertThat(Isbn.of("978-0-306-40615-8")).isEmpty();
        assertThat(Isbn.of("0306406153")).isEmpty();
        assertThat(Isbn.of("979")).isEmpty();
        assertThat(TitleKey.ofIsbn(Optional.of("not a number"), Optional.empty()))
                .isEmpty();
    }
}
