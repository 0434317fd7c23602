package id.simpul.exchange;

import java.util.Optional;

/**
 * A publication that was offered and is not for sale.
 *
 * @param place where it stood in the offer
 * @param ref the partner's own name for it
 */
record OfferLine(int place, String ref, String title, Optional<String> isbn) {
    WrittenTitle work() {
        return WrittenTitle.of(title, isbn);
    }
}
