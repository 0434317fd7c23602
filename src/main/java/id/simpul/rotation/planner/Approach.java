package id.simpul.rotation.planner;

import java.util.ArrayList;
import java.util.List;

/**
 * One way to choose among plans that are as full and as fair: which titles a school begins with, which of two schools served
 * alike goes first, and whether later quarters are planned at once or as if there were none. No way is best for every
 * collection, so where titles are scarce several are played to the end of the term.
 *
 * @param depth how far from the most contested title schools begin: 1 is where the copies go round all needier schools, 0 the
 *     most contested title itself
 * @param shuffle a number that moves each school's beginning in its own way; 0 moves none
 * @param shortFirst whether of two schools the one with fewer quarters to come goes first, else the one with fewer titles
 * @param foresight whether later quarters may reroute what this one gives; without it, each is a maximum flow of its own
 */
record Approach(double depth, int shuffle, boolean shortFirst, boolean foresight) {
    static final Approach USUAL = new Approach(1, 0, true, true);
    static final Approach QUARTER_BY_QUARTER = new Approach(1, 0, true, false);

    private static final int SHUFFLES = 6;

    /** The usual one first. */
    static final List<Approach> ALL = all();

    private static List<Approach> all() {
        List<Approach> all = new ArrayList<>(
                List.of(USUAL, QUARTER_BY_QUARTER, new Approach(1, 0, false, true), new Approach(0.7, 0, true, false)));
        for (int shuffle = 1; shuffle <= SHUFFLES; shuffle++) {
            all.add(new Approach(shuffle % 3 == 0 ? 0.7 : 1, shuffle, shuffle % 4 > 0, false));
        }
        return List.copyOf(all);
    }

    /** Where the school begins, between the level's first title and its end. */
    int start(String school, int first, int usual, int end) {
        double start = first + depth * (usual - first) + (end - first) * moved(school);
        return (int) Math.max(first, Math.min(end, start));
    }

    /** From a quarter of the level back to a quarter on, always the same for a school. */
    private double moved(String school) {
        if (shuffle == 0) {
            return 0;
        }
        long mixed = (school.hashCode() + shuffle * 0x9E3779B97F4A7C15L) * 0xBF58476D1CE4E5B9L;
        return ((mixed >>> 40) & 0xFFFF) / 131_072.0 - 0.25;
    }
}
