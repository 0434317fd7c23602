package id.simpul.exchange;

import java.util.Optional;

/**
 * A publication that was offered and is not for sale.
 *
 * @param place where it stood in the offer
 * @param ref the partner's own name for it
 * @param spelling as it is compared
 */
record OfferLine(int place, String ref, String title, Optional<String> isbn, Spelling spelling) {
    static OfferLine of(int place, String ref, String title, Optional<String> isbn) {
        return new OfferLine(place, ref, title, isbn, Spelling.of(title, isbn));
    }
}
