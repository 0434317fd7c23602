package id.simpul.rotation.planning;

import id.simpul.policy.Decides;
import id.simpul.policy.Policy;
import id.simpul.policy.Quarter;
import id.simpul.policy.Rule;
import id.simpul.rotation.planner.Outlook;
import id.simpul.rotation.planner.Places;
import id.simpul.rotation.planner.Plan;
import id.simpul.rotation.planner.PlanFacts;
import id.simpul.rotation.planner.PlanFactsBuilder;
import id.simpul.rotation.planner.Planner;
import id.simpul.rotation.planner.School;
import id.simpul.rotation.planner.Title;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the collection can give to the schools of the rotation in the quarters to come (R12). It counts on every copy that is
 * fit to go, and is back in time to be packed.
 *
 * @param seats the schools that take part already, with the quarters still to be planned
 * @param had the titles each school has had
 * @param resting the first quarter to come, if a copy that one exchange brings back is not ready to go out with the same exchange;
 *     nothing if it is
 */
@Decides(Rule.R12)
public record Prospect(List<Title> titles, List<Seat> seats, Map<String, Set<String>> had, Optional<Quarter> resting) {
    public static final Prospect EMPTY = new Prospect(List.of(), List.of(), Map.of());

    public Prospect {
        titles = List.copyOf(titles);
        seats = List.copyOf(seats);
    }

    /** Of a library whose copies go out again with the exchange that brings them back. */
    public Prospect(List<Title> titles, List<Seat> seats, Map<String, Set<String>> had) {
        this(titles, seats, had, Optional.empty());
    }

    /** The same with other schools. */
    public Prospect among(List<Seat> others) {
        return new Prospect(titles, others, had, resting);
    }

    /**
     * A school's share in the rotation: its pupils by level, what it likes, the quarters that bring a batch.
     *
     * @param places how many books it gets each quarter, if something else than the usual was agreed
     */
    public record Seat(
            String school,
            int lower,
            int upper,
            List<String> themes,
            List<Quarter> quarters,
            Optional<Integer> places) {
        /** One that gets as many books as the policy says. */
        public Seat(String school, int lower, int upper, List<String> themes, List<Quarter> quarters) {
            this(school, lower, upper, themes, quarters, Optional.empty());
        }

        public Seat {
            themes = List.copyOf(themes);
            quarters = List.copyOf(quarters);
        }

        /**
         * As the planner sees it, counted from a quarter.
         *
         * @param size how many books schools usually get, and the most
         */
        public School from(Quarter base, int size) {
            List<Quarter> coming = quarters.stream()
                    .filter(quarter -> base.until(quarter) >= 0)
                    .toList();
            int startsIn = coming.isEmpty() ? 0 : base.until(coming.get(0));
            return new School(
                    school,
                    Places.inProportion(Math.min(places.orElse(size), size), lower, upper),
                    startsIn,
                    coming.size(),
                    themes);
        }
    }

    /** What one school would get, quarter by quarter, beside all the others. */
    public List<Expected> forecast(Seat asked, Policy policy) {
        return forecast(List.of(asked), policy).of(asked.school());
    }

    /** What some schools would get, beside each other and all the others: one plan for all of them. */
    public Forecast forecast(Collection<Seat> asked, Policy policy) {
        Map<String, Seat> schools = new LinkedHashMap<>();
        asked.forEach(seat -> schools.put(seat.school(), seat));
        seats.forEach(seat -> schools.putIfAbsent(seat.school(), seat));
        Quarter base = base(asked);
        if (resting.isPresent()) {
            return played(schools.values(), policy).from(first(base));
        }
        return Forecast.of(base, Planner.plan(facts(schools.values(), base, policy)));
    }

    private TermPlayed played(Collection<Seat> schools, Policy policy) {
        return new TermPlayed(this, schools, policy.rotation().batchSize());
    }

    private Quarter first(Quarter base) {
        return resting.filter(quarter -> quarter.compareTo(base) < 0).orElse(base);
    }

    private PlanFacts facts(Collection<Seat> schools, Quarter base, Policy policy) {
        PlanFactsBuilder builder = PlanFacts.builder();
        int size = policy.rotation().batchSize();
        schools.forEach(seat -> builder.school(seat.from(base, size)));
        titles.forEach(builder::title);
        schools.forEach(
                seat -> had.getOrDefault(seat.school(), Set.of()).forEach(title -> builder.had(seat.school(), title)));
        return builder.build();
    }

    /** The first quarter of which a batch is not planned yet. */
    Optional<Quarter> next() {
        return seats.stream().flatMap(seat -> seat.quarters().stream()).min(Quarter::compareTo);
    }

    /** The batches of a quarter after all quarters before it, beginning with the next: the plan that the forecast tells the numbers of. */
    Optional<Plan> later(Quarter quarter, Policy policy) {
        return next().filter(base -> base.compareTo(quarter) < 0)
                .flatMap(base -> resting.isPresent()
                        ? Optional.of(played(seats, policy).to(first(base), quarter))
                        : Planner.later(facts(seats, base, policy), base.until(quarter)));
    }

    private static Quarter base(Collection<Seat> asked) {
        return asked.stream()
                .map(seat -> seat.quarters().get(0))
                .min(Quarter::compareTo)
                .orElseThrow();
    }

    /**
     * What a forecast for one more school costs at least: schools times titles times quarters squared, as the planner counts its
     * effort, of each plan that is made for it. That is one, or one for each quarter where the quarters are played one after the
     * other. It is ten times that where titles are too few and several approaches are compared.
     */
    public long effort(Seat asked) {
        Quarter first = resting.isPresent() ? first(base(List.of(asked))) : base(List.of(asked));
        List<Integer> stays = Stream.concat(Stream.of(asked), seats.stream().filter(seat -> !seat.school()
                        .equals(asked.school())))
                .map(seat ->
                        seat.quarters().stream().mapToInt(first::until).max().orElse(-1))
                .toList();
        long horizon = 1L + stays.stream().mapToInt(Integer::intValue).max().orElse(0);
        if (resting.isEmpty()) {
            return horizon * horizon * stays.size() * titles.size();
        }
        long effort = 0;
        for (int quarter = 0; quarter < horizon; quarter++) {
            int playing = quarter;
            long schools = stays.stream().filter(last -> last >= playing).count();
            effort += schools * titles.size() * (horizon - quarter) * (horizon - quarter);
        }
        return effort;
    }

    /**
     * What schools may expect.
     *
     * @param isFull whether every batch of every school is
     */
    public record Forecast(Map<String, List<Expected>> bySchool, boolean isFull) {
        static Forecast of(Quarter base, Plan plan) {
            Map<String, List<Expected>> bySchool = new HashMap<>();
            plan.forecast().forEach(outlook -> bySchool.computeIfAbsent(outlook.school(), school -> new ArrayList<>())
                    .add(expected(base, outlook)));
            return new Forecast(bySchool, plan.forecast().stream().allMatch(outlook -> outlook.missing() == 0));
        }

        public List<Expected> of(String school) {
            return bySchool.getOrDefault(school, List.of());
        }
    }

    private static Expected expected(Quarter base, Outlook outlook) {
        return new Expected(base.plus(outlook.quarter()), outlook.places(), outlook.filled());
    }

    /** How many of a quarter's places can be filled. */
    public record Expected(Quarter quarter, int places, int filled) {}
}
