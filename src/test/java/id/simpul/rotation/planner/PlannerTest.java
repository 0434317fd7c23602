package id.simpul.rotation.planner;

import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.rotation.planner.Shortfall.Bound;
import org.junit.jupiter.api.Test;

class PlannerTest {
    private static final Places TWO_AND_ONE = new Places(2, 1);

    @Test
    void a_school_never_gets_a_title_twice() {
        PlanFactsBuilder facts = PlanFacts.builder();
        facts.school(School.of("10300001", TWO_AND_ONE, 1));
        facts.title(Title.of("a", Level.LOWER, 5));
        facts.title(Title.of("b", Level.LOWER, 5));
        facts.title(Title.of("c", Level.UPPER, 5));
        facts.had("10300001", "a");

        Plan plan = Planner.plan(facts.build());

        assertThat(plan.batches().get(0).titles()).containsExactly("b", "c");
    }

    @Test
    void an_empty_place_names_the_constraint_that_bound_it() {
        PlanFactsBuilder facts = PlanFacts.builder();
        facts.school(School.of("10300001", TWO_AND_ONE, 1));
        facts.title(Title.of("a", Level.LOWER, 5));
        facts.title(Title.of("b", Level.LOWER, 0));
        facts.had("10300001", "a");

        Batch batch = Planner.plan(facts.build()).batches().get(0);

        assertThat(batch.shortfalls())
                .containsExactly(
                        new Shortfall(Level.LOWER, Bound.NO_COPY_AVAILABLE, 1, 1),
                        new Shortfall(Level.LOWER, Bound.ALL_HAD_BEFORE, 1, 1),
                        new Shortfall(Level.UPPER, Bound.COLLECTION_TOO_SMALL, 1, 0));
    }

    @Test
    void scarce_titles_go_round() {
        PlanFactsBuilder facts = PlanFacts.builder();
        for (String school : new String[] {"10300001", "10300002", "10300003"}) {
            facts.school(School.of(school, TWO_AND_ONE, 3));
        }
        for (String title : new String[] {"a", "b", "c"}) {
            facts.title(Title.of(title, Level.BOTH, 1));
        }

        Plan plan = Planner.plan(facts.build());

        assertThat(plan.batches())
                .allSatisfy(batch -> assertThat(batch.filled()).isEqualTo(1));
        assertThat(plan.forecast()).hasSize(9).allSatisfy(outlook -> assertThat(outlook.filled())
                .isEqualTo(1));
    }
}
