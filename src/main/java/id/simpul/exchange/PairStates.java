package id.simpul.exchange;

import java.util.Collection;
import java.util.List;

/** What a reply says of an exchange whose pairs take steps: where each named pair stands. */
public record PairStates(String exchange, List<Standing> pairs) {
    public PairStates {
        pairs = List.copyOf(pairs);
    }

    static PairStates of(String exchange, Collection<Pair> pairs) {
        return new PairStates(
                exchange,
                pairs.stream()
                        .map(pair -> new Standing(pair.id(), pair.state().wire()))
                        .toList());
    }

    /** Where one pair stands. */
    public record Standing(String pair, String state) {}
}
