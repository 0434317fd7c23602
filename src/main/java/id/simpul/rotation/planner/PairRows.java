package id.simpul.rotation.planner;

import java.util.Arrays;
import java.util.function.IntPredicate;

/** Rows of school and title numbers in one growing array for each school: history of the whole country fits in memory. */
final class PairRows {
    private static final int[] NONE = {};
    private int[][] titles = new int[16][];
    private int[] sizes = new int[16];

    void add(int school, int title) {
        if (school >= titles.length) {
            int larger = Math.max(school + 1, titles.length * 2);
            titles = Arrays.copyOf(titles, larger);
            sizes = Arrays.copyOf(sizes, larger);
        }
        int size = sizes[school];
        if (titles[school] == null) {
            titles[school] = new int[8];
        } else if (size == titles[school].length) {
            titles[school] = Arrays.copyOf(titles[school], size + (size >> 1));
        }
        titles[school][size] = title;
        sizes[school] = size + 1;
    }

    /** Takes one from each title for every school that counts and speaks of it, however often it does. */
    void subtractFrom(long[] perTitle, int schools, IntPredicate counts) {
        int[] lastSchool = new int[perTitle.length];
        Arrays.fill(lastSchool, -1);
        for (int s = 0; s < Math.min(schools, titles.length); s++) {
            for (int i = 0; counts.test(s) && i < sizes[s]; i++) {
                int title = titles[s][i];
                if (lastSchool[title] != s) {
                    lastSchool[title] = s;
                    perTitle[title]--;
                }
            }
        }
    }

    /** The rows in the new numbers, school by school; the old ones are given up on the way to save memory. */
    int[][] renumbered(int[] schoolOrder, int[] titleNumber) {
        int[][] renumbered = new int[schoolOrder.length][];
        for (int i = 0; i < schoolOrder.length; i++) {
            int s = schoolOrder[i];
            boolean none = s >= titles.length || titles[s] == null;
            int[] row = none ? NONE : Arrays.copyOf(titles[s], sizes[s]);
            for (int j = 0; j < row.length; j++) {
                row[j] = titleNumber[row[j]];
            }
            if (!none) {
                titles[s] = null;
            }
            renumbered[i] = row;
        }
        return renumbered;
    }
}
