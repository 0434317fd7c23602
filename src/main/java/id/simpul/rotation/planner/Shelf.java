package id.simpul.rotation.planner;

/**
 * The copies of one level laid out in a line, titles side by side: picked at even distances, every school gets its share of scarce
 * and of plentiful titles. Titles that run out are skipped for good.
 */
final class Shelf {
    private final int first;
    private final int end;
    private final int[] left;
    /** For each title the next one that may still have a copy; the end stands for none. */
    private final int[] next;
    /** The first title of each stretch of the line. */
    private final int[] stretch;

    /** Where each title begins on the line; in few bytes, since each copy is looked for somewhere else on it. */
    private final int[] width;

    Shelf(PlanFacts facts, Level level, int[] left) {
        this.first = facts.levelStart[level.block];
        this.end = facts.endOf(level.block);
        this.left = left;
        this.next = new int[end - first + 1];
        this.width = new int[end - first + 1];
        for (int t = first; t < end; t++) {
            next[t - first] = t;
            width[t - first + 1] = Math.addExact(width[t - first], Math.min(left[t], facts.schoolCount()));
        }
        next[end - first] = end;
        this.stretch = new int[2 * (end - first) + 2];
        for (int i = 0, t = first; i < stretch.length; i++) {
            while (t < end - 1 && width[t - first + 1] <= i * length() / stretch.length) {
                t++;
            }
            stretch[i] = t;
        }
    }

    long length() {
        return width[end - first];
    }

    /** Takes a copy of the first open title at or after a point of the line; answers -1 if none is left on the whole shelf. */
    int take(long point, long[] closed) {
        if (length() == 0) {
            return -1;
        }
        int start = stretch[(int) (point * stretch.length / length())];
        while (start < end - 1 && width[start - first + 1] <= point) {
            start++;
        }
        int title = firstOpen(start, end, closed);
        if (title >= end) {
            title = firstOpen(first, start, closed);
            return title < start ? lend(title, closed) : -1;
        }
        return lend(title, closed);
    }

    private int lend(int title, long[] closed) {
        closed[title >>> 6] |= 1L << title;
        left[title]--;
        return title;
    }

    private int firstOpen(int from, int limit, long[] closed) {
        int title = stocked(from);
        while (title < limit && (closed[title >>> 6] & 1L << title) != 0) {
            title = stocked(title + 1);
        }
        return title;
    }

    private int stocked(int title) {
        if (title < end && left[title] > 0) {
            return title;
        }
        int t = title;
        while (t < end && (next[t - first] != t || left[t] == 0)) {
            next[t - first] = next[t - first] == t ? t + 1 : next[next[t - first] - first];
            t = next[t - first];
        }
        return t;
    }
}
