package id.simpul.exchange;

import java.util.List;

/** What a reply says of an exchange whose pairs are proposed. */
public record ExchangeOutcome(String exchange, List<ProposedPair> pairs) {
    public ExchangeOutcome {
        pairs = List.copyOf(pairs);
    }
}
