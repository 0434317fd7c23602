package id.simpul.rotation.obligation;

import java.util.Optional;

/**
 * A school says by what it will replace an item.
 *
 * @param same whether it is the title that was lost
 */
public record RotationReplacement(String obligation, String title, Optional<String> isbn, boolean same) {}
