package id.simpul.exchange;

import id.simpul.ledger.Desk;
import id.simpul.ledger.Effect;
import id.simpul.partner.PartnerId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The exchanges that messages and acts of staff speak of, with their pairs, and how each partner stands. */
final class PairFacts implements Desk.Facts {
    private final Map<String, Exchange> exchanges;
    private final Map<String, Map<Integer, Pair>> pairs = new HashMap<>();
    private final Map<PartnerId, Balance> balances;
    private final Map<String, List<OfferLine>> lines;
    private final Map<String, Copy> free = new HashMap<>();
    private final Set<String> inTheHouse;
    private final Set<PartnerId> takingPart;

    /**
     * @param lines what was offered and has no pair, by exchange
     * @param free copies that staff name and that are promised to nobody
     * @param inTheHouse barcodes of promised copies that can be sent
     * @param takingPart those of the partners that take part now
     */
    PairFacts(
            Map<String, Exchange> exchanges,
            Collection<Pair> pairs,
            Map<PartnerId, Balance> balances,
            Map<String, List<OfferLine>> lines,
            Collection<Copy> free,
            Set<String> inTheHouse,
            Set<PartnerId> takingPart) {
        this.exchanges = new HashMap<>(exchanges);
        this.balances = new HashMap<>(balances);
        this.lines = Map.copyOf(lines);
        this.inTheHouse = new HashSet<>(inTheHouse);
        this.takingPart = Set.copyOf(takingPart);
        pairs.forEach(this::put);
        free.forEach(copy -> this.free.put(copy.barcode(), copy));
    }

    private void put(Pair pair) {
        pairs.computeIfAbsent(pair.exchange(), any -> new TreeMap<>()).put(pair.place(), pair);
        pair.gets().ifPresent(gets -> {
            if (!pair.isDeclined()) {
                free.remove(gets.barcode());
            }
        });
    }

    Optional<Exchange> exchange(String id) {
        return Optional.ofNullable(exchanges.get(id));
    }

    /** All pairs of an exchange, in their order. */
    List<Pair> pairs(String exchange) {
        return List.copyOf(pairs.getOrDefault(exchange, Map.of()).values());
    }

    Balance balance(PartnerId partner) {
        return balances.getOrDefault(partner, Balance.EVEN);
    }

    /** What was offered under that reference and has no pair. */
    Optional<OfferLine> waitingLine(String exchange, String ref) {
        boolean paired = pairs(exchange).stream()
                .anyMatch(pair -> !pair.isDeclined()
                        && pair.gives().filter(gives -> gives.ref().equals(ref)).isPresent());
        return lines.getOrDefault(exchange, List.of()).stream()
                .filter(line -> !paired && line.ref().equals(ref))
                .findFirst();
    }

    boolean takesPart(PartnerId partner) {
        return takingPart.contains(partner);
    }

    Optional<Copy> freeCopy(String barcode) {
        return Optional.ofNullable(free.get(barcode));
    }

    boolean canBeSent(Pair pair) {
        return pair.isGone(Side.HOST)
                || pair.gets()
                        .filter(gets -> inTheHouse.contains(gets.barcode()))
                        .isPresent();
    }

    @Override
    public void apply(Effect effect) {
        if (effect instanceof PairStepped stepped) {
            balances.put(
                    stepped.after().partner(),
                    balance(stepped.after().partner()).with(stepped.before(), stepped.after()));
            put(stepped.after());
        } else if (effect instanceof PairProposed proposed) {
            put(proposed.pair());
        } else if (effect instanceof ExchangeStepped stepped) {
            exchanges.put(stepped.after().id(), stepped.after());
        }
    }
}
