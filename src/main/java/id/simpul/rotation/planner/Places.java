package id.simpul.rotation.planner;

/** The places of a batch by level; a title suited to both levels may take either (R4). */
public record Places(int lower, int upper) {
    public Places {
        if (lower < 0 || upper < 0) {
            throw new IllegalArgumentException("A batch has no negative places: lower " + lower + ", upper " + upper);
        }
    }

    /**
     * Splits a batch in proportion to a school's pupils by largest remainder; an exact tie goes to the lower grades, and a
     * school that has told no pupils gets halves.
     */
    public static Places inProportion(int size, int pupilsLower, int pupilsUpper) {
        if (size < 0 || pupilsLower < 0 || pupilsUpper < 0) {
            throw new IllegalArgumentException("Batch size and pupils cannot be negative: size " + size + ", pupils "
                    + pupilsLower + " and " + pupilsUpper);
        }
        long pupils = (long) pupilsLower + pupilsUpper;
        if (pupils == 0) {
            return new Places(size - size / 2, size / 2);
        }
        long twice = 2L * size * pupilsLower;
        int lower = (int) ((twice + pupils) / (2 * pupils));
        return new Places(lower, size - lower);
    }

    public int total() {
        return lower + upper;
    }
}
