package id.simpul.rotation.planner;

import java.util.Arrays;

/**
 * How a search for a title got where it is, node by node, so that what it found can be carried out. A batch is three nodes: its
 * whole, its lower and its upper places.
 */
final class Trail {
    static final byte START = 1;
    static final byte SHIFT = 2;
    static final byte HANDED = 3;
    private static final byte UNSEEN = 0;

    private final Board board;
    private final byte[] how;
    private final int[] via;
    private final int[] origin;
    private final int[] queue;
    private int reached;
    private int foundNode;
    private int foundTitle;

    Trail(Board board) {
        this.board = board;
        int nodes = board.quarters * board.facts.schoolCount() * 3;
        how = new byte[nodes];
        via = new int[nodes];
        origin = new int[nodes];
        queue = new int[nodes];
    }

    void restart() {
        for (int i = 0; i < reached; i++) {
            how[queue[i]] = UNSEEN;
        }
        reached = 0;
    }

    /** How many nodes have been reached, in the order of {@link #reached(int)}. */
    int length() {
        return reached;
    }

    int reached(int index) {
        return queue[index];
    }

    boolean has(int node) {
        return how[node] != UNSEEN;
    }

    /** Notes that a node was reached from another: by a shift within the batch, or by handing on a title to it. */
    void add(int node, byte by, int title, int before) {
        how[node] = by;
        via[node] = title;
        origin[node] = before;
        queue[reached++] = node;
    }

    /** The search ends here: the node takes the title, or, if it is -1, simply goes without the one it hands on. */
    void end(int node, int title) {
        foundNode = node;
        foundTitle = title;
    }

    int node(int quarter, int school, int kind) {
        return board.at(quarter, school) * 3 + kind;
    }

    int school(int node) {
        return node / 3 % board.facts.schoolCount();
    }

    int quarter(int node) {
        return node / 3 / board.facts.schoolCount();
    }

    private int entry(int node) {
        int entry = node;
        while (how[entry] == SHIFT) {
            entry = origin[entry];
        }
        return entry;
    }

    /** Through several quarters a path could give a school a title twice, or a last copy to two: it is not taken then. */
    boolean isSound() {
        long[] given = new long[reached + 1];
        long[] copies = new long[reached + 1];
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

    void apply() {
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
