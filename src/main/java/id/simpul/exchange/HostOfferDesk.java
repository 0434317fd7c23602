package id.simpul.exchange;

import id.simpul.ledger.Code;
import id.simpul.ledger.Decided;
import id.simpul.ledger.Decision;
import id.simpul.ledger.Decision.Refused;
import id.simpul.ledger.Desk;
import id.simpul.ledger.Effect;
import id.simpul.ledger.Json;
import id.simpul.ledger.Phrase;
import id.simpul.ledger.Reason;
import id.simpul.ledger.Request;
import id.simpul.ledger.RequestType;
import id.simpul.partner.PartnerId;
import id.simpul.policy.Decides;
import id.simpul.policy.Policy;
import id.simpul.policy.Rule;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/**
 * Begins an exchange from the library's side: staff offer copies, each for one publication of the partner's (R13), and the partner
 * answers pair by pair. Only copies of the collection for exchange are given, which are the library's own or left over (R14).
 */
@Decides({Rule.R13, Rule.R14, Rule.R16})
final class HostOfferDesk implements Desk<HostOfferDesk.Free> {
    private static final Phrase PARTNER = new Phrase("mitra", "partner");

    @Override
    public Set<RequestType> types() {
        return Set.of(RequestType.STAFF_OFFER);
    }

    /** Who takes part, and which of the copies named are free. */
    static final class Free implements Facts {
        private final Map<String, PartnerId> partners;
        private final Map<String, Copy> copies = new HashMap<>();

        Free(Map<String, PartnerId> partners, Collection<Copy> copies) {
            this.partners = Map.copyOf(partners);
            copies.forEach(copy -> this.copies.put(copy.barcode(), copy));
        }

        @Override
        public void apply(Effect effect) {
            if (effect instanceof PairProposed proposed) {
                proposed.pair().gets().ifPresent(gets -> copies.remove(gets.barcode()));
            }
        }
    }

    @Override
    public Free facts(Handle db, List<Request> requests) {
        Set<String> partners = new TreeSet<>();
        Set<String> barcodes = new TreeSet<>();
        for (Request request : requests) {
            StaffOffer asked = request.as(StaffOffer.class);
            partners.add(asked.partner());
            asked.pairs().forEach(line -> barcodes.add(line.barcode()));
        }
        return new Free(Gifts.partners(db, partners), ExchangeStock.free(db, barcodes));
    }

    @Override
    public Decision decide(Request request, Free free, Policy policy, LocalDate today) {
        StaffOffer asked = request.as(StaffOffer.class);
        Optional<PartnerId> partner = Optional.ofNullable(free.partners.get(asked.partner()));
        if (partner.isEmpty()) {
            return Refused.because(Reason.of(Code.NOT_FOUND, "/data/partner", PARTNER));
        }
        List<Reason> against = against(asked, free);
        if (!against.isEmpty()) {
            return new Refused(Json.object(), against);
        }
        Exchange exchange = new Exchange(Exchange.idOf(request), partner.get(), today, today, Optional.empty());
        List<Pair> pairs = pairs(asked, free, exchange);
        Exchange begun = exchange.stepped(today, pairs, policy);
        List<Effect> effects = new ArrayList<>();
        effects.add(new Offered(begun, List.of(), List.of(), false));
        pairs.forEach(pair -> effects.add(new PairProposed(pair)));
        return new Decision.Accepted(
                begun.id(),
                new ExchangeOutcome(begun.id(), PairWording.proposals(pairs)),
                effects,
                List.of(PairWording.offered(begun, pairs, policy)));
    }

    private static List<Reason> against(StaffOffer asked, Free free) {
        List<Reason> against = new ArrayList<>();
        Set<String> named = new HashSet<>();
        for (int place = 0; place < asked.pairs().size(); place++) {
            String barcode = asked.pairs().get(place).barcode();
            String pointer = "/data/pairs/" + place + "/barcode";
            if (!named.add(barcode)) {
                against.add(Reason.of(Code.NAMED_TWICE, pointer, barcode));
            } else if (!free.copies.containsKey(barcode)) {
                against.add(Reason.of(Code.COPY_NOT_HERE, pointer, barcode));
            }
        }
        return against;
    }

    /** What the partner gives has no reference of the partner's yet: the pair's place stands for it. */
    private static List<Pair> pairs(StaffOffer asked, Free free, Exchange exchange) {
        List<Pair> pairs = new ArrayList<>();
        for (int place = 0; place < asked.pairs().size(); place++) {
            StaffOffer.Line line = asked.pairs().get(place);
            Copy copy = free.copies.get(line.barcode());
            pairs.add(new Pair(
                    Pairing.idOf(exchange.id(), place),
                    exchange.id(),
                    exchange.partner(),
                    place,
                    Optional.of(new Pair.Gives(Integer.toString(place + 1), line.title(), Optional.empty())),
                    Optional.of(new Pair.Gets(copy.barcode(), copy.name(), Optional.empty())),
                    false,
                    Optional.empty(),
                    Map.of()));
        }
        return pairs;
    }

    @Override
    public void write(Handle db, List<Decided> decided) {
        ExchangeRows.write(db, decided);
    }
}
