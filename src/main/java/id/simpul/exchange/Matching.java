package id.simpul.exchange;

import id.simpul.policy.Decides;
import id.simpul.policy.Rule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Who fits whom, one to one (R15): as many the same as there can be, then as many near ones, then the most alike; the same
 * lists give the same matches.
 */
@Decides(Rule.R15)
final class Matching {
    /** More than all percents of a list can add up to, so that one more match counts for more than any likeness. */
    private static final long ONE_MATCH = 1_000_000L;

    /** More than all near matches of a list can add up to, so that the same is never given up for something near. */
    private static final long ONE_EXACT = 100_000_000_000L;

    private Matching() {}

    /** One of the left list with one of the right. */
    record Match<L, R>(L left, R right, Likeness likeness) {
        boolean near() {
            return !likeness.exact();
        }
    }

    /**
     * The best matches: those that are the same first, each kind in the order of the left list.
     *
     * @param alike what fits one of the left list
     * @param effort from which the work of it is taken
     */
    static <L, R> List<Match<L, R>> best(List<L> lefts, Function<L, List<Alike<R>>> alike, Effort effort) {
        List<List<Alike<R>>> fits = lefts.stream().map(alike).toList();
        Map<R, Integer> columns = new LinkedHashMap<>();
        fits.forEach(list -> list.forEach(fit -> columns.putIfAbsent(fit.what(), columns.size())));
        List<Assignment.Row> rows =
                fits.stream().map(list -> row(list, columns)).toList();
        int[] columnOf = Assignment.best(rows, columns.size(), effort);
        List<Match<L, R>> matches = new ArrayList<>();
        for (int place = 0; place < columnOf.length; place++) {
            L left = lefts.get(place);
            int column = columnOf[place];
            fits.get(place).stream()
                    .filter(fit -> columns.get(fit.what()) == column)
                    .findFirst()
                    .ifPresent(fit -> matches.add(new Match<>(left, fit.what(), fit.likeness())));
        }
        matches.sort(Comparator.comparing(Match::near));
        return List.copyOf(matches);
    }

    private static <R> Assignment.Row row(List<Alike<R>> fits, Map<R, Integer> columns) {
        return new Assignment.Row(
                fits.stream().mapToInt(fit -> columns.get(fit.what())).toArray(),
                fits.stream().mapToLong(fit -> weight(fit.likeness())).toArray());
    }

    private static long weight(Likeness likeness) {
        return likeness.exact() ? ONE_EXACT : ONE_MATCH + likeness.percent();
    }
}
