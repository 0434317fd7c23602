package id.simpul.exchange;

import java.util.Optional;

/** A title on a want-list, as a partner writes it. */
public record Want(String title, Optional<String> isbn) {}
