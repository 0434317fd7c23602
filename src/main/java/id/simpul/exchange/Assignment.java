package id.simpul.exchange;

import java.util.Arrays;
import java.util.List;

/**
 * Assignment problem, by shortest augmenting paths (Jonker and Volgenant): the matching of the greatest weight between the rows and
 * columns of a sparse table. With plain arrays 500 rows that all fit 1,000 columns take a fraction of a second, where a graph of
 * objects takes a minute.
 */
final class Assignment {
    private static final int NONE = -1;
    private static final long FAR = Long.MAX_VALUE;

    /** The edges of one row: to which columns, and of what weight. */
    record Row(int[] columns, long[] weights) {}

    private final List<Row> rows;
    private final int columns;
    private final Effort effort;
    /** Prices (dual variables): what a row pays at least, and what a column takes off for being in demand. */
    private final long[] rowPrices;

    private final long[] columnPrices;
    private final int[] rowOf;
    /** Of the search for one row: how dear it is to come to a column, from which one, and which are settled. */
    private final long[] distance;

    private final int[] before;
    private final boolean[] settled;
    private final int[] reached;
    private int reachedCount;

    private Assignment(List<Row> rows, int columns, Effort effort) {
        // Each row has a column of its own beyond the others, which is worth nothing: there it is alone.
        int all = columns + rows.size();
        this.rows = rows;
        this.columns = columns;
        this.effort = effort;
        this.rowPrices = new long[rows.size()];
        this.columnPrices = new long[all];
        this.rowOf = filledWithNone(all);
        this.distance = new long[all];
        Arrays.fill(distance, FAR);
        this.before = new int[all];
        this.settled = new boolean[all];
        this.reached = new int[all];
    }

    private static int[] filledWithNone(int size) {
        int[] none = new int[size];
        Arrays.fill(none, NONE);
        return none;
    }

    /**
     * The column of each row; less than 0 for a row that is better alone.
     *
     * @param columns how many there are; each row names some of them
     */
    static int[] best(List<Row> rows, int columns, Effort effort) {
        Assignment assignment = new Assignment(rows, columns, effort);
        for (int row = 0; row < rows.size(); row++) {
            assignment.add(row);
        }
        int[] columnOf = filledWithNone(rows.size());
        for (int column = 0; column < columns; column++) {
            if (assignment.rowOf[column] != NONE) {
                columnOf[assignment.rowOf[column]] = column;
            }
        }
        return columnOf;
    }

    /** Finds the row a column, the cheapest way, others moving on to where they do as well. */
    private void add(int row) {
        int column = NONE;
        int at = row;
        long far = 0;
        while (at != NONE) {
            relax(at, column, far);
            column = nearest();
            far = distance[column];
            settled[column] = true;
            at = rowOf[column];
        }
        reprice(row, far);
        augment(row, column);
        forget();
    }

    private void relax(int row, int from, long far) {
        Row edges = rows.get(row);
        for (int edge = 0; edge < edges.columns().length; edge++) {
            reach(edges.columns()[edge], far - edges.weights()[edge] - rowPrices[row], from);
        }
        reach(columns + row, far - rowPrices[row], from);
        effort.seen(edges.columns().length + reachedCount);
    }

    private void reach(int column, long cost, int from) {
        long far = cost - columnPrices[column];
        if (far < distance[column] && !settled[column]) {
            if (distance[column] == FAR) {
                reached[reachedCount++] = column;
            }
            distance[column] = far;
            before[column] = from;
        }
    }

    /** Of columns as near as each other the one that was reached first, so that the order of the lists decides. */
    private int nearest() {
        int nearest = NONE;
        for (int place = 0; place < reachedCount; place++) {
            int column = reached[place];
            if (!settled[column] && (nearest == NONE || distance[column] < distance[nearest])) {
                nearest = column;
            }
        }
        return nearest;
    }

    private void reprice(int row, long far) {
        rowPrices[row] += far;
        for (int place = 0; place < reachedCount; place++) {
            int column = reached[place];
            if (settled[column] && rowOf[column] != NONE) {
                rowPrices[rowOf[column]] += far - distance[column];
                columnPrices[column] -= far - distance[column];
            }
        }
    }

    private void augment(int row, int last) {
        int column = last;
        while (column != NONE) {
            int from = before[column];
            rowOf[column] = from == NONE ? row : rowOf[from];
            column = from;
        }
    }

    private void forget() {
        for (int place = 0; place < reachedCount; place++) {
            distance[reached[place]] = FAR;
            settled[reached[place]] = false;
        }
        reachedCount = 0;
    }
}
