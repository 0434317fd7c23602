package id.simpul.exchange;

import java.util.List;

/** What a reply says of an exchange whose pairs are proposed. */
record ExchangeOutcome(String exchange, List<ProposedPair> pairs) {
    ExchangeOutcome {
        pairs = List.copyOf(pairs);
    }
}
