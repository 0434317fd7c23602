package id.simpul.exchange;

import id.simpul.exchange.Matching.Match;
import id.simpul.ledger.Ids;
import id.simpul.policy.Decides;
import id.simpul.policy.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Makes pairs of an offer: what the host wants of it, one for one against what the partner wants of the host's stock (R13,
 * R15). Pairs in which both are the same as what was wanted come before near ones.
 */
@Decides({Rule.R13, Rule.R15})
final class Pairing {
    private final List<Match<OfferLine, Wanted>> given;
    private final List<Match<Wanted, Copy>> gotten;
    private final Set<OfferLine> lines;

    Pairing(List<OfferLine> lines, List<Wanted> wanted, OfferFacts facts, int nearPercent) {
        given = Matching.best(lines, line -> facts.hostWants(line, nearPercent), facts.effort());
        gotten = Matching.best(wanted, want -> facts.copiesFor(want, nearPercent), facts.effort());
        this.lines = given.stream().map(Match::left).collect(Collectors.toSet());
    }

    /**
     * One for one, as far as both sides reach.
     *
     * @param begun how many pairs the exchange has already
     */
    List<Pair> pairs(Exchange exchange, int begun) {
        List<Pair> pairs = new ArrayList<>();
        for (int place = 0; place < Math.min(given.size(), gotten.size()); place++) {
            pairs.add(pair(exchange, begun + place, given.get(place), gotten.get(place)));
        }
        return pairs;
    }

    private static Pair pair(Exchange exchange, int place, Match<OfferLine, Wanted> gives, Match<Wanted, Copy> gets) {
        OfferLine line = gives.left();
        Copy copy = gets.right();
        return new Pair(
                idOf(exchange.id(), place),
                exchange.id(),
                exchange.partner(),
                place,
                Optional.of(new Pair.Gives(
                        line.ref(), line.title(), Optional.of(gives.right().key()))),
                Optional.of(new Pair.Gets(
                        copy.barcode(), copy.name(), Optional.of(gets.left().key()))),
                gives.near() || gets.near(),
                Optional.empty(),
                Map.of());
    }

    static String idOf(String exchange, int place) {
        return Ids.of("pair", exchange, place);
    }

    /** How many of the offer the host wants. */
    int wantedByHost() {
        return given.size();
    }

    /** How many of what the partner wants the host has. */
    int wantedByPartner() {
        return gotten.size();
    }

    /** What the host wants of the offer but has nothing to give for yet. */
    List<OfferLine> over() {
        return given.stream()
                .skip(Math.min(given.size(), gotten.size()))
                .map(Match::left)
                .toList();
    }

    boolean isWanted(OfferLine line) {
        return lines.contains(line);
    }
}
