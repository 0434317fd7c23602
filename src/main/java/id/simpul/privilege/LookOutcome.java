package id.simpul.privilege;

/**
 * What the history keeps of a look at persons.
 *
 * @param persons how many were shown
 */
public record LookOutcome(int persons) {}
