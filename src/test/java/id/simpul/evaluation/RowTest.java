package id.simpul.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.Shows;
import id.simpul.partner.PartnerId;
import id.simpul.policy.Rule;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Shows(Rule.R30)
class RowTest {
    @ParameterizedTest
    @CsvSource({"13.75, true", "13.75.01, true", "13.75.01.1001, true", "13.06, false", "13.7, false"})
    void a_partner_in_a_part_of_a_region_is_in_the_region(String region, boolean inside) {
        PartnerFigures row = new PartnerFigures(
                new PartnerId("sd-1"), "SD", "school", Optional.of(region), Figures.sum(List.of()), Optional.empty());

        assertThat(row.isIn("13.75")).isEqualTo(inside);
    }
}
