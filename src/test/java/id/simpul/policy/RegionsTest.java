package id.simpul.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RegionsTest {
    private final Regions regions = Regions.shipped();

    @Test
    void a_region_is_known_by_its_Kemendagri_code() {
        assertThat(regions.name("13.75")).hasValue("Kota Bukittinggi");
        assertThat(regions.name("13.06")).hasValue("Kabupaten Agam");
        assertThat(regions.isKnown("1306")).isFalse();
        assertThat(regions.name("13.99")).isEmpty();
    }

    @Test
    void there_are_38_provinces_and_514_regencies_and_cities() {
        assertThat(regions.size()).isEqualTo(38 + 514);
    }

    @Test
    void a_code_without_its_dot_is_recognised() {
        assertThat(regions.nearest("1375")).hasValue("13.75");
    }
}
