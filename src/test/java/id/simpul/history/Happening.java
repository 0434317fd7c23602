package id.simpul.history;

import java.util.function.Consumer;

/**
 * Something that may happen on a day.
 *
 * @param chance how probable it is each day
 */
record Happening(String name, double chance, Consumer<History> act) {}
