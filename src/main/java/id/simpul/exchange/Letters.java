package id.simpul.exchange;

/**
 * Filter before the edit distance: how often each letter stands in a text, in two words of 64 bits. Each of 32 groups of letters
 * has four bits, of which as many are set as the text has letters of the group, four at most. The bits in which two texts differ
 * are therefore never more than the letters by which their counts differ, and one edit changes two counts by one at most: who
 * differs in more bits than twice the edits allowed needs not be compared. Nothing that is near is lost by it.
 */
record Letters(long first, long second, int length) {
    private static final int GROUPS = 32;
    private static final int GROUPS_IN_A_WORD = 16;
    private static final int MOST = 4;

    static Letters of(String text) {
        int[] counts = new int[GROUPS];
        for (int place = 0; place < text.length(); place++) {
            counts[group(text.charAt(place))]++;
        }
        return new Letters(word(counts, 0), word(counts, GROUPS_IN_A_WORD), text.length());
    }

    /** The vowels fill their four bits in any title; letters of many languages share the groups beyond those of a to z. */
    private static int group(char letter) {
        return letter >= 'a' && letter <= 'z' ? letter - 'a' : 26 + letter % 6;
    }

    private static long word(int[] counts, int from) {
        long word = 0;
        for (int group = 0; group < GROUPS_IN_A_WORD; group++) {
            long bits = (1L << Math.min(counts[from + group], MOST)) - 1;
            word |= bits << (group * MOST);
        }
        return word;
    }

    /** Whether the texts may be that near: no if it takes more edits to make one of the other. */
    boolean mayBeNear(Letters other, int nearPercent) {
        int longer = Math.max(length, other.length);
        int edits = longer * (Likeness.WHOLE - nearPercent) / Likeness.WHOLE;
        return Long.bitCount(first ^ other.first)
                        + Long.bitCount(second ^ other.second)
                        + Math.abs(length - other.length)
                <= 2 * edits;
    }
}
