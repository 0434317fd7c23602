package id.simpul.rotation.planning;

import id.simpul.policy.Quarter;
import id.simpul.rotation.planner.Plan;
import id.simpul.rotation.planner.PlanFacts;
import id.simpul.rotation.planner.PlanFactsBuilder;
import id.simpul.rotation.planner.PlannedBatch;
import id.simpul.rotation.planner.Planner;
import id.simpul.rotation.planner.Title;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Plays the quarters to come one after the other, each planned as it will be when its time comes: what is out in one is collected
 * with the next exchange, and ready only for the one after that (R9, R12).
 */
final class TermPlayed {
    private final Prospect prospect;
    private final Collection<Prospect.Seat> schools;
    private final int size;
    private final Map<String, Set<String>> had = new HashMap<>();
    private final Map<String, List<Prospect.Expected>> expected = new HashMap<>();
    /** By title, how many copies the quarter before has taken. */
    private Map<String, Integer> out = new HashMap<>();

    private boolean full = true;

    TermPlayed(Prospect prospect, Collection<Prospect.Seat> schools, int size) {
        this.prospect = prospect;
        this.schools = schools;
        this.size = size;
        schools.forEach(
                seat -> had.put(seat.school(), new HashSet<>(prospect.had().getOrDefault(seat.school(), Set.of()))));
    }

    Prospect.Forecast from(Quarter first) {
        int quarters = 1
                + schools.stream()
                        .flatMap(seat -> seat.quarters().stream())
                        .mapToInt(first::until)
                        .max()
                        .orElse(0);
        for (int q = 0; q < quarters; q++) {
            play(first.plus(q), q == 0);
        }
        return new Prospect.Forecast(expected, full);
    }

    /** The batches of a quarter, after those of all quarters before it. */
    Plan to(Quarter first, Quarter quarter) {
        Plan plan = play(first, true);
        for (Quarter next = first.next(); next.compareTo(quarter) <= 0; next = next.next()) {
            plan = play(next, false);
        }
        return plan;
    }

    private Plan play(Quarter quarter, boolean first) {
        Plan plan = Planner.plan(facts(quarter, first));
        Map<String, Integer> taken = new HashMap<>();
        for (PlannedBatch batch : plan.batches()) {
            int places = batch.places().total();
            full &= batch.filled() == places;
            expected.computeIfAbsent(batch.school(), school -> new ArrayList<>())
                    .add(new Prospect.Expected(quarter, places, batch.filled()));
            had.get(batch.school()).addAll(batch.titles());
            batch.titles().forEach(title -> taken.merge(title, 1, Integer::sum));
        }
        out = taken;
        return plan;
    }

    private PlanFacts facts(Quarter quarter, boolean first) {
        PlanFactsBuilder builder = PlanFacts.builder();
        List<Prospect.Seat> staying = schools.stream()
                .filter(seat -> seat.quarters().stream().anyMatch(one -> one.compareTo(quarter) >= 0))
                .toList();
        staying.forEach(seat -> builder.school(seat.from(quarter, size)));
        for (Title title : prospect.titles()) {
            int ready = first ? title.copies() : title.copiesLater() - out.getOrDefault(title.id(), 0);
            builder.title(title.with(Math.max(0, ready)));
        }
        staying.forEach(seat -> had.get(seat.school()).forEach(title -> builder.had(seat.school(), title)));
        return builder.build();
    }
}
