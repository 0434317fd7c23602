package id.simpul.paper;

import java.util.Optional;

/**
 * The library, as its papers name it.
 *
 * @param phone whom schools call; none if nobody is to be called
 */
public record Sender(String library, String place, Optional<String> phone) {}
