package id.simpul.rotation.planner;

/** The words of a quarter's bitmap in which a copy is free at all: in the hard cases there are few. */
final class FreeCopies {
    private final PlanFacts facts;
    private final long[] free;
    private final int[] words;
    private final int[] start = new int[4];

    FreeCopies(PlanFacts facts, long[] free) {
        this.facts = facts;
        this.free = free;
        this.words = new int[free.length];
    }

    void take() {
        int count = 0;
        for (int level = 0; level < 3; level++) {
            start[level] = count;
            for (int w = facts.levelStart[level] >>> 6; w < facts.levelStart[level + 1] >>> 6; w++) {
                if (free[w] != 0) {
                    words[count++] = w;
                }
            }
        }
        start[3] = count;
    }

    int words(int level) {
        return start[level + 1] - start[level];
    }

    /** The first title of the level with a free copy that is in neither bitmap, or -1. */
    int first(int level, long[] closed, long[] seen) {
        for (int i = start[level]; i < start[level + 1]; i++) {
            int w = words[i];
            long open = free[w] & ~closed[w] & ~seen[w];
            if (open != 0) {
                return (w << 6) + Long.numberOfTrailingZeros(open);
            }
        }
        return -1;
    }
}
