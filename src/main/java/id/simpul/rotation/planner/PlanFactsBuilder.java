package id.simpul.rotation.planner;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Takes facts row by row, as they stream from a database, and orders them. Schools and titles come before the rows that speak of
 * them; a row about a title that is not in the collection any more is of no consequence and is passed over.
 */
public final class PlanFactsBuilder {
    private final List<School> schools = new ArrayList<>();
    private final List<Title> titles = new ArrayList<>();
    private final Map<String, Integer> schoolNumbers = new HashMap<>();
    private final Map<String, Integer> titleNumbers = new HashMap<>();
    private final PairRows had = new PairRows();
    private final PairRows kept = new PairRows();
    private final PairRows fixed = new PairRows();

    PlanFactsBuilder() {}

    /** Returns the school's number, by which rows may speak of it without a look-up. */
    public int school(School school) {
        if (schoolNumbers.putIfAbsent(school.id(), schools.size()) != null) {
            throw new IllegalArgumentException("School " + school.id() + " was given twice");
        }
        schools.add(school);
        return schools.size() - 1;
    }

    /** Returns the title's number, by which rows may speak of it without a look-up. */
    public int title(Title title) {
        if (titleNumbers.putIfAbsent(title.id(), titles.size()) != null) {
            throw new IllegalArgumentException("Title " + title.id() + " was given twice");
        }
        titles.add(title);
        return titles.size() - 1;
    }

    /** The school has had this title before, in whatever year and copy, also under an earlier name (R5). */
    public PlanFactsBuilder had(String school, String title) {
        return add(had, school, title);
    }

    /** As {@link #had(String, String)}, by the numbers given when school and title were added. */
    public PlanFactsBuilder had(int school, int title) {
        had.add(school, title);
        return this;
    }

    /** An earlier plan gave the school this title: it stays unless a fuller or fairer plan needs it elsewhere. */
    public PlanFactsBuilder kept(String school, String title) {
        return add(kept, school, title);
    }

    /** The school's batch already holds this title for good, say because it is packed: it stays whatever happens. */
    public PlanFactsBuilder fixed(String school, String title) {
        return add(fixed, school, title);
    }

    private PlanFactsBuilder add(PairRows rows, String school, String title) {
        Integer s = schoolNumbers.get(school);
        if (s == null) {
            throw new IllegalArgumentException("School " + school + " is not among those to plan for: add it first");
        }
        Integer t = titleNumbers.get(title);
        if (t != null) {
            rows.add(s, t);
        }
        return this;
    }

    /** Orders the facts; the builder is used up by it. */
    public PlanFacts build() {
        int[] schoolOrder =
                order(schools.size(), Comparator.comparing(s -> schools.get(s).id()));
        int[] titleOrder = titleOrder();
        int[] titleNumber = new int[titles.size()];
        int[] levelStart = new int[4];
        List<Title> numbered = number(titleOrder, titleNumber, levelStart);
        List<School> sorted = new ArrayList<>();
        for (int s : schoolOrder) {
            sorted.add(schools.get(s));
        }
        int[][][] pairs = {
            had.renumbered(schoolOrder, titleNumber),
            kept.renumbered(schoolOrder, titleNumber),
            fixed.renumbered(schoolOrder, titleNumber)
        };
        return new PlanFacts(sorted, numbered, levelStart, pairs);
    }

    private static List<Title> numberLevel(List<Title> numbered) {
        while ((numbered.size() & 63) != 0) {
            numbered.add(null);
        }
        return numbered;
    }

    private List<Title> number(int[] titleOrder, int[] titleNumber, int[] levelStart) {
        List<Title> numbered = new ArrayList<>();
        for (Level level : Level.values()) {
            levelStart[level.block] = numbered.size();
            for (int t : titleOrder) {
                if (titles.get(t).level() == level) {
                    titleNumber[t] = numbered.size();
                    numbered.add(titles.get(t));
                }
            }
            numberLevel(numbered);
        }
        levelStart[3] = numbered.size();
        return numbered;
    }

    /** Popular titles first, then those for which most schools that take part compete for a copy. */
    private int[] titleOrder() {
        long[] novelTo = new long[titles.size()];
        IntPredicate asks = s -> schools.get(s).quarters() > 0;
        Arrays.fill(novelTo, IntStream.range(0, schools.size()).filter(asks).count());
        had.subtractFrom(novelTo, schools.size(), asks);
        Comparator<Integer> contested = (a, b) -> Long.compare(
                novelTo[b] * titles.get(a).copies(), novelTo[a] * titles.get(b).copies());
        Comparator<Integer> lendable = Comparator.comparing(t -> titles.get(t).copies() == 0);
        Comparator<Integer> popular = Comparator.comparing(t -> !titles.get(t).popular());
        return order(
                titles.size(),
                lendable.thenComparing(popular).thenComparing(contested).thenComparing(t -> titles.get(t)
                        .id()));
    }

    private static int[] order(int size, Comparator<Integer> by) {
        return IntStream.range(0, size)
                .boxed()
                .sorted(by)
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
