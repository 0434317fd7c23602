package id.simpul.rotation.planner;

import java.util.Collections;
import java.util.List;

/**
 * Everything a plan is made of, in a compact and canonical form: the same facts in any order give the same instance. Schools are
 * numbered by id. Titles are numbered by level, each level beginning at a whole word of a bitmap, and within a level the most
 * contested first, so that the first bit of a bitmap is the copy that would be missed most if it stayed on the shelf.
 */
public final class PlanFacts {
    final List<School> schools;
    final List<Title> titles;
    /** Title numbers by level: the first of each and, last, the end; numbers in between may stand for no title. */
    final int[] levelStart;

    final int[] copies;
    final int[] copiesLater;
    final int[][] had;
    final int[][] kept;
    final int[][] fixed;
    final Themes themes;
    private final int horizon;
    private final int[] levelEnd = new int[3];
    /** The numbers that stand for no title. */
    private final long[] noTitle;

    private final int schoolCount;

    PlanFacts(List<School> schools, List<Title> titles, int[] levelStart, int[][][] pairs) {
        this.schools = Collections.unmodifiableList(schools);
        this.titles = titles;
        this.levelStart = levelStart;
        this.copies = titles.stream().mapToInt(t -> t == null ? 0 : t.copies()).toArray();
        this.copiesLater =
                titles.stream().mapToInt(t -> t == null ? 0 : t.copiesLater()).toArray();
        this.had = pairs[0];
        this.kept = pairs[1];
        this.fixed = pairs[2];
        this.themes = Themes.of(schools, titles);
        this.schoolCount = schools.size();
        this.noTitle = new long[titles.size() >>> 6];
        for (int level = 0; level < 3; level++) {
            levelEnd[level] = levelStart[level];
            for (int t = levelStart[level]; t < levelStart[level + 1]; t++) {
                if (titles.get(t) == null) {
                    noTitle[t >>> 6] |= 1L << t;
                } else {
                    levelEnd[level] = t + 1;
                }
            }
        }
        this.horizon = schools.stream()
                .mapToInt(s -> s.quarters() == 0 ? 0 : s.startsIn() + s.quarters())
                .max()
                .orElse(0);
    }

    public static PlanFactsBuilder builder() {
        return new PlanFactsBuilder();
    }

    /** The schools in the order of their ids, which is also the order of a plan's batches. */
    public List<School> schools() {
        return schools;
    }

    /** How many quarters the longest-running school still has, the one planned included. */
    public int horizon() {
        return horizon;
    }

    int schoolCount() {
        return schoolCount;
    }

    int titleCount() {
        return copies.length;
    }

    int words() {
        return copies.length >>> 6;
    }

    Level level(int title) {
        return title < levelStart[1] ? Level.LOWER : title < levelStart[2] ? Level.BOTH : Level.UPPER;
    }

    int copies(int quarter, int title) {
        return quarter == 0 ? copies[title] : copiesLater[title];
    }

    boolean takesPart(int school, int quarter) {
        School s = schools.get(school);
        return quarter >= s.startsIn() && quarter < s.startsIn() + s.quarters();
    }

    /** The titles that schools lend most. */
    long[] popular() {
        long[] popular = new long[words()];
        for (int t = 0; t < titles.size(); t++) {
            if (titles.get(t) != null && titles.get(t).popular()) {
                popular[t >>> 6] |= 1L << t;
            }
        }
        return popular;
    }

    /** Titles the school can never get: those it has had, and the numbers that stand for no title. */
    long[] closedTo(int school) {
        long[] closed = new long[words()];
        closeInto(school, closed);
        return closed;
    }

    void closeInto(int school, long[] closed) {
        System.arraycopy(noTitle, 0, closed, 0, closed.length);
        for (int title : had[school]) {
            closed[title >>> 6] |= 1L << title;
        }
    }

    /** How many titles of the level a bitmap of closed titles leaves open. */
    int countOpen(long[] closed, Level level) {
        int count = 0;
        for (int w = levelStart[level.block] >>> 6; w < levelStart[level.block + 1] >>> 6; w++) {
            count += Long.bitCount(~closed[w]);
        }
        return count;
    }

    /** One past the last number of a level that stands for a title. */
    int endOf(int level) {
        return levelEnd[level];
    }
}
