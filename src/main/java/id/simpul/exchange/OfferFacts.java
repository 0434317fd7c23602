package id.simpul.exchange;

import id.simpul.ledger.Desk;
import id.simpul.ledger.Effect;
import id.simpul.partner.PartnerId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What offers are matched with: both sides' want-lists and the host's stock, less what is promised already. */
final class OfferFacts implements Desk.Facts {
    private final Map<PartnerId, List<Want>> hostLists = new LinkedHashMap<>();
    private final Map<PartnerId, List<Want>> standing = new HashMap<>();
    private final Map<PartnerId, List<Want>> withOffers = new HashMap<>();
    private final Map<String, List<Copy>> stock;
    private final Set<String> promised;

    /**
     * @param stock copies that may be what is wanted, by the key of the want; the best come first
     * @param promised keys of wants for which something is on its way, as {@link #promise} makes them
     */
    OfferFacts(Map<String, List<Copy>> stock, Set<String> promised) {
        this.stock = Map.copyOf(stock);
        this.promised = new HashSet<>(promised);
    }

    /** The host's wants are those of all its systems. */
    OfferFacts withHostWants(PartnerId system, Collection<Want> wants) {
        hostLists.put(system, List.copyOf(wants));
        return this;
    }

    OfferFacts withStanding(PartnerId partner, Collection<Want> wants) {
        standing.put(partner, List.copyOf(wants));
        return this;
    }

    /** What was wanted with earlier offers and is still not promised. */
    OfferFacts withOffers(PartnerId partner, Collection<Want> wants) {
        withOffers.computeIfAbsent(partner, any -> new ArrayList<>()).addAll(wants);
        return this;
    }

    static String hostPromise(String want) {
        return "host " + want;
    }

    static String partnerPromise(PartnerId partner, String want) {
        return "partner " + partner + " " + want;
    }

    static String copyPromise(String barcode) {
        return "copy " + barcode;
    }

    /** What the host wants and nobody has promised yet, each title once. */
    List<Want> hostWants() {
        Map<String, Want> wants = new LinkedHashMap<>();
        hostLists.values().forEach(list -> list.forEach(want -> wants.putIfAbsent(want.key(), want)));
        wants.keySet().removeIf(key -> promised.contains(hostPromise(key)));
        return List.copyOf(wants.values());
    }

    /** What a partner wants and has not been promised yet, each title once: that of this offer first. */
    List<Want> wantsOf(PartnerId partner, List<Want> now) {
        Map<String, Want> wants = new LinkedHashMap<>();
        now.forEach(want -> wants.putIfAbsent(want.key(), want));
        standing.getOrDefault(partner, List.of()).forEach(want -> wants.putIfAbsent(want.key(), want));
        withOffers.getOrDefault(partner, List.of()).forEach(want -> wants.putIfAbsent(want.key(), want));
        wants.keySet().removeIf(key -> promised.contains(partnerPromise(partner, key)));
        return List.copyOf(wants.values());
    }

    /** Copies that may be what is wanted and are still to be had. */
    List<Copy> copiesFor(Want want) {
        return stock.getOrDefault(want.key(), List.of()).stream()
                .filter(copy -> !promised.contains(copyPromise(copy.barcode())))
                .toList();
    }

    @Override
    public void apply(Effect effect) {
        if (effect instanceof WantsReplaced replaced) {
            (replaced.host() ? hostLists : standing).put(replaced.partner(), replaced.wants());
        } else if (effect instanceof Offered offered) {
            withOffers(offered.exchange().partner(), offered.wanted());
        } else if (effect instanceof PairProposed proposed) {
            promise(proposed.pair());
        }
    }

    private void promise(Pair pair) {
        pair.gives().flatMap(Pair.Gives::want).ifPresent(want -> promised.add(hostPromise(want)));
        pair.gets().ifPresent(gets -> {
            promised.add(copyPromise(gets.barcode()));
            gets.want().ifPresent(want -> promised.add(partnerPromise(pair.partner(), want)));
        });
    }
}
