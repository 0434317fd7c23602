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
import id.simpul.policy.Policies;
import id.simpul.policy.Policy;
import id.simpul.policy.Rule;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Takes offers and want-lists, and makes pairs of them (R13-R15). */
@Decides({Rule.R14, Rule.R15})
public final class OfferDesk implements Desk<OfferFacts> {
    private final Policies policies;

    public OfferDesk(Policies policies) {
        this.policies = policies;
    }

    /** What the reply to a want-list says. */
    public record WantOutcome(int wanted) {}

    @Override
    public Set<RequestType> types() {
        return Set.of(RequestType.EXCHANGE_OFFER, RequestType.EXCHANGE_WANT);
    }

    @Override
    public OfferFacts facts(Handle db, List<Request> requests) {
        int nearPercent = requests.stream()
                .mapToInt(request -> policies.asOf(request.time()).exchange().nearPercent())
                .min()
                .orElse(Likeness.WHOLE);
        return OfferFactsReader.read(db, requests, nearPercent);
    }

    @Override
    public Decision decide(Request request, OfferFacts facts, Policy policy, LocalDate today) {
        return request.type() == RequestType.EXCHANGE_WANT
                ? replaceWants(request)
                : offer(request, facts, policy, today);
    }

    private static Decision replaceWants(Request request) {
        List<Wanted> wants = Offering.wants(request.as(ExchangeWant.class).titles());
        WantsReplaced replaced = new WantsReplaced(request.partner(), request.kind() == PartnerKind.LIBRARY, wants);
        return new Decision.Accepted(
                request.partner().value(), new WantOutcome(wants.size()), List.of(replaced), List.of());
    }

    private static Decision offer(Request request, OfferFacts facts, Policy policy, LocalDate today) {
        Offering offering = facts.offering(request);
        if (offering.lines().isEmpty()) {
            return new Decision.Refused(Json.object(), offering.against());
        }
        Exchange exchange = new Exchange(Exchange.idOf(request), request.partner(), today, today, Optional.empty());
        return facts.isTooMuch(request) ? left(exchange, offering) : matched(request, exchange, facts, policy);
    }

    /** Taken as it is; the chore matches it, and a notice says what came of it. */
    private static Decision left(Exchange exchange, Offering offering) {
        List<Reason> reasons = new ArrayList<>(offering.against());
        reasons.add(Reason.of(Code.MATCHED_LATER, "/data/offered"));
        return new Decision.Accepted(
                exchange.id(),
                new ExchangeOutcome(exchange.id(), List.of()),
                reasons,
                List.of(new Offered(exchange, offering.lines(), offering.wanted(), true)),
                List.of());
    }

    private static Decision matched(Request request, Exchange exchange, OfferFacts facts, Policy policy) {
        Offering offering = facts.offering(request);
        Pairing pairing = new Pairing(
                offering.lines(),
                facts.wantsOf(request.partner(), offering.wanted()),
                facts,
                policy.exchange().nearPercent());
        List<Pair> pairs = pairing.pairs(exchange, 0);
        Exchange begun = exchange.stepped(exchange.offeredOn(), pairs, policy);
        List<Effect> effects = new ArrayList<>();
        boolean again = facts.isContended() && pairs.size() < offering.lines().size();
        effects.add(new Offered(begun, offering.lines(), offering.wanted(), again));
        pairs.forEach(pair -> effects.add(new PairProposed(pair)));
        List<Notice> notices = pairs.isEmpty()
                ? List.of()
                : List.of(PairWording.proposed(begun, pairs, policy).from(request));
        ExchangeOutcome outcome = new ExchangeOutcome(begun.id(), PairWording.proposals(pairs));
        return new Decision.Accepted(begun.id(), outcome, reasons(offering, pairing), effects, notices);
    }

    /** Why of the offer something cannot be exchanged, or waits, in its order. */
    private static List<Reason> reasons(Offering offering, Pairing pairing) {
        List<Reason> reasons = new ArrayList<>(offering.against());
        reasons.addAll(waiting(offering.lines(), pairing));
        reasons.sort(Comparator.comparingInt(reason -> place(reason.pointer())));
        return reasons;
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

    @Override
    public void write(Handle db, List<Decided> decided) {
        ExchangeRows.write(db, decided);
    }
}
