package id.simpul.exchange;

import java.util.Optional;

/**
 * A title of the host's stock under one ISBN, or none: its copies are all alike.
 *
 * @param title the id of the title
 */
record Edition(String title, Optional<String> isbn, Spelling spelling) {}
