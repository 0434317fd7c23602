package id.simpul.rotation.planner;

import java.util.Optional;

/** Chooses the next title for a school among those with a free copy: its themes first, then the most contested. */
final class Pick {
    private final Board board;
    private final PlanFacts facts;

    Pick(Board board) {
        this.board = board;
        this.facts = board.facts;
    }

    /** Places one title more if one can be had without rerouting. */
    boolean next(int quarter, int school) {
        Optional<long[]> preferred = facts.themes.preferredBy(school);
        int title = preferred.isPresent() ? first(quarter, school, preferred.get()) : -1;
        if (title < 0) {
            title = first(quarter, school, null);
        }
        if (title < 0) {
            return false;
        }
        board.place(quarter, school, title);
        return true;
    }

    boolean fits(int quarter, int school, int title) {
        return !board.isClosed(school, title)
                && board.hasFreeCopy(quarter, title)
                && !board.isFull(quarter, school)
                && hasRoom(quarter, school, facts.level(title));
    }

    private boolean hasRoom(int quarter, int school, Level level) {
        return switch (level) {
            case LOWER -> board.lowerHasRoom(quarter, school);
            case UPPER -> board.upperHasRoom(quarter, school);
            case BOTH -> true;
        };
    }

    /** The level with more places open first; a title that would fit either is kept for when nothing else is left. */
    private int first(int quarter, int school, long[] among) {
        Places places = facts.schools.get(school).places();
        int openLower = places.lower() - board.lowerUsed(quarter, school);
        int openUpper = places.upper() - board.upperUsed(quarter, school);
        Level level = openLower >= openUpper ? Level.LOWER : Level.UPPER;
        Level other = openLower >= openUpper ? Level.UPPER : Level.LOWER;
        int title = first(quarter, school, among, level);
        if (title < 0) {
            title = first(quarter, school, among, other);
        }
        return title < 0 ? first(quarter, school, among, Level.BOTH) : title;
    }

    private int first(int quarter, int school, long[] among, Level level) {
        if (!hasRoom(quarter, school, level)) {
            return -1;
        }
        int end = facts.levelStart[level.block + 1] >>> 6;
        long[] free = board.free[quarter];
        long[] closed = board.closed[school];
        for (int w = facts.levelStart[level.block] >>> 6; w < end; w++) {
            long open = free[w] & ~closed[w] & (among == null ? -1L : among[w]);
            if (open != 0) {
                return (w << 6) + Long.numberOfTrailingZeros(open);
            }
        }
        return -1;
    }
}
