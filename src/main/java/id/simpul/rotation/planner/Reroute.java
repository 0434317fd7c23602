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
    private static final byte UNSEEN = 0;
    private static final byte START = 1;
    private static final byte SHIFT = 2;
    private static final byte HANDED = 3;

    private final Board board;
    private final PlanFacts facts;
    private final byte[] how;
    private final int[] via;
    private final int[] origin;
    private final int[][] stocked;
    private final int[][] stockedWords;
    private final long[][] seen;
    private final long[][] deadTitles;
    private final boolean[] deadNode;
    private final int[] queue;
    private int tail;
    private int foundNode;
    private int foundTitle;
    private int from;
    private int to;
    private int poor = -1;
    private long work;

    Reroute(Board board) {
        this.board = board;
        this.facts = board.facts;
        int nodes = board.quarters * facts.schoolCount() * 3;
        how = new byte[nodes];
        via = new int[nodes];
        origin = new int[nodes];
        deadNode = new boolean[nodes];
        stocked = new int[board.quarters][4];
        stockedWords = new int[board.quarters][facts.words()];
        seen = new long[board.quarters][facts.words()];
        deadTitles = new long[board.quarters][facts.words()];
        queue = new int[nodes];
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
        boolean found = search(start);
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

    /** Takes one title, through others if need be, from a school that will still be better served than this one was. */
    boolean relieve(int quarter, int school) {
        if (board.isFull(quarter, school)) {
            return false;
        }
        begin();
        poor = school;
        boolean found = search(node(quarter, school, WHOLE));
        poor = -1;
        if (found) {
            apply();
        }
        clear();
        return found;
    }

    private boolean isRich(int quarter, int school) {
        long share = (long) (board.size(quarter, school) - 1)
                * facts.schools.get(poor).places().total();
        return share
                > (long) board.size(quarter, poor)
                        * facts.schools.get(school).places().total();
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
            takeStock(q);
            work += 2L * facts.words();
        }
    }

    /** Lists the words of the bitmap that have a free copy at all: in the hard cases there are few. */
    private void takeStock(int q) {
        int count = 0;
        for (int level = 0; level < 3; level++) {
            stocked[q][level] = count;
            for (int w = facts.levelStart[level] >>> 6; w < facts.levelStart[level + 1] >>> 6; w++) {
                if (board.free[q][w] != 0) {
                    stockedWords[q][count++] = w;
                }
            }
        }
        stocked[q][3] = count;
    }

    private void clear() {
        for (int i = 0; i < tail; i++) {
            how[queue[i]] = UNSEEN;
        }
    }

    private void bury() {
        for (int i = 0; i < tail; i++) {
            deadNode[queue[i]] = true;
        }
        for (int q = from; q <= to; q++) {
            System.arraycopy(seen[q], 0, deadTitles[q], 0, facts.words());
        }
    }

    private boolean search(int start) {
        boolean found = reach(start, START, -1, -1);
        for (int next = 0; next < tail && !found; next++) {
            found = leave(queue[next]);
        }
        return found;
    }

    /** Notes how a node was reached, and says whether it can take a free copy, which ends the search. */
    private boolean reach(int node, byte by, int title, int before) {
        if (how[node] != UNSEEN || deadNode[node]) {
            return false;
        }
        how[node] = by;
        via[node] = title;
        origin[node] = before;
        queue[tail++] = node;
        if (poor >= 0 && by == HANDED && isRich(quarter(node), school(node))) {
            foundNode = node;
            foundTitle = -1;
            return true;
        }
        return takesFree(node);
    }

    private boolean takesFree(int node) {
        int q = quarter(node);
        int level = node % 3;
        long[] free = board.free[q];
        long[] closed = board.closed[school(node)];
        int end = stocked[q][level + 1];
        work += end - stocked[q][level] + 1;
        for (int i = stocked[q][level]; i < end; i++) {
            int w = stockedWords[q][i];
            long open = free[w] & ~closed[w] & ~seen[q][w];
            if (open != 0) {
                foundNode = node;
                foundTitle = (w << 6) + Long.numberOfTrailingZeros(open);
                return true;
            }
        }
        return false;
    }

    private boolean leave(int node) {
        int kind = node % 3;
        int s = school(node);
        int q = quarter(node);
        if (kind != WHOLE) {
            return reach(node - kind + WHOLE, SHIFT, -1, node) || ask(node, kind) || moveOwn(node, kind);
        }
        return (board.lowerHasRoom(q, s) && reach(node - 1, SHIFT, -1, node))
                || (board.upperHasRoom(q, s) && reach(node + 1, SHIFT, -1, node))
                || ask(node, kind)
                || moveOwn(node, kind);
    }

    /** Asks everyone who has a title of the level that is new to this school to hand it on. */
    private boolean ask(int node, int level) {
        int q = quarter(node);
        long[] closed = board.closed[school(node)];
        int first = facts.levelStart[level] >>> 6;
        int end = facts.levelStart[level + 1] >>> 6;
        work += end - first;
        for (int w = first; w < end; w++) {
            long open = ~closed[w] & ~seen[q][w];
            seen[q][w] |= open;
            for (; open != 0; open &= open - 1) {
                if (handOn(q, (w << 6) + Long.numberOfTrailingZeros(open), node)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean handOn(int q, int title, int to) {
        int kind = to % 3;
        int users = board.userCount(q, title);
        work += users;
        for (int i = users - 1; i >= 0; i--) {
            int s = board.user(q, title, i);
            if (mayMove(q, s, title) && reach(node(q, s, kind), HANDED, title, to)) {
                return true;
            }
        }
        return false;
    }

    private boolean mayMove(int quarter, int school, int title) {
        return quarter > 0 || !(board.isFixed(school, title) || (to > 0 && board.isHeld(school, title)));
    }

    /** The school takes a title it is to have in another quarter, and looks for one for that quarter instead. */
    private boolean moveOwn(int node, int level) {
        int s = school(node);
        int q = quarter(node);
        for (int other = from; other <= to; other++) {
            for (int i = board.size(other, s) - 1; other != q && i >= 0; i--) {
                int title = board.title(other, s, i);
                if (facts.level(title).block == level
                        && board.hasFreeCopy(q, title)
                        && mayMove(other, s, title)
                        && reach(node(other, s, level), HANDED, title, node)) {
                    return true;
                }
            }
        }
        return false;
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
            if (title >= 0) {
                board.place(q, s, title);
            }
            title = via[entry];
            node = origin[entry];
        }
    }
}
