package id.simpul.rotation.planner;

import java.util.Arrays;

/**
 * Finds a title for a school when none is free: along a shortest augmenting path other schools hand theirs on and take another,
 * keeping their fill. Within one quarter this is the augmenting path of a maximum flow, so a search that fails proves that the
 * school, and every school it reached, can get no more. Later quarters may also reroute earlier ones and move a school's
 * own title from one of its quarters to another.
 *
 * <p>A batch is three nodes: its whole, its lower and its upper places; a title is handed on at the node of its level.
 */
final class Reroute {
    private static final int WHOLE = 1;
    private static final int UNSEEN = 0;
    private static final int START = 1;
    private static final int SHIFT = 2;
    private static final int HANDED = 3;

    private final Board board;
    private final PlanFacts facts;
    private final byte[] how;
    private final int[] via;
    private final int[] origin;
    private final int[] takenBy;
    private final long[][] seen;
    private final long[][] deadTitles;
    private final boolean[] deadNode;
    private final int[] queue;
    private int tail;
    private int reached;
    private int foundNode;
    private int foundTitle;
    private int from;
    private int to;
    private long work;

    Reroute(Board board) {
        this.board = board;
        this.facts = board.facts;
        int nodes = board.quarters * facts.schoolCount() * 3;
        how = new byte[nodes];
        via = new int[nodes];
        origin = new int[nodes];
        deadNode = new boolean[nodes];
        takenBy = new int[board.quarters * facts.titleCount()];
        seen = new long[board.quarters][facts.words()];
        deadTitles = new long[board.quarters][facts.words()];
        queue = new int[nodes + takenBy.length];
    }

    /** Words of bitmap looked at so far: the measure of effort, the same on every machine. */
    long work() {
        return work;
    }

    /** Searches from now on pass only through these quarters. */
    void within(int first, int last) {
        from = first;
        to = last;
        Arrays.fill(deadNode, false);
        for (long[] dead : deadTitles) {
            Arrays.fill(dead, 0);
        }
    }

    /** Gives the school one title more in the quarter if any rerouting can; otherwise remembers what cannot grow. */
    boolean augment(int quarter, int school) {
        int start = node(quarter, school, WHOLE);
        if (board.isFull(quarter, school) || deadNode[start]) {
            return false;
        }
        begin();
        reach(start, START, -1, -1);
        boolean found = search();
        if (!found) {
            bury();
        } else if (from == to || isSound()) {
            apply();
        } else {
            found = false;
        }
        clear();
        return found;
    }

    private int node(int quarter, int school, int kind) {
        return board.at(quarter, school) * 3 + kind;
    }

    private int school(int node) {
        return node / 3 % facts.schoolCount();
    }

    private int quarter(int node) {
        return node / 3 / facts.schoolCount();
    }

    private void begin() {
        tail = 0;
        for (int q = from; q <= to; q++) {
            System.arraycopy(deadTitles[q], 0, seen[q], 0, facts.words());
            work += facts.words();
        }
    }

    private void clear() {
        for (int i = 0; i < tail; i++) {
            if (queue[i] >= 0) {
                how[queue[i]] = UNSEEN;
            }
        }
    }

    private void bury() {
        for (int i = 0; i < tail; i++) {
            if (queue[i] >= 0) {
                deadNode[queue[i]] = true;
            }
        }
        for (int q = from; q <= to; q++) {
            System.arraycopy(seen[q], 0, deadTitles[q], 0, facts.words());
        }
    }

    private void reach(int node, int by, int title, int before) {
        if (how[node] == UNSEEN && !deadNode[node]) {
            how[node] = (byte) by;
            via[node] = title;
            origin[node] = before;
            queue[tail++] = node;
        }
    }

    private boolean search() {
        for (reached = 0; reached < tail; reached++) {
            int next = queue[reached];
            if (next >= 0 ? leave(next) : handOn(~next)) {
                return true;
            }
        }
        return false;
    }

