package id.simpul.exchange;

import java.util.Optional;

/** A pair as it is proposed: what its partner gives, by the partner's own reference, and what it gets. */
public record ProposedPair(
        String pair, Optional<String> ref, Optional<String> gives, Optional<String> gets, boolean near) {
    static ProposedPair of(Pair pair) {
        return new ProposedPair(
                pair.id(),
                pair.gives().map(Pair.Gives::ref),
                pair.gives().map(Pair.Gives::title),
                pair.gets().map(Pair.Gets::title),
                pair.near());
    }
}
