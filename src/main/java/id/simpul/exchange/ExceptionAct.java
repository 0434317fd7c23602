package id.simpul.exchange;

import id.simpul.ledger.Code;
import id.simpul.ledger.Decision;
import id.simpul.ledger.Effect;
import id.simpul.ledger.Json;
import id.simpul.ledger.Reason;
import id.simpul.ledger.Request;
import id.simpul.policy.Decides;
import id.simpul.policy.Policy;
import id.simpul.policy.Rule;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Staff approve something other than one for one, and say why (R16): they take more of an offer than they give, give more than
 * they take, or pair what no list matched. What has a counterpart is paired; what has none stands alone.
 */
@Decides(Rule.R16)
final class ExceptionAct {
    private final Request request;
    private final Exchange exchange;
    private final PairFacts facts;
    private final List<Reason> reasons = new ArrayList<>();

    ExceptionAct(Request request, Exchange exchange, PairFacts facts) {
        this.request = request;
        this.exchange = exchange;
        this.facts = facts;
    }

    Decision decide(Policy policy, LocalDate today) {
        String why = request.staff().map(Request.Staff::reason).orElse("");
        if (why.isBlank()) {
            return Decision.Refused.because(Reason.of(Code.EXCEPTION_NEEDS_REASON, ""));
        }
        StaffException asked = request.as(StaffException.class);
        List<OfferLine> gives = gives(asked.gives().orElse(List.of()));
        List<Copy> gets = gets(asked.gets().orElse(List.of()));
        if (!reasons.isEmpty()) {
            return new Decision.Refused(Json.object(), reasons);
        }
        int size = Math.max(gives.size(), gets.size());
        return size == 0 ? PairDesk.nothing() : accepted(pairs(gives, gets, size, why), policy, today);
    }

    private List<OfferLine> gives(List<String> refs) {
        List<OfferLine> lines = new ArrayList<>();
        Set<String> named = new HashSet<>();
        for (int place = 0; place < refs.size(); place++) {
            String ref = refs.get(place);
            Optional<OfferLine> line = facts.waitingLine(exchange.id(), ref).filter(free -> named.add(ref));
            String pointer = "/data/gives/" + place;
            line.ifPresentOrElse(lines::add, () -> reasons.add(Reason.of(Code.OFFERED_NOT_FREE, pointer, ref)));
        }
        return lines;
    }

    private List<Copy> gets(List<String> barcodes) {
        List<Copy> copies = new ArrayList<>();
        Set<String> named = new HashSet<>();
        for (int place = 0; place < barcodes.size(); place++) {
            String barcode = barcodes.get(place);
            Optional<Copy> copy = facts.freeCopy(barcode).filter(free -> named.add(barcode));
            String pointer = "/data/gets/" + place;
            copy.ifPresentOrElse(copies::add, () -> reasons.add(Reason.of(Code.COPY_NOT_HERE, pointer, barcode)));
        }
        return copies;
    }

    private List<Pair> pairs(List<OfferLine> gives, List<Copy> gets, int size, String why) {
        int begun = facts.pairs(exchange.id()).size();
        List<Pair> pairs = new ArrayList<>();
        for (int place = 0; place < size; place++) {
            pairs.add(new Pair(
                    Pairing.idOf(exchange.id(), begun + place),
                    exchange.id(),
                    exchange.partner(),
                    begun + place,
                    at(gives, place).map(line -> new Pair.Gives(line.ref(), line.title(), Optional.empty())),
                    at(gets, place).map(copy -> new Pair.Gets(copy.barcode(), copy.name(), Optional.empty())),
                    false,
                    Optional.of(why),
                    Map.of()));
        }
        return pairs;
    }

    private static <T> Optional<T> at(List<T> list, int place) {
        return place < list.size() ? Optional.of(list.get(place)) : Optional.empty();
    }

    private Decision accepted(List<Pair> pairs, Policy policy, LocalDate today) {
        List<Pair> all = new ArrayList<>(facts.pairs(exchange.id()));
        all.addAll(pairs);
        Exchange stepped = exchange.stepped(today, all, policy);
        List<Effect> effects = new ArrayList<>();
        pairs.forEach(pair -> effects.add(new PairProposed(pair)));
        effects.add(new ExchangeStepped(stepped));
        ExchangeOutcome outcome = new ExchangeOutcome(exchange.id(), PairWording.proposals(pairs));
        return new Decision.Accepted(
                exchange.id(), outcome, effects, List.of(PairWording.proposed(stepped, pairs, policy)));
    }
}
