package id.simpul.exchange;

import id.simpul.ledger.Code;
import id.simpul.ledger.Decided;
import id.simpul.ledger.Decision;
import id.simpul.ledger.Desk;
import id.simpul.ledger.Effect;
import id.simpul.ledger.Json;
import id.simpul.ledger.Notice;
import id.simpul.ledger.Reason;
import id.simpul.ledger.Request;
import id.simpul.ledger.RequestType;
import id.simpul.partner.PartnerKind;
import id.simpul.policy.Decides;
import id.simpul.policy.Policy;
import id.simpul.policy.Rule;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Takes offers and want-lists, and makes pairs of them (R13-R15). */
@Decides({Rule.R14, Rule.R15})
public final class OfferDesk implements Desk<OfferFacts> {
    /** What the reply to a want-list says. */
    public record WantOutcome(int wanted) {}

    @Override
    public Set<RequestType> types() {
        return Set.of(RequestType.EXCHANGE_OFFER, RequestType.EXCHANGE_WANT);
    }

    @Override
    public OfferFacts facts(Handle db, List<Request> requests) {
        return OfferFactsReader.read(db, requests);
    }

    @Override
    public Decision decide(Request request, OfferFacts facts, Policy policy, LocalDate today) {
        return request.type() == RequestType.EXCHANGE_WANT
                ? replaceWants(request)
                : offer(request, facts, policy, today);
    }

    private static Decision replaceWants(Request request) {
        List<Want> wants = wants(request.as(ExchangeWant.class).titles());
        WantsReplaced replaced = new WantsReplaced(request.partner(), request.kind() == PartnerKind.LIBRARY, wants);
        return new Decision.Accepted(
                request.partner().value(), new WantOutcome(wants.size()), List.of(replaced), List.of());
    }

    private static Decision offer(Request request, OfferFacts facts, Policy policy, LocalDate today) {
        List<Reason> reasons = new ArrayList<>();
        ExchangeOffer asked = request.as(ExchangeOffer.class);
        List<OfferLine> lines = lines(asked.offered(), reasons);
        if (lines.isEmpty()) {
            return new Decision.Refused(Json.object(), reasons);
        }
        List<Want> now = wants(asked.wanted().orElse(List.of()));
        Pairing pairing = new Pairing(
                lines,
                facts.wantsOf(request.partner(), now),
                facts,
                policy.exchange().nearPercent());
        reasons.addAll(waiting(lines, pairing));
        reasons.sort(Comparator.comparingInt(reason -> place(reason.pointer())));
        return accepted(request, lines, now, pairing, reasons, policy, today);
    }

    private static Decision accepted(
            Request request,
            List<OfferLine> lines,
            List<Want> wanted,
            Pairing pairing,
            List<Reason> reasons,
            Policy policy,
            LocalDate today) {
        Exchange exchange = new Exchange(Exchange.idOf(request), request.partner(), today, today, Optional.empty());
        List<Pair> pairs = pairing.pairs(exchange, 0);
        Exchange begun = exchange.stepped(today, pairs, policy);
        List<Effect> effects = new ArrayList<>();
        effects.add(new Offered(begun, lines, wanted));
        pairs.forEach(pair -> effects.add(new PairProposed(pair)));
        List<Notice> notices = pairs.isEmpty()
                ? List.of()
                : List.of(PairWording.proposed(begun, pairs, policy).from(request));
        ExchangeOutcome outcome = new ExchangeOutcome(begun.id(), PairWording.proposals(pairs));
        return new Decision.Accepted(begun.id(), outcome, reasons, effects, notices);
    }

    /** What can be exchanged of the offer; for the rest there is a reason each. */
    private static List<OfferLine> lines(List<ExchangeOffer.Publication> offered, List<Reason> reasons) {
        List<OfferLine> lines = new ArrayList<>();
        Set<String> refs = new HashSet<>();
        for (int place = 0; place < offered.size(); place++) {
            ExchangeOffer.Publication one = offered.get(place);
            String ref = one.ref();
            if (one.forSale()) {
                reasons.add(Reason.of(Code.FOR_SALE, "/data/offered/" + place));
            } else if (!refs.add(ref)) {
                reasons.add(Reason.of(Code.NAMED_TWICE, "/data/offered/" + place + "/ref", ref));
            } else {
                lines.add(new OfferLine(place, ref, one.title(), one.isbn()));
            }
        }
        return lines;
    }

    /** Why some lines have no pair yet. */
    private static List<Reason> waiting(List<OfferLine> lines, Pairing pairing) {
        List<Reason> reasons = new ArrayList<>();
        Set<OfferLine> over = new HashSet<>(pairing.over());
        for (OfferLine line : lines) {
            String pointer = "/data/offered/" + line.place();
            if (over.contains(line)) {
                reasons.add(
                        Reason.of(Code.NOT_ONE_FOR_ONE, pointer, pairing.wantedByHost(), pairing.wantedByPartner()));
            } else if (!pairing.isWanted(line)) {
                reasons.add(Reason.of(Code.NO_MATCH, pointer));
            }
        }
        return reasons;
    }

    private static int place(String pointer) {
        return Integer.parseInt(pointer.split("/")[3]);
    }

    /** The titles of a list, each once. */
    static List<Want> wants(List<Want> titles) {
        Map<String, Want> wants = new LinkedHashMap<>();
        titles.forEach(want -> wants.putIfAbsent(want.key(), want));
        return List.copyOf(wants.values());
    }

    @Override
    public void write(Handle db, List<Decided> decided) {
        ExchangeRows.write(db, decided);
    }
}
