package id.simpul.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import id.simpul.ledger.Json;
import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.time.api.constraints.DateRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuarterTest {
    record Holder(Quarter quarter) {}

    @Test
    void a_quarter_is_written_as_year_and_number() {
        JsonNode written = Json.tree(new Holder(new Quarter(2026, 3)));

        assertThat(written.get("quarter").asText()).isEqualTo("2026-Q3");
        assertThat(Json.as(Holder.class, written).quarter()).isEqualTo(new Quarter(2026, 3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-Q5", "2026-Q0", "2026Q1", "26-Q1", "2026-q1", "2026-Q1 ", "", "0000-Q1"})
    void anything_else_is_no_quarter(String text) {
        assertThat(Quarter.isValid(text)).isFalse();
        assertThatThrownBy(() -> Quarter.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2026-Q3");
    }

    @Test
    void the_fourth_quarter_is_followed_by_the_first_of_the_next_year() {
        assertThat(Quarter.parse("2026-Q4").next()).isEqualTo(Quarter.parse("2027-Q1"));
        assertThat(Quarter.parse("2027-Q1").previous()).isEqualTo(Quarter.parse("2026-Q4"));
        assertThat(Quarter.parse("2021-Q3").series(3)).hasToString("[2021-Q3, 2021-Q4, 2022-Q1]");
    }

    @Property(tries = 300)
    void a_date_lies_between_the_ends_of_its_quarter(
            @ForAll @DateRange(min = "2000-01-01", max = "2100-12-31") LocalDate date) {
        Quarter quarter = Quarter.of(date);

        assertThat(date).isBetween(quarter.firstDay(), quarter.lastDay());
        assertThat(Quarter.parse(quarter.toString())).isEqualTo(quarter);
        assertThat(quarter.lastDay().plusDays(1)).isEqualTo(quarter.next().firstDay());
    }

    @Property(tries = 300)
    void so_many_quarters_on_is_so_many_quarters_away(
            @ForAll @IntRange(min = 1900, max = 2100) int year,
            @ForAll @IntRange(min = 1, max = 4) int number,
            @ForAll @IntRange(min = -300, max = 300) int steps) {
        Quarter start = new Quarter(year, number);

        assertThat(start.until(start.plus(steps))).isEqualTo(steps);
        assertThat(Integer.signum(start.plus(steps).compareTo(start))).isEqualTo(Integer.signum(steps));
    }
}
