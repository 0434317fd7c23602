package id.simpul.person;

/**
 * What the history keeps of it that a person was looked for.
 *
 * @param foundIn in how many places something of the person stands, or stood before it was erased
 * @param stillNeeded in how many of them it stays, as it is still needed
 */
public record PersonOutcome(int foundIn, int stillNeeded) {}
