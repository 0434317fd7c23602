package id.simpul.rotation.planner;

import id.simpul.rotation.planner.Method.Kind;
import id.simpul.rotation.planner.Outcome.Used;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Fills the batches of the quarter school by school in one even pass over the collection. Where every school ends with all it
 * could take if it were alone, no plan can be fuller or fairer; what is left empty beyond that goes to swaps.
 */
final class EvenPass {
    private final PlanFacts facts;
    private final Outcome outcome;
    private final int[] left;
    private final Shelf[] shelves = new Shelf[3];
    private final ThemeShare themes;
    private final Outlooks outlooks;
    private final Swaps swaps;
    private final long[] closed;
    private final Hand hand;
    private int below;
    private int unfilled;

    EvenPass(PlanFacts facts) {
        this.facts = facts;
        this.outcome = new Outcome(facts.schoolCount(), Math.max(1, facts.horizon()));
        this.left = facts.copies.clone();
        this.closed = new long[facts.words()];
        this.hand = new Hand(facts);
        takeOverEarlierPlan();
        for (Level level : Level.values()) {
            shelves[level.block] = new Shelf(facts, level, left);
        }
        this.themes = new ThemeShare(facts, left);
        this.outlooks = new Outlooks(facts, outcome);
        this.swaps = new Swaps(facts, outcome, left);
    }

    private void takeOverEarlierPlan() {
        for (int s = 0; s < facts.schoolCount(); s++) {
            for (int title : facts.fixed[s]) {
                left[title] = Math.max(0, left[title] - 1);
            }
        }
        for (int s = 0; s < facts.schoolCount(); s++) {
            if (facts.takesPart(s, 0) && facts.fixed[s].length + facts.kept[s].length > 0) {
                facts.closeInto(s, closed);
                hand.start(s);
                for (int title : facts.fixed[s]) {
                    keep(title, true);
                }
                for (int title : facts.kept[s]) {
                    keep(title, false);
                }
                outcome.give(s, hand.titles());
            }
        }
    }

    private void keep(int title, boolean always) {
        boolean open = (closed[title >>> 6] & 1L << title) == 0;
        if (open && (always || (left[title] > 0 && hand.hasRoom(facts.level(title))))) {
            closed[title >>> 6] |= 1L << title;
            left[title] -= always ? 0 : 1;
            hand.add(title);
        }
    }

    void run() {
        boolean[] open = new boolean[facts.schoolCount()];
        for (int s : byBeginning()) {
            facts.closeInto(s, closed);
            if (facts.takesPart(s, 0)) {
                fill(s);
                open[s] = hand.open() > 0;
            }
            if (!open[s]) {
                outlooks.note(s, Used.of(facts, outcome.titles(s)), closed);
            }
        }
        for (int s = 0; s < open.length; s++) {
            if (open[s]) {
                finish(s);
            }
        }
    }

    /** Schools that begin close to each other pick close to each other: what one has looked at is still near for the next. */
    private int[] byBeginning() {
        return IntStream.range(0, facts.schoolCount())
                .mapToLong(s -> beginning(s) << Integer.SIZE | s)
                .sorted()
                .mapToInt(key -> (int) key)
                .toArray();
    }

    /** Where on a line a school begins, each elsewhere, by the golden ratio: so many parts of 2 to the power of 30. */
    private static long beginning(int school) {
        return (school * 0x9E3779B97F4A7C15L) >>> 34;
    }

    private void fill(int s) {
        hand.start(s);
        for (int title : outcome.titles(s)) {
            closed[title >>> 6] |= 1L << title;
            hand.add(title);
        }
        fromThemes(s, Level.LOWER);
        fromThemes(s, Level.UPPER);
        fromShelf(s, Level.LOWER);
        fromShelf(s, Level.UPPER);
        fromThemes(s, Level.BOTH);
        fromShelf(s, Level.BOTH);
        outcome.give(s, hand.titles());
    }

    private void fromThemes(int s, Level level) {
        themes.of(s).ifPresent(share -> {
            for (int i = 0; i < share.quota[level.block] && hand.hasRoom(level); i++) {
                int title = themes.take(share, level, closed);
                if (title < 0) {
                    return;
                }
                hand.add(title);
            }
        });
    }

    /** Points at even distances, from the school's own beginning. */
    private void fromShelf(int s, Level level) {
        Shelf shelf = shelves[level.block];
        int wanted = hand.room(level);
        long phase = (beginning(s) * shelf.length()) >>> 30;
        for (int i = 0; i < wanted; i++) {
            int title = shelf.take((phase + i * shelf.length()) / wanted, closed);
            if (title < 0) {
                return;
            }
            hand.add(title);
        }
    }

    private void finish(int s) {
        int most = Math.min(facts.schools.get(s).places().total(), outlooks.alone(s));
        Used used = Used.of(facts, outcome.titles(s));
        while (used.size() < most && swaps.serve(s, used)) {
            used = Used.of(facts, outcome.titles(s));
        }
        below += used.size() < most ? 1 : 0;
        unfilled += Math.max(0, facts.schools.get(s).places().total() - used.size());
        facts.closeInto(s, closed);
        for (int title : outcome.titles(s)) {
            closed[title >>> 6] |= 1L << title;
        }
        outlooks.note(s, used, closed);
    }

    /** Whether every school got all it could have got alone. */
    boolean isProven() {
        return below == 0;
    }

    Plan plan() {
        Kind kind = isProven() ? Kind.AMPLE : Kind.SWAPS;
        return new Plan(facts, outcome, new Method(kind, unfilled, isProven(), isProven()));
    }

    /** The batch in hand. */
    private static final class Hand {
        private final PlanFacts facts;
        private Places places = new Places(0, 0);
        private int[] titles = new int[16];
        private int size;
        private int lower;
        private int upper;

        Hand(PlanFacts facts) {
            this.facts = facts;
        }

        void start(int school) {
            places = facts.schools.get(school).places();
            size = 0;
            lower = 0;
            upper = 0;
        }

        void add(int title) {
            if (size == titles.length) {
                titles = Arrays.copyOf(titles, size * 2);
            }
            titles[size++] = title;
            Level level = facts.level(title);
            lower += level == Level.LOWER ? 1 : 0;
            upper += level == Level.UPPER ? 1 : 0;
        }

        int open() {
            return places.total() - size;
        }

        int room(Level level) {
            int own =
                    switch (level) {
                        case LOWER -> places.lower() - lower;
                        case UPPER -> places.upper() - upper;
                        case BOTH -> open();
                    };
            return Math.max(0, Math.min(own, open()));
        }

        boolean hasRoom(Level level) {
            return room(level) > 0;
        }

        int[] titles() {
            return Arrays.copyOf(titles, size);
        }
    }
}
