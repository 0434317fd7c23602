package id.simpul.rotation.planner;

/**
 * How a plan was made and what is proven of it.
 *
 * @param unfilled places of the quarter that stay empty
 * @param provenFullest no other plan of the quarter fills more places
 * @param provenFairest no other plan as full serves the worst served school better, nor then the next worst
 */
public record Method(Kind kind, int unfilled, boolean provenFullest, boolean provenFairest) {
    /** The ways to plan, chosen by the size of the instance and by what a first pass leaves empty. */
    public enum Kind {
        /** Augmenting paths in turns, the whole term in view: chosen wherever memory and time allow it. */
        EXACT,
        /** One even pass over the collection: chosen for large instances where it gives every school all it could take alone. */
        AMPLE,
        /** The even pass and swaps between two schools: for large, scarce instances, where nothing is proven. */
        SWAPS
    }
}
