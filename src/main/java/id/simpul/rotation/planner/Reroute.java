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

    private final Board board;
    private final PlanFacts facts;
    private final Trail trail;
    private final FreeCopies[] stock;
    private final long[][] seen;
    private final long[][] deadTitles;
    private final boolean[] deadNode;
    private int from;
    private int to;
    private int poor = -1;
    private long work;

    Reroute(Board board) {
        this.board = board;
        this.facts = board.facts;
        trail = new Trail(board);
        deadNode = new boolean[board.quarters * facts.schoolCount() * 3];
        stock = new FreeCopies[board.quarters];
        Arrays.setAll(stock, q -> new FreeCopies(facts, board.free[q]));
        seen = new long[board.quarters][facts.words()];
        deadTitles = new long[board.quarters][facts.words()];
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
        int start = trail.node(quarter, school, WHOLE);
        if (board.isFull(quarter, school) || deadNode[start]) {
            return false;
        }
        begin();
        boolean found = search(start);
        if (!found) {
            bury();
        } else if (from == to || trail.isSound()) {
            trail.apply();
        } else {
            found = false;
        }
        return found;
    }

    /** Takes one title, through others if need be, from a school that will still be better served than this one was. */
    boolean relieve(int quarter, int school) {
        if (board.isFull(quarter, school)) {
            return false;
        }
        begin();
        poor = school;
        boolean found = search(trail.node(quarter, school, WHOLE));
        poor = -1;
        if (found) {
            trail.apply();
        }
        return found;
    }

    private boolean isRich(int quarter, int school) {
        long share = (long) (board.size(quarter, school) - 1)
                * facts.schools.get(poor).places().total();
        return share
                > (long) board.size(quarter, poor)
                        * facts.schools.get(school).places().total();
    }

    private void begin() {
        trail.restart();
        for (int q = from; q <= to; q++) {
            System.arraycopy(deadTitles[q], 0, seen[q], 0, facts.words());
            stock[q].take();
            work += 2L * facts.words();
        }
    }

    private void bury() {
        for (int i = 0; i < trail.length(); i++) {
            deadNode[trail.reached(i)] = true;
        }
        for (int q = from; q <= to; q++) {
            System.arraycopy(seen[q], 0, deadTitles[q], 0, facts.words());
        }
    }

    private boolean search(int start) {
        boolean found = reach(start, Trail.START, -1, -1);
        for (int next = 0; next < trail.length() && !found; next++) {
            found = leave(trail.reached(next));
        }
        return found;
    }

    /** Notes how a node was reached, and says whether it can take a free copy, which ends the search. */
    private boolean reach(int node, byte by, int title, int before) {
        if (trail.has(node) || deadNode[node]) {
            return false;
        }
        trail.add(node, by, title, before);
        if (poor >= 0 && by == Trail.HANDED && isRich(trail.quarter(node), trail.school(node))) {
            trail.end(node, -1);
            return true;
        }
        return takesFree(node);
    }

    private boolean takesFree(int node) {
        FreeCopies shelf = stock[trail.quarter(node)];
        int level = node % 3;
        work += shelf.words(level) + 1;
        int title = shelf.first(level, board.closed[trail.school(node)], seen[trail.quarter(node)]);
        if (title >= 0) {
            trail.end(node, title);
        }
        return title >= 0;
    }

    private boolean leave(int node) {
        int kind = node % 3;
        int s = trail.school(node);
        int q = trail.quarter(node);
        if (kind != WHOLE) {
            return reach(node - kind + WHOLE, Trail.SHIFT, -1, node) || ask(node, kind) || moveOwn(node, kind);
        }
        return (board.lowerHasRoom(q, s) && reach(node - 1, Trail.SHIFT, -1, node))
                || (board.upperHasRoom(q, s) && reach(node + 1, Trail.SHIFT, -1, node))
                || ask(node, kind)
                || moveOwn(node, kind);
    }

    /** Asks everyone who has a title of the level that is new to this school to hand it on. */
    private boolean ask(int node, int level) {
        int q = trail.quarter(node);
        long[] closed = board.closed[trail.school(node)];
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

    private boolean handOn(int q, int title, int taker) {
        int kind = taker % 3;
        int users = board.userCount(q, title);
        work += users;
        for (int i = users - 1; i >= 0; i--) {
            int s = board.user(q, title, i);
            if (mayMove(q, s, title) && reach(trail.node(q, s, kind), Trail.HANDED, title, taker)) {
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
        int s = trail.school(node);
        int q = trail.quarter(node);
        for (int other = from; other <= to; other++) {
            for (int i = board.size(other, s) - 1; other != q && i >= 0; i--) {
                int title = board.title(other, s, i);
                if (facts.level(title).block == level
                        && board.hasFreeCopy(q, title)
                        && mayMove(other, s, title)
                        && reach(trail.node(other, s, level), Trail.HANDED, title, node)) {
                    return true;
                }
            }
        }
        return false;
    }
}
