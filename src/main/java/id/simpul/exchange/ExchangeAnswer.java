package id.simpul.exchange;

import java.util.List;
import java.util.Optional;

/** A partner agrees to pairs, or declines them. */
public record ExchangeAnswer(String exchange, List<String> agree, Optional<List<String>> decline)
        implements AboutExchange {
    public ExchangeAnswer {
        agree = List.copyOf(agree);
        decline = decline.map(List::copyOf);
    }
}
