package id.simpul.rotation.planner;

import java.util.Arrays;

/** Chooses the next title for a school among those with a free copy: of its themes first, then as its need is. */
final class Pick {
    private static final Level[] NO_LEVEL = {};
    private static final Level[] LOWER_FIRST = {Level.LOWER, Level.UPPER, Level.BOTH};
    private static final Level[] UPPER_FIRST = {Level.UPPER, Level.LOWER, Level.BOTH};

    private final Board board;
    private final PlanFacts facts;
    private final Need need;
    private final int quarter;
    private final long[] all;
    /** How far each school has looked: a copy that came free behind it meanwhile is found by rerouting. */
    private final int[] up;

    private final int[] down;

    Pick(Board board, int quarter, Approach approach) {
        this.board = board;
        this.facts = board.facts;
        this.quarter = quarter;
        this.need = new Need(board, quarter, approach);
        this.up = new int[facts.schoolCount() * 6];
        this.down = new int[facts.schoolCount() * 6];
        Arrays.fill(down, Integer.MAX_VALUE);
        this.all = new long[facts.words()];
        Arrays.fill(all, -1L);
    }

    /** Places one title more if one can be had without rerouting. */
    boolean next(int school) {
        long[] preferred = facts.themes.preferredBy(school).orElse(all);
        int title = first(school, preferred);
        if (title < 0 && preferred != all) {
            title = first(school, all);
        }
        if (title < 0) {
            return false;
        }
        board.place(quarter, school, title);
        return true;
    }

    /** Places one of some titles more, if there is one with a free copy and room for it: the first of a level that has room. */
    boolean next(int school, long[] among) {
        for (Level level : board.isFull(quarter, school) ? NO_LEVEL : order(school)) {
            if (hasRoom(school, level)) {
                int first = facts.levelStart[level.block] >>> 6;
                for (int w = first; w < facts.levelStart[level.block + 1] >>> 6; w++) {
                    long open = open(school, among, w);
                    if (open != 0) {
                        board.place(quarter, school, (w << 6) + Long.numberOfTrailingZeros(open));
                        return true;
                    }
                }
            }
        }
        return false;
    }

    boolean fits(int school, int title) {
        return !board.isClosed(school, title)
                && board.hasFreeCopy(quarter, title)
                && !board.isFull(quarter, school)
                && hasRoom(school, facts.level(title));
    }

    private boolean hasRoom(int school, Level level) {
        return switch (level) {
            case LOWER -> board.lowerHasRoom(quarter, school);
            case UPPER -> board.upperHasRoom(quarter, school);
            case BOTH -> true;
        };
    }

    /** The level with more places open first; a title that would fit either is kept for when nothing else is left. */
    private Level[] order(int school) {
        Places places = facts.schools.get(school).places();
        int openLower = places.lower() - board.lowerUsed(quarter, school);
        int openUpper = places.upper() - board.upperUsed(quarter, school);
        return openLower >= openUpper ? LOWER_FIRST : UPPER_FIRST;
    }

    private int first(int school, long[] among) {
        for (Level level : order(school)) {
            if (hasRoom(school, level)) {
                int title = nearest(school, among, level, need.start(school, level));
                if (title >= 0) {
                    return title;
                }
            }
        }
        return -1;
    }

    /** From the start to less and less contested titles; where there are none, back to more and more contested ones. */
    private int nearest(int school, long[] among, Level level, int start) {
        int first = facts.levelStart[level.block] >>> 6;
        int end = facts.levelStart[level.block + 1] >>> 6;
        int at = (school * 3 + level.block) * 2 + (among == all ? 0 : 1);
        for (int w = Math.max(up[at], start >>> 6); w < end; w++) {
            long open = open(school, among, w) & (w == start >>> 6 ? -1L << start : -1L);
            if (open != 0) {
                up[at] = w;
                return (w << 6) + Long.numberOfTrailingZeros(open);
            }
        }
        up[at] = end;
        for (int w = Math.min(down[at], Math.min(start >>> 6, end - 1)); w >= first; w--) {
            long open = open(school, among, w);
            if (open != 0) {
                down[at] = w;
                return (w << 6) + 63 - Long.numberOfLeadingZeros(open);
            }
        }
        down[at] = first - 1;
        return -1;
    }

    private long open(int school, long[] among, int word) {
        return board.free[quarter][word] & ~board.closed[school][word] & among[word];
    }
}
