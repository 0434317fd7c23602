package id.simpul.rotation.planner;

/**
 * Places that stay empty and the constraint that keeps them so.
 *
 * @param titles how many titles of the level (or of both) that constraint keeps from the school
 */
public record Shortfall(Level level, Bound bound, int places, int titles) {
    /** What keeps a place empty, the most easily lifted first. */
    public enum Bound {
        /** Titles new to the school exist, but other schools' batches hold every copy. */
        COPIES_WITH_OTHERS(0),
        /** Titles new to the school exist, but no copy is lendable, in good condition and in the house in time. */
        NO_COPY_AVAILABLE(1),
        /** The remaining titles of the level have all been at the school before, or are promised to it for good. */
        ALL_HAD_BEFORE(2),
        /** The collection has fewer titles of the level than the batch has places. */
        COLLECTION_TOO_SMALL(3);

        final int rank;

        Bound(int rank) {
            this.rank = rank;
        }
    }
}
