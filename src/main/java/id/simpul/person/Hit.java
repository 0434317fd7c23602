package id.simpul.person;

/**
 * A place where something of the person stands.
 *
 * @param where the table and column, or {@code mail}
 * @param thing the key of the row, or the name of the file
 * @param partner whose it is; empty if nobody's
 * @param holds what stands there
 * @param open whether it cannot go yet
 */
record Hit(String where, String thing, String partner, String holds, boolean open) {}
