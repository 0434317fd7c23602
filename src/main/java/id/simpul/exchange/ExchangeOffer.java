package id.simpul.exchange;

import java.util.List;
import java.util.Optional;

/** A partner offers publications, and may say what it would like in return. */
public record ExchangeOffer(List<Publication> offered, Optional<List<Want>> wanted) {
    public ExchangeOffer {
        offered = List.copyOf(offered);
    }

    /**
     * One that it offers.
     *
     * @param ref the partner's own name for it
     */
    public record Publication(String ref, String title, Optional<String> isbn, boolean forSale) {}
}
