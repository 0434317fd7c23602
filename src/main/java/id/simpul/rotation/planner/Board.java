package id.simpul.rotation.planner;

import java.util.Arrays;

/** The plan while it is being made: who has which title in which quarter, and what is free. */
final class Board {
    private static final int[] NONE = {};
    final PlanFacts facts;
    final int quarters;
    /** By quarter: the titles of which a copy is free. */
    final long[][] free;
    /** By school: titles it had before or is given in any quarter of this plan. */
    final long[][] closed;
    /** By school: titles in the first quarter that only fullness or fairness of that quarter may move. */
    final long[][] held;

    private final int[][] freeCopies;
    private final int[][] batch;
    private final int[] batchSize;
    private final int[] lowerUsed;
    private final int[] upperUsed;
    private final int[][] users;

    Board(PlanFacts facts, int quarters) {
        this.facts = facts;
        this.quarters = quarters;
        int schools = facts.schoolCount();
        free = new long[quarters][facts.words()];
        freeCopies = new int[quarters][facts.titleCount()];
        closed = new long[schools][];
        held = new long[schools][];
        batch = new int[quarters * schools][];
        Arrays.fill(batch, NONE);
        batchSize = new int[quarters * schools];
        lowerUsed = new int[quarters * schools];
        upperUsed = new int[quarters * schools];
        users = new int[quarters * facts.titleCount()][];
        fillShelves();
        for (int s = 0; s < schools; s++) {
            closed[s] = facts.closedTo(s);
        }
    }

    private void fillShelves() {
        for (int q = 0; q < quarters; q++) {
            for (int t = 0; t < facts.titleCount(); t++) {
                freeCopies[q][t] = facts.copies(q, t);
                if (freeCopies[q][t] > 0) {
                    free[q][t >>> 6] |= 1L << t;
                }
            }
        }
    }

    int at(int quarter, int school) {
        return quarter * facts.schoolCount() + school;
    }

    int size(int quarter, int school) {
        return batchSize[at(quarter, school)];
    }

    int title(int quarter, int school, int index) {
        return batch[at(quarter, school)][index];
    }

    int[] batch(int quarter, int school) {
        int[] titles = Arrays.copyOf(batch[at(quarter, school)], size(quarter, school));
        Arrays.sort(titles);
        return titles;
    }

    boolean hasFreeCopy(int quarter, int title) {
        return freeCopies[quarter][title] > 0;
    }

    int userCount(int quarter, int title) {
        return Math.max(0, facts.copies(quarter, title) - freeCopies[quarter][title]);
    }

    int user(int quarter, int title, int index) {
        return users[quarter * facts.titleCount() + title][index];
    }

    /** Places filled in all quarters. */
    int filled() {
        return Arrays.stream(batchSize).sum();
    }

    /** Places of all quarters that a school could fill. */
    int places() {
        int places = 0;
        for (School school : facts.schools) {
            places += school.quarters() * school.places().total();
        }
        return places;
    }

    boolean isFull(int quarter, int school) {
        Places places = facts.schools.get(school).places();
        return size(quarter, school) >= places.total();
    }

    boolean lowerHasRoom(int quarter, int school) {
        return lowerUsed[at(quarter, school)]
                < facts.schools.get(school).places().lower();
    }

    boolean upperHasRoom(int quarter, int school) {
        return upperUsed[at(quarter, school)]
                < facts.schools.get(school).places().upper();
    }

    int lowerUsed(int quarter, int school) {
        return lowerUsed[at(quarter, school)];
    }

    int upperUsed(int quarter, int school) {
        return upperUsed[at(quarter, school)];
    }

    boolean isClosed(int school, int title) {
        return (closed[school][title >>> 6] & 1L << title) != 0;
    }

    boolean isHeld(int school, int title) {
        return held[school] != null && (held[school][title >>> 6] & 1L << title) != 0;
    }

    boolean isFixed(int school, int title) {
        for (int t : facts.fixed[school]) {
            if (t == title) {
                return true;
            }
        }
        return false;
    }

    void hold(int school, int title) {
        if (held[school] == null) {
            held[school] = new long[facts.words()];
        }
        held[school][title >>> 6] |= 1L << title;
    }

    void place(int quarter, int school, int title) {
        int at = at(quarter, school);
        int size = batchSize[at]++;
        if (size >= batch[at].length) {
            batch[at] = Arrays.copyOf(batch[at], Math.max(8, size * 2));
        }
        batch[at][size] = title;
        count(at, title, 1);
        int slot = quarter * facts.titleCount() + title;
        int count = userCount(quarter, title);
        if (users[slot] == null) {
            users[slot] = new int[Math.min(4, Math.max(1, facts.copies(quarter, title)))];
        } else if (count == users[slot].length) {
            users[slot] = Arrays.copyOf(users[slot], count * 2);
        }
        users[slot][count] = school;
        closed[school][title >>> 6] |= 1L << title;
        if (--freeCopies[quarter][title] == 0) {
            free[quarter][title >>> 6] &= ~(1L << title);
        }
    }

    void remove(int quarter, int school, int title) {
        int at = at(quarter, school);
        int last = --batchSize[at];
        batch[at][indexOf(batch[at], title)] = batch[at][last];
        count(at, title, -1);
        int slot = quarter * facts.titleCount() + title;
        int lastUser = userCount(quarter, title) - 1;
        users[slot][indexOf(users[slot], school)] = users[slot][lastUser];
        closed[school][title >>> 6] &= ~(1L << title);
        if (freeCopies[quarter][title]++ == 0) {
            free[quarter][title >>> 6] |= 1L << title;
        }
    }

    private void count(int at, int title, int by) {
        Level level = facts.level(title);
        if (level == Level.LOWER) {
            lowerUsed[at] += by;
        } else if (level == Level.UPPER) {
            upperUsed[at] += by;
        }
    }

    private static int indexOf(int[] array, int value) {
        int i = 0;
        while (array[i] != value) {
            i++;
        }
        return i;
    }
}
