package id.simpul.rotation.batch;

import java.util.Optional;

/**
 * Staff change a book of a batch that is planned.
 *
 * @param out the barcode that does not go
 * @param in the one that goes instead; the best there is, if it is not said
 */
public record StaffSwap(String batch, String out, Optional<String> in) {}
