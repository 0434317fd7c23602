package id.simpul.exchange;

import java.util.List;

/** A partner gives publications for nothing. */
public record ExchangeGift(List<Want> items) {
    public ExchangeGift {
        items = List.copyOf(items);
    }
}
