package id.simpul.exchange;

import java.util.List;

/** A partner's whole want-list, instead of the one before. */
public record ExchangeWant(List<Want> titles) {
    public ExchangeWant {
        titles = List.copyOf(titles);
    }
}
