package id.simpul.rotation.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ItemsTest {
    private static Plan oneTitleForTwoSchools() {
        PlanFactsBuilder facts = PlanFacts.builder();
        facts.school(School.of("10300001", new Places(1, 0), 1));
        facts.school(School.of("10300002", new Places(1, 0), 1));
        facts.title(Title.of("a", Level.LOWER, 3));
        return Planner.plan(facts.build());
    }

    @Test
    void barcodes_are_used_in_the_order_given() {
        assertThat(CopyPicker.assign(oneTitleForTwoSchools(), Map.of("a", List.of("B3", "B1", "B2")), Map.of()))
                .containsExactly(new AssignedItem("10300001", "a", "B3"), new AssignedItem("10300002", "a", "B1"));
    }

    @Test
    void an_item_set_aside_for_a_school_stays_there() {
        assertThat(CopyPicker.assign(
                        oneTitleForTwoSchools(), Map.of("a", List.of("B3", "B1", "B2")), Map.of("B2", "10300001")))
                .containsExactly(new AssignedItem("10300001", "a", "B2"), new AssignedItem("10300002", "a", "B3"));
    }

    @Test
    void a_title_with_fewer_barcodes_than_planned_is_refused_by_name() {
        assertThatThrownBy(() -> CopyPicker.assign(oneTitleForTwoSchools(), Map.of("a", List.of("B3")), Map.of()))
                .hasMessageContaining("Title a is planned for 2 schools, but has 1 barcodes");
    }
}
