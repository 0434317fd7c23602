package id.simpul.exchange;

import id.simpul.ledger.Code;
import id.simpul.ledger.Reason;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What an offer says, read once.
 *
 * @param lines what can be exchanged of it
 * @param wanted what the partner wants with it, each title once
 * @param against why the rest of it cannot be exchanged (R14)
 */
record Offering(List<OfferLine> lines, List<Wanted> wanted, List<Reason> against) {
    Offering {
        lines = List.copyOf(lines);
        wanted = List.copyOf(wanted);
        against = List.copyOf(against);
    }

    static Offering of(ExchangeOffer offer) {
        List<OfferLine> lines = new ArrayList<>();
        List<Reason> against = new ArrayList<>();
        Set<String> refs = new HashSet<>();
        for (int place = 0; place < offer.offered().size(); place++) {
            ExchangeOffer.Publication one = offer.offered().get(place);
            String ref = one.ref();
            if (one.forSale()) {
                against.add(Reason.of(Code.FOR_SALE, "/data/offered/" + place));
            } else if (!refs.add(ref)) {
                against.add(Reason.of(Code.NAMED_TWICE, "/data/offered/" + place + "/ref", ref));
            } else {
                lines.add(OfferLine.of(place, ref, one.title(), one.isbn()));
            }
        }
        return new Offering(lines, wants(offer.wanted().orElse(List.of())), against);
    }

    /** The titles of a list, each once. */
    static List<Wanted> wants(List<Want> titles) {
        Map<String, Wanted> wants = new LinkedHashMap<>();
        titles.stream().map(Wanted::of).forEach(want -> wants.putIfAbsent(want.key(), want));
        return List.copyOf(wants.values());
    }
}
