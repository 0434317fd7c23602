package id.simpul.history;

/**
 * Something that must hold at the end of every day.
 *
 * @param broken SQL that gives a sentence for each case in which it does not; {@code :today} is the day
 */
record Truth(String says, String broken) {}
