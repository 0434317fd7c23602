package id.simpul.exchange;

import java.util.List;
import java.util.Optional;

/**
 * The library offers a partner an exchange: one of its copies for each publication that it would like.
 *
 * @param pairs what is given and what is wanted for it, one for one
 */
public record StaffOffer(String partner, List<Line> pairs) {
    public StaffOffer {
        pairs = List.copyOf(pairs);
    }

    /**
     * One for one.
     *
     * @param barcode the library's copy
     * @param title what it would like from the partner
     */
    public record Line(String barcode, String title, Optional<String> isbn) {}
}
