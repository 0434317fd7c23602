package id.simpul.exchange;

import id.simpul.ledger.Desk;
import id.simpul.ledger.Effect;
import id.simpul.ledger.Request;
import id.simpul.partner.PartnerId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What offers are matched with: both sides' want-lists and the host's stock, as far as they were found alike, less what is promised
 * already.
 */
final class OfferFacts implements Desk.Facts {
    private final Map<PartnerId, List<Wanted>> standing = new HashMap<>();
    private final Map<PartnerId, List<Wanted>> withOffers = new HashMap<>();
    private final Offerings offerings;
    private final Claims claims;
    private final Set<String> promised;
    private final Effort effort;

    /**
     * @param offerings what was asked, and which of it was too much work
     * @param claims what may be promised in this transaction
     * @param promised keys of wants for which something is on its way, as {@link #promise} makes them
     * @param effort what is left of the work that this transaction may do
     */
    OfferFacts(Offerings offerings, Claims claims, Set<String> promised, Effort effort) {
        this.offerings = offerings;
        this.claims = claims;
        this.promised = new HashSet<>(promised);
        this.effort = effort;
    }

    OfferFacts withStanding(PartnerId partner, Collection<Wanted> wants) {
        standing.put(partner, List.copyOf(wants));
        return this;
    }

    /** What was wanted with earlier offers and is still not promised. */
    OfferFacts withOffers(PartnerId partner, Collection<Wanted> wants) {
        withOffers.computeIfAbsent(partner, any -> new ArrayList<>()).addAll(wants);
        return this;
    }

    static String hostPromise(String want) {
        return "host " + want;
    }

    static String partnerPromise(PartnerId partner, String want) {
        return "partner " + partner + " " + want;
    }

    private static String copyPromise(String barcode) {
        return "copy " + barcode;
    }

    Offering offering(Request request) {
        return offerings.of(request);
    }

    /** Whether it has to wait for the chore: matching it now would take too long. */
    boolean isTooMuch(Request request) {
        return offerings.isTooMuch(request) || effort.isSpent();
    }

    /** Whether another was promising something at this moment that might be wanted here: it is to be looked at again. */
    boolean isContended() {
        return claims.contended();
    }

    Effort effort() {
        return effort;
    }

    /** What the host wants of the kind and nobody has promised yet. */
    List<Alike<Wanted>> hostWants(OfferLine line, int nearPercent) {
        return claims.hosts(line.spelling())
                .filter(alike -> alike.likeness().percent() >= nearPercent)
                .filter(alike -> !promised.contains(hostPromise(alike.what().key())))
                .toList();
    }

    /**
     * What a partner wants and has not been promised yet, each title once: that of this offer first, then its list, then what it
     * wanted with other offers, as far as there is room.
     */
    List<Wanted> wantsOf(PartnerId partner, List<Wanted> now) {
        Map<String, Wanted> wants = new LinkedHashMap<>();
        Stream.of(now, standing.getOrDefault(partner, List.of()), withOffers.getOrDefault(partner, List.of()))
                .flatMap(List::stream)
                .limit((long) now.size() + Wants.LOOKED_AT)
                .forEach(want -> wants.putIfAbsent(want.key(), want));
        wants.keySet().removeIf(key -> promised.contains(partnerPromise(partner, key)));
        return List.copyOf(wants.values());
    }

    /** Copies that may be what is wanted and are still to be had. */
    List<Alike<Copy>> copiesFor(Wanted want, int nearPercent) {
        return claims.copies(want.key())
                .filter(alike -> alike.likeness().percent() >= nearPercent)
                .filter(alike -> !promised.contains(copyPromise(alike.what().barcode())))
                .toList();
    }

    @Override
    public void apply(Effect effect) {
        if (effect instanceof WantsReplaced replaced && !replaced.host()) {
            standing.put(replaced.partner(), replaced.wants());
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
