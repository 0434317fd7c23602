package id.simpul.rotation.planner;

import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.Shows;
import id.simpul.policy.Rule;
import id.simpul.rotation.planner.Instances.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class PlanPropertiesTest {
    private static Instances world(int seed, int schools, int places, int copies) {
        return Instances.invent(new Shape(schools, places, 0.4 + copies / 10.0, 5, 4), seed);
    }

    @Property(tries = 80)
    @Shows({Rule.R4, Rule.R5})
    void no_constraint_is_ever_broken_by_either_method(
            @ForAll int seed,
            @ForAll @IntRange(min = 1, max = 12) int schools,
            @ForAll @IntRange(max = 15) int places,
            @ForAll @IntRange(max = 12) int copies) {
        Instances world = world(seed, schools, places, copies);
        for (int quarter = 0; quarter < 4; quarter++) {
            PlanFacts facts = world.facts(quarter);
            EvenPass pass = new EvenPass(facts);
            pass.run();
            check(world, pass.plan());
            Plan plan = Planner.plan(facts);
            check(world, plan);
            assertThat(pass.plan().filled()).isLessThanOrEqualTo(plan.filled());
            if (pass.isProven()) {
                assertThat(pass.plan().filled()).isEqualTo(plan.filled());
            }
            world.carryOut(plan);
        }
    }

    private static void check(Instances world, Plan plan) {
        Map<String, Title> titles = world.titles.stream().collect(Collectors.toMap(Title::id, t -> t));
        Map<String, Integer> lent = new HashMap<>();
        for (PlannedBatch batch : plan.batches()) {
            assertThat(batch.titles()).doesNotHaveDuplicates().noneMatch(world.had.get(batch.school())::contains);
            batch.titles().forEach(t -> lent.merge(t, 1, Integer::sum));
            assertThat(count(batch, titles, Level.LOWER))
                    .isLessThanOrEqualTo(batch.places().lower());
            assertThat(count(batch, titles, Level.UPPER))
                    .isLessThanOrEqualTo(batch.places().upper());
            assertThat(batch.unfilled()).isNotNegative();
            assertThat(batch.shortfalls().stream().mapToInt(Shortfall::places).sum())
                    .isEqualTo(batch.unfilled());
        }
        lent.forEach((title, count) ->
                assertThat(count).isLessThanOrEqualTo(titles.get(title).copies()));
    }

    private static int count(PlannedBatch batch, Map<String, Title> titles, Level level) {
        return (int) batch.titles().stream()
                .filter(t -> titles.get(t).level() == level)
                .count();
    }

    @Property(tries = 40)
    void the_same_facts_in_any_order_give_the_same_plan(@ForAll int seed, @ForAll @IntRange(max = 10) int copies) {
        Instances world = world(seed, 7, 12, copies);
        world.carryOut(Planner.plan(world.facts(0)));
        Plan plan = Planner.plan(world.facts(1));
        Random random = new Random(seed);
        Collections.shuffle(world.schools, random);
        Collections.shuffle(world.titles, random);

        Plan again = Planner.plan(world.facts(1));

        assertThat(again.batches()).isEqualTo(plan.batches());
        assertThat(again.forecast()).isEqualTo(plan.forecast());
    }

    @Property(tries = 40)
    void planned_again_without_a_change_nothing_changes(@ForAll int seed, @ForAll @IntRange(max = 10) int copies) {
        Instances world = world(seed, 7, 12, copies);
        Plan plan = Planner.plan(world.facts(0));

        assertThat(again(world, plan).batches()).isEqualTo(plan.batches());
    }

    @Property(tries = 60)
    void when_one_item_fails_only_the_school_that_loses_it_changes_if_another_title_is_free_for_it(
            @ForAll int seed, @ForAll @IntRange(max = 10) int copies) {
        Instances world = world(seed, 7, 12, copies);
        Plan plan = Planner.plan(world.facts(0));
        Title failing = lentOut(world, plan);
        List<Title> left = new ArrayList<>(world.titles);
        left.replaceAll(t -> t.equals(failing) ? Title.of(t.id(), t.level(), t.copies() - 1) : t);
        world.titles.clear();
        world.titles.addAll(left);

        Plan again = again(world, plan);

        check(world, again);
        if (again.filled() == plan.filled() && hasFreeFor(world, plan, failing)) {
            List<String> gone = onlyIn(plan, again);
            assertThat(gone).singleElement().asString().endsWith(" " + failing.id());
            String school = gone.get(0).split(" ")[0];
            assertThat(onlyIn(again, plan)).singleElement().asString().startsWith(school + " ");
        }
        assertThat(again.filled()).isGreaterThanOrEqualTo(plan.filled() - 1);
    }

    @Property(tries = 60)
    void an_unfair_earlier_plan_taken_over_ends_as_full_and_fair_as_a_fresh_one(
            @ForAll int seed, @ForAll @IntRange(max = 10) int copies) {
        Instances world = world(seed, 7, 12, copies);
        List<Integer> fresh = fills(Planner.plan(world.facts(0)));
        Random random = new Random(seed);
        PlanFactsBuilder facts = world.rows();
        for (School school : world.schools.subList(0, 3)) {
            world.titles.stream().filter(t -> random.nextInt(3) > 0).forEach(t -> facts.kept(school.id(), t.id()));
        }

        Plan plan = Planner.plan(facts.build());

        check(world, plan);
        assertThat(fills(plan)).isEqualTo(fresh);
    }

    @Property(tries = 60)
    @Shows({Rule.R4, Rule.R6})
    void themes_never_cost_fill_or_fairness(
            @ForAll int seed,
            @ForAll @IntRange(min = 1, max = 10) int schools,
            @ForAll @IntRange(max = 10) int copies) {
        Instances world = world(seed, schools, 12, copies);
        List<Integer> without = fills(Planner.plan(world.facts(0)));
        Random random = new Random(seed);
        world.titles.replaceAll(title -> title.about(String.valueOf(random.nextInt(10))));
        world.schools.replaceAll(school -> school.preferring(String.valueOf(random.nextInt(10)), "8"));

        Plan plan = Planner.plan(world.facts(0));

        check(world, plan);
        assertThat(fills(plan)).isEqualTo(without);
    }

    @Property(tries = 60)
    @Shows({Rule.R4, Rule.R6})
    void popular_titles_never_cost_fill_or_fairness(
            @ForAll int seed,
            @ForAll @IntRange(min = 1, max = 10) int schools,
            @ForAll @IntRange(max = 10) int copies) {
        Instances world = world(seed, schools, 12, copies);
        List<Integer> without = fills(Planner.plan(world.facts(0)));
        Random random = new Random(seed);
        world.titles.replaceAll(title ->
                new Title(title.id(), title.level(), "", title.copies(), title.copies(), random.nextInt(4) == 0));

        Plan plan = Planner.plan(world.facts(0));

        check(world, plan);
        assertThat(fills(plan)).isEqualTo(without);
    }

    @Property(tries = 60)
    @Shows({Rule.R4, Rule.R5})
    void what_is_chosen_by_hand_stays_and_the_rest_is_as_full_as_it_can_be(
            @ForAll int seed,
            @ForAll @IntRange(min = 1, max = 10) int schools,
            @ForAll @IntRange(max = 10) int copies) {
        Instances world = world(seed, schools, 12, copies);
        Map<String, Set<String>> pins = pins(world, new Random(seed));
        PlanFactsBuilder facts = world.rows();
        pins.forEach((school, titles) -> titles.forEach(title -> facts.fixed(school, title)));

        Plan plan = Planner.plan(facts.build());

        check(world, plan);
        plan.batches()
                .forEach(batch -> assertThat(batch.titles()).containsAll(pins.getOrDefault(batch.school(), Set.of())));
        int pinned = pins.values().stream().mapToInt(Set::size).sum();
        assertThat(plan.filled())
                .isEqualTo(pinned + new MaximumFlow(without(world, pins).facts(0), 0).filled());
    }

    /** Some titles for some schools, no more than places and copies allow; one level each, so that what is left is plain. */
    private static Map<String, Set<String>> pins(Instances world, Random random) {
        Map<String, Set<String>> pins = new HashMap<>();
        Map<String, Integer> given = new HashMap<>();
        for (School school : world.schools) {
            Set<String> own = new HashSet<>();
            for (Title title : world.titles) {
                boolean fits = title.level() == Level.LOWER
                        && own.size() < school.places().lower()
                        && given.getOrDefault(title.id(), 0) < title.copies();
                if (fits && random.nextInt(6) == 0) {
                    own.add(title.id());
                    given.merge(title.id(), 1, Integer::sum);
                }
            }
            pins.put(school.id(), own);
        }
        return pins;
    }

    /** What is left to plan when the pins are gone: fewer places, fewer copies, and titles had. */
    private static Instances without(Instances world, Map<String, Set<String>> pins) {
        Instances left = new Instances();
        world.schools.forEach(school -> {
            Places places = school.places();
            int rest = places.lower() - pins.get(school.id()).size();
            left.schools.add(School.of(school.id(), new Places(rest, places.upper()), school.quarters()));
            left.had.put(school.id(), new HashSet<>(pins.get(school.id())));
        });
        world.titles.forEach(title -> {
            int gone = (int) pins.values().stream()
                    .filter(own -> own.contains(title.id()))
                    .count();
            left.titles.add(Title.of(title.id(), title.level(), title.copies() - gone));
        });
        return left;
    }

    private static List<Integer> fills(Plan plan) {
        return plan.batches().stream().map(PlannedBatch::filled).sorted().toList();
    }

    private static Title lentOut(Instances world, Plan plan) {
        Map<String, Long> lent = plan.batches().stream()
                .flatMap(b -> b.titles().stream())
                .collect(Collectors.groupingBy(t -> t, Collectors.counting()));
        Optional<Title> whole = world.titles.stream()
                .filter(t -> lent.getOrDefault(t.id(), 0L) == t.copies())
                .findFirst();
        Assume.that(whole.isPresent());
        return whole.orElseThrow();
    }

    /** Whether a title of the failing one's level has a copy on the shelf and is in nobody's batch. */
    private static boolean hasFreeFor(Instances world, Plan plan, Title failing) {
        Set<String> used =
                plan.batches().stream().flatMap(b -> b.titles().stream()).collect(Collectors.toSet());
        return world.titles.stream()
                .anyMatch(t -> t.level() == failing.level() && t.copies() > 0 && !used.contains(t.id()));
    }

    private static List<String> onlyIn(Plan one, Plan other) {
        List<String> placements = new ArrayList<>(placements(one));
        placements.removeAll(placements(other));
        return placements;
    }

    private static List<String> placements(Plan plan) {
        return plan.batches().stream()
                .flatMap(batch -> batch.titles().stream().map(title -> batch.school() + " " + title))
                .toList();
    }

    private static Plan again(Instances world, Plan plan) {
        PlanFactsBuilder facts = world.rows();
        plan.batches().forEach(b -> b.titles().forEach(t -> facts.kept(b.school(), t)));
        return Planner.plan(facts.build());
    }
}
