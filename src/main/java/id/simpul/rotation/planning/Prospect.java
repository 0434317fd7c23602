package id.simpul.rotation.planning;

import id.simpul.policy.Decides;
import id.simpul.policy.Policy;
import id.simpul.policy.Quarter;
import id.simpul.policy.Rule;
import id.simpul.rotation.planner.Outlook;
import id.simpul.rotation.planner.Places;
import id.simpul.rotation.planner.PlanFacts;
import id.simpul.rotation.planner.PlanFactsBuilder;
import id.simpul.rotation.planner.Planner;
import id.simpul.rotation.planner.School;
import id.simpul.rotation.planner.Title;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the collection can give to the schools of the rotation in the quarters to come (R12). It counts on every copy that is
 * fit to go being back in time.
 *
 * @param seats the schools that take part already, with the quarters still to be planned
 * @param had the titles each school has had
 */
@Decides(Rule.R12)
public record Prospect(List<Title> titles, List<Seat> seats, Map<String, Set<String>> had) {
    public static final Prospect EMPTY = new Prospect(List.of(), List.of(), Map.of());

    public Prospect {
        titles = List.copyOf(titles);
        seats = List.copyOf(seats);
    }

    /** A school's share in the rotation: its pupils by level, what it likes, the quarters that bring a batch. */
    public record Seat(String school, int lower, int upper, List<String> themes, List<Quarter> quarters) {
        public Seat {
            themes = List.copyOf(themes);
            quarters = List.copyOf(quarters);
        }

        /** As the planner sees it, counted from a quarter. */
        public School from(Quarter base, int size) {
            List<Quarter> coming = quarters.stream()
                    .filter(quarter -> base.until(quarter) >= 0)
                    .toList();
            int startsIn = coming.isEmpty() ? 0 : base.until(coming.get(0));
            return new School(school, Places.inProportion(size, lower, upper), startsIn, coming.size(), themes);
        }
    }

    /** What one school would get, quarter by quarter, beside all the others. */
    public List<Expected> forecast(Seat asked, Policy policy) {
        Quarter base = asked.quarters().get(0);
        PlanFactsBuilder builder = PlanFacts.builder();
        int size = policy.rotation().batchSize();
        builder.school(asked.from(base, size));
        seats.stream()
                .filter(seat -> !seat.school().equals(asked.school()))
                .forEach(seat -> builder.school(seat.from(base, size)));
        titles.forEach(builder::title);
        had.forEach((school, known) -> {
            if (school.equals(asked.school())
                    || seats.stream().anyMatch(seat -> seat.school().equals(school))) {
                known.forEach(title -> builder.had(school, title));
            }
        });
        return Planner.plan(builder.build()).forecast().stream()
                .filter(outlook -> outlook.school().equals(asked.school()))
                .map(outlook -> expected(base, outlook))
                .toList();
    }

    private static Expected expected(Quarter base, Outlook outlook) {
        return new Expected(base.plus(outlook.quarter()), outlook.places(), outlook.filled());
    }

    /** How many of a quarter's places can be filled. */
    public record Expected(Quarter quarter, int places, int filled) {}
}