    private boolean leave(int node) {
        int kind = node % 3;
        if (take(node, kind)) {
            return true;
        }
        int s = school(node);
        int q = quarter(node);
        if (kind != WHOLE) {
            reach(node - kind + WHOLE, SHIFT, -1, node);
        } else {
            if (board.lowerHasRoom(q, s)) {
                reach(node - 1, SHIFT, -1, node);
            }
            if (board.upperHasRoom(q, s)) {
                reach(node + 1, SHIFT, -1, node);
            }
        }
        if (from < to) {
            moveOwn(node, kind, s, q);
        }
        return false;
    }

    /** Looks for a title of the level with a free copy; failing that, every title of the level may be asked for. */
    private boolean take(int node, int level) {
        int q = quarter(node);
        long[] closed = board.closed[school(node)];
        int first = facts.levelStart[level] >>> 6;
        int end = facts.levelStart[level + 1] >>> 6;
        work += end - first;
        for (int w = first; w < end; w++) {
            long open = board.free[q][w] & ~closed[w] & ~seen[q][w];
            if (open != 0) {
                foundNode = node;
                foundTitle = (w << 6) + Long.numberOfTrailingZeros(open);
                return true;
            }
        }
        for (int w = first; w < end; w++) {
            long open = ~closed[w] & ~seen[q][w];
            seen[q][w] |= open;
            for (; open != 0; open &= open - 1) {
                int slot = q * facts.titleCount() + (w << 6) + Long.numberOfTrailingZeros(open);
                takenBy[slot] = node;
                queue[tail++] = ~slot;
            }
        }
        return false;
    }

    private boolean handOn(int slot) {
        int q = slot / facts.titleCount();
        int title = slot % facts.titleCount();
        int kind = facts.level(title).block;
        for (int i = board.userCount(q, title) - 1; i >= 0; i--) {
            int s = board.user(q, title, i);
            if (mayMove(q, s, title)) {
                reach(node(q, s, kind), HANDED, title, takenBy[slot]);
            }
        }
        return false;
    }

    private boolean mayMove(int quarter, int school, int title) {
        return quarter > 0 || !(board.isFixed(school, title) || (to > 0 && board.isHeld(school, title)));
    }

    /** The school takes a title it is to have in another quarter, and looks for one for that quarter instead. */
    private void moveOwn(int node, int level, int s, int q) {
        for (int other = from; other <= to; other++) {
            for (int i = board.size(other, s) - 1; other != q && i >= 0; i--) {
                int title = board.title(other, s, i);
                if (facts.level(title).block == level
                        && board.hasFreeCopy(q, title)
                        && (seen[q][title >>> 6] & 1L << title) == 0
                        && mayMove(other, s, title)) {
                    reach(node(other, s, level), HANDED, title, node);
                }
            }
        }
    }

    private int entry(int node) {
        int entry = node;
        while (how[entry] == SHIFT) {
            entry = origin[entry];
        }
        return entry;
    }

    /** Through several quarters a path could give a school a title twice, or a last copy to two: it is not taken then. */
    private boolean isSound() {
        long[] given = new long[tail + 1];
        long[] copies = new long[tail + 1];
        int count = 0;
        int title = foundTitle;
        for (int node = foundNode; node >= 0; ) {
            copies[count] = ((long) quarter(node) << 32) | title;
            given[count++] = ((long) school(node) << 32) | title;
            int entry = entry(node);
            title = via[entry];
            node = origin[entry];
        }
        return isDistinct(given, count) && isDistinct(copies, count);
    }

    private static boolean isDistinct(long[] keys, int count) {
        Arrays.sort(keys, 0, count);
        for (int i = 1; i < count; i++) {
            if (keys[i] == keys[i - 1]) {
                return false;
            }
        }
        return true;
    }

    private void apply() {
        int title = foundTitle;
        int node = foundNode;
        while (node >= 0) {
            int s = school(node);
            int q = quarter(node);
            int entry = entry(node);
            if (how[entry] == HANDED) {
                board.remove(q, s, via[entry]);
            }
            board.place(q, s, title);
            title = via[entry];
            node = origin[entry];
        }
    }
}
