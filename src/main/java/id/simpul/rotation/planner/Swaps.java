package id.simpul.rotation.planner;

import id.simpul.rotation.planner.Outcome.Used;
import java.util.Arrays;

/** Serves a school that finds no free copy by a swap: another school hands a title on and takes one that is free. */
final class Swaps {
    /** How many other schools are asked for one place before it stays empty. */
    private static final int ASKED = 2_000;

    private final PlanFacts facts;
    private final Outcome outcome;
    private final int[] left;
    private final long[] closed;
    private final long[] others;
    private int turn;

    Swaps(PlanFacts facts, Outcome outcome, int[] left) {
        this.facts = facts;
        this.outcome = outcome;
        this.left = left;
        this.closed = new long[facts.words()];
        this.others = new long[facts.words()];
    }

    boolean serve(int school, Used used) {
        close(school, closed);
        for (int i = 0; i < Math.min(ASKED, facts.schoolCount()); i++) {
            int other = turn;
            turn = (turn + 1) % facts.schoolCount();
            if (other != school && facts.kept[other].length == 0 && swap(school, used, other)) {
                return true;
            }
        }
        return false;
    }

    private void close(int school, long[] into) {
        facts.closeInto(school, into);
        for (int title : outcome.titles(school)) {
            into[title >>> 6] |= 1L << title;
        }
    }

    private boolean swap(int school, Used used, int other) {
        int[] theirs = outcome.titles(other);
        for (int i = 0; i < theirs.length; i++) {
            int title = theirs[i];
            if ((closed[title >>> 6] & 1L << title) == 0
                    && hasRoom(school, used, facts.level(title))
                    && !isFixed(other, title)) {
                int free = freeFor(other, facts.level(title));
                if (free >= 0) {
                    theirs[i] = free;
                    left[free]--;
                    int[] ours = outcome.titles(school);
                    int[] more = Arrays.copyOf(ours, ours.length + 1);
                    more[ours.length] = title;
                    outcome.give(school, more);
                    return true;
                }
            }
        }
        return false;
    }

    private boolean isFixed(int school, int title) {
        return Arrays.stream(facts.fixed[school]).anyMatch(t -> t == title);
    }

    private boolean hasRoom(int school, Used used, Level level) {
        Places places = facts.schools.get(school).places();
        return level == Level.BOTH
                || (level == Level.LOWER ? used.lower() < places.lower() : used.upper() < places.upper());
    }

    private int freeFor(int other, Level level) {
        close(other, others);
        for (int t = facts.levelStart[level.block]; t < facts.endOf(level.block); t++) {
            if (left[t] > 0 && (others[t >>> 6] & 1L << t) == 0) {
                return t;
            }
        }
        return -1;
    }
}
