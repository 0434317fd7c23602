package id.simpul.rotation.planner;

import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.Shows;
import id.simpul.policy.Rule;
import id.simpul.rotation.planner.Shortfall.Bound;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlannerTest {
    private static final String KOTO_GADANG = "10300001";
    private static final Places TWO_AND_ONE = new Places(2, 1);
    private final PlanFactsBuilder facts = PlanFacts.builder();

    @Test
    @Shows(Rule.R4)
    void a_batch_is_split_between_lower_and_upper_grades_in_proportion_to_the_pupils() {
        assertThat(Places.inProportion(100, 61, 122)).isEqualTo(new Places(33, 67));
        assertThat(Places.inProportion(100, 10, 0)).isEqualTo(new Places(100, 0));
        assertThat(Places.inProportion(99, 1, 1)).isEqualTo(new Places(50, 49));
        assertThat(Places.inProportion(100, 0, 0)).isEqualTo(new Places(50, 50));
    }

    @Test
    @Shows(Rule.R5)
    void a_school_never_gets_a_title_twice() {
        facts.school(School.of(KOTO_GADANG, TWO_AND_ONE, 1));
        facts.title(Title.of("a", Level.LOWER, 5));
        facts.title(Title.of("b", Level.LOWER, 5));
        facts.title(Title.of("c", Level.UPPER, 5));
        facts.had(KOTO_GADANG, "a");

        assertThat(only(Planner.plan(facts.build())).titles()).containsExactly("b", "c");
    }

    @Test
    @Shows(Rule.R4)
    void a_title_for_both_levels_takes_a_place_of_either() {
        facts.school(School.of(KOTO_GADANG, TWO_AND_ONE, 1));
        facts.title(Title.of("a", Level.LOWER, 1));
        facts.title(Title.of("b", Level.BOTH, 1));
        facts.title(Title.of("c", Level.BOTH, 1));
        facts.title(Title.of("d", Level.BOTH, 1));

        assertThat(only(Planner.plan(facts.build())).titles()).hasSize(3).contains("a");
    }

    @Test
    @Shows(Rule.R4)
    void titles_for_upper_grades_never_take_the_places_of_lower_grades() {
        facts.school(School.of(KOTO_GADANG, TWO_AND_ONE, 1));
        facts.title(Title.of("a", Level.UPPER, 1));
        facts.title(Title.of("b", Level.UPPER, 1));

        assertThat(only(Planner.plan(facts.build())).filled()).isEqualTo(1);
    }

    @Test
    @Shows(Rule.R12)
    void an_empty_place_names_the_constraint_that_bound_it() {
        facts.school(School.of(KOTO_GADANG, new Places(3, 1), 1));
        facts.school(School.of("10300000", new Places(1, 0), 1));
        facts.title(Title.of("a", Level.LOWER, 5));
        facts.title(Title.of("b", Level.LOWER, 0));
        facts.title(Title.of("e", Level.LOWER, 1));
        facts.had(KOTO_GADANG, "a").had("10300000", "a").fixed("10300000", "e");

        PlannedBatch batch = Planner.plan(facts.build()).batches().get(1);

        assertThat(batch.shortfalls())
                .containsExactly(
                        new Shortfall(Level.LOWER, Bound.COPIES_WITH_OTHERS, 1, 1),
                        new Shortfall(Level.LOWER, Bound.NO_COPY_AVAILABLE, 1, 1),
                        new Shortfall(Level.LOWER, Bound.ALL_HAD_BEFORE, 1, 1),
                        new Shortfall(Level.UPPER, Bound.COLLECTION_TOO_SMALL, 1, 0));
    }

    @Test
    @Shows(Rule.R6)
    void scarce_titles_go_round() {
        for (String school : List.of("10300001", "10300002", "10300003")) {
            facts.school(School.of(school, TWO_AND_ONE, 3));
        }
        for (String title : List.of("a", "b", "c")) {
            facts.title(Title.of(title, Level.BOTH, 1));
        }

        Plan plan = Planner.plan(facts.build());

        assertThat(plan.batches())
                .allSatisfy(batch -> assertThat(batch.filled()).isEqualTo(1));
        assertThat(plan.forecast()).hasSize(9).allSatisfy(outlook -> assertThat(outlook.filled())
                .isEqualTo(1));
        assertThat(plan.fairness().worst()).isEqualTo(1 / 3.0);
    }

    @Test
    void among_plans_as_full_the_themes_a_school_prefers_win() {
        facts.school(School.of(KOTO_GADANG, TWO_AND_ONE, 1).preferring("59"));
        facts.title(Title.of("a", Level.LOWER, 5).about("398.2"));
        facts.title(Title.of("b", Level.LOWER, 5).about("598"));
        facts.title(Title.of("c", Level.LOWER, 5).about("599.5"));
        facts.title(Title.of("d", Level.UPPER, 5).about("398.2"));

        assertThat(only(Planner.plan(facts.build())).titles()).containsExactly("b", "c", "d");
    }

    @Test
    void a_title_already_packed_stays_whatever_happens() {
        facts.school(School.of(KOTO_GADANG, new Places(1, 0), 1));
        facts.title(Title.of("a", Level.LOWER, 5));
        facts.title(Title.of("z", Level.LOWER, 0));
        facts.fixed(KOTO_GADANG, "z");

        assertThat(only(Planner.plan(facts.build())).titles()).containsExactly("z");
    }

    @Test
    void a_title_planned_before_stays_unless_another_school_would_go_shorter_for_it() {
        facts.school(School.of(KOTO_GADANG, new Places(2, 0), 1));
        facts.school(School.of("10300002", new Places(2, 0), 1));
        facts.title(Title.of("a", Level.LOWER, 1));
        facts.title(Title.of("b", Level.LOWER, 1));
        facts.kept(KOTO_GADANG, "a").kept(KOTO_GADANG, "b");

        assertThat(Planner.plan(facts.build()).batches())
                .allSatisfy(batch -> assertThat(batch.filled()).isEqualTo(1));
    }

    @Test
    @Shows(Rule.R6)
    void a_school_that_lost_a_title_gets_another_before_its_neighbour_gets_one_more_out_of_its_batch() {
        facts.school(School.of("10300000", new Places(0, 2), 1));
        facts.school(School.of(KOTO_GADANG, new Places(1, 1), 1));
        facts.title(Title.of("lost", Level.LOWER, 0));
        facts.title(Title.of("free", Level.LOWER, 1));
        facts.title(Title.of("either", Level.BOTH, 1));
        facts.title(Title.of("upper", Level.UPPER, 1));
        facts.had("10300000", "lost").had("10300000", "free").had(KOTO_GADANG, "upper");
        facts.kept("10300000", "upper").kept(KOTO_GADANG, "lost").kept(KOTO_GADANG, "either");

        Plan plan = Planner.plan(facts.build());

        assertThat(plan.batches().get(0).titles()).containsExactly("upper");
        assertThat(plan.batches().get(1).titles()).containsExactlyInAnyOrder("free", "either");
    }

    @Test
    @Shows(Rule.R12)
    void the_forecast_tells_which_school_falls_short_when_and_why() {
        facts.school(School.of(KOTO_GADANG, new Places(2, 0), 2));
        facts.title(Title.of("a", Level.LOWER, 1));
        facts.title(Title.of("b", Level.LOWER, 1));
        facts.title(Title.of("c", Level.LOWER, 1));

        Plan plan = Planner.plan(facts.build());

        assertThat(shortages(plan))
                .containsExactly(new Outlook(
                        KOTO_GADANG, 1, 2, 1, List.of(new Shortfall(Level.LOWER, Bound.ALL_HAD_BEFORE, 1, 2))));
    }

    @Test
    @Shows(Rule.R12)
    void a_school_that_starts_later_gets_nothing_yet_but_is_reckoned_with() {
        facts.school(new School(KOTO_GADANG, new Places(1, 0), 1, 2, List.of()));
        facts.title(Title.of("a", Level.LOWER, 1));
        facts.title(Title.of("b", Level.LOWER, 1));

        Plan plan = Planner.plan(facts.build());

        assertThat(plan.batches()).isEmpty();
        assertThat(plan.forecast()).extracting(Outlook::quarter).containsExactly(1, 2);
        assertThat(shortages(plan)).isEmpty();
    }

    @Test
    void nobody_to_plan_for_is_an_empty_plan() {
        assertThat(Planner.plan(facts.build()).batches()).isEmpty();
    }

    private static List<Outlook> shortages(Plan plan) {
        return plan.forecast().stream().filter(outlook -> outlook.missing() > 0).toList();
    }

    private static PlannedBatch only(Plan plan) {
        assertThat(plan.batches()).hasSize(1);
        return plan.batches().get(0);
    }
}
