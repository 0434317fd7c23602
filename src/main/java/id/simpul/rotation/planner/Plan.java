package id.simpul.rotation.planner;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * What the planner decided: the batches of the quarter, and what is to be expected of every later quarter of the term. Batches and
 * forecast are made as they are looked at, so that a plan for a whole country stays small.
 */
public final class Plan {
    private final PlanFacts facts;
    private final Outcome outcome;
    private final Method method;
    /** The quarter whose batches it tells, counted from the one planned first. */
    private final int quarter;

    Plan(PlanFacts facts, Outcome outcome, Method method) {
        this(facts, outcome, method, 0);
    }

    Plan(PlanFacts facts, Outcome outcome, Method method, int quarter) {
        this.facts = facts;
        this.outcome = outcome;
        this.method = method;
        this.quarter = quarter;
    }

    /** One for each school that takes part in the quarter, in the order of their ids. */
    public List<PlannedBatch> batches() {
        int[] schools = IntStream.range(0, facts.schoolCount())
                .filter(s -> facts.takesPart(s, quarter))
                .toArray();
        return view(schools.length, i -> batch(schools[i]));
    }

    private PlannedBatch batch(int s) {
        School school = facts.schools.get(s);
        List<String> titles = Arrays.stream(outcome.titles(s))
                .mapToObj(t -> facts.titles.get(t).id())
                .sorted()
                .toList();
        return new PlannedBatch(school.id(), school.places(), titles, outcome.shortfalls(quarter, s));
    }

    /** School by school and quarter by quarter, the one planned included (R12). */
    public List<Outlook> forecast() {
        int quarters = facts.horizon();
        int[] parts = IntStream.range(0, facts.schoolCount() * quarters)
                .filter(i -> facts.takesPart(i / quarters, i % quarters))
                .toArray();
        return view(parts.length, i -> outlook(parts[i] / quarters, parts[i] % quarters));
    }

    private Outlook outlook(int s, int when) {
        School school = facts.schools.get(s);
        int filled = outcome.filled(when, s);
        return new Outlook(school.id(), when, school.places().total(), filled, outcome.shortfalls(when, s));
    }

    public Fairness fairness() {
        return Fairness.of(batches());
    }

    public Method method() {
        return method;
    }

    public int filled() {
        return IntStream.range(0, facts.schoolCount())
                .map(s -> facts.takesPart(s, quarter) ? outcome.filled(quarter, s) : 0)
                .sum();
    }

    public int places() {
        return IntStream.range(0, facts.schoolCount())
                .map(s -> facts.takesPart(s, quarter)
                        ? facts.schools.get(s).places().total()
                        : 0)
                .sum();
    }

    private static <T> List<T> view(int size, IntFunction<T> made) {
        return new AbstractList<>() {
            @Override
            public T get(int index) {
                return made.apply(index);
            }

            @Override
            public int size() {
                return size;
            }
        };
    }
}
