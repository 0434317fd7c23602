package id.simpul.agreement;

import id.simpul.ledger.Decided;
import id.simpul.ledger.Decision;
import id.simpul.ledger.Desk;
import id.simpul.ledger.Effect;
import id.simpul.ledger.Effects;
import id.simpul.ledger.Request;
import id.simpul.ledger.RequestType;
import id.simpul.partner.PartnerId;
import id.simpul.policy.Policy;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/** Takes proposals of formal agreements to whoever may sign them, and what the national library decides of them (R22-R25). */
public final class AgreementDesk implements Desk<AgreementFacts> {
    private final Supplier<LocalDate> present;

    /**
     * @param present the day it is, where the library is
     */
    AgreementDesk(Supplier<LocalDate> present) {
        this.present = present;
    }

    @Override
    public Set<RequestType> types() {
        return Set.of(RequestType.AGREEMENT_PROPOSE, RequestType.AGREEMENT_DECISION);
    }

    @Override
    public AgreementFacts facts(Handle db, List<Request> requests) {
        List<String> decided = requests.stream()
                .filter(request -> request.type() == RequestType.AGREEMENT_DECISION)
                .map(request -> request.as(AgreementDecision.class).proposal())
                .toList();
        List<Proposal> proposals = Proposals.locked(db, decided);
        List<String> partners = new ArrayList<>();
        List<String> numbers = new ArrayList<>();
        for (Request request : requests) {
            partners.add(request.partner().value());
            if (request.type() == RequestType.AGREEMENT_PROPOSE) {
                partners.addAll(request.as(AgreementPropose.class).parties());
            } else {
                request.as(AgreementDecision.class).number().map(String::strip).ifPresent(numbers::add);
            }
        }
        proposals.forEach(proposal -> {
            partners.add(proposal.partner().value());
            proposal.parties().stream().map(PartnerId::value).forEach(partners::add);
        });
        return new AgreementFacts(
                PartyDirectory.read(db, partners), proposals, numbers(db, requests, numbers), present.get());
    }

    /** Which are given; where none will be, as with mere proposals, nobody is kept from giving them. */
    private static List<String> numbers(Handle db, List<Request> requests, List<String> asked) {
        if (asked.isEmpty() && requests.stream().noneMatch(AgreementDesk::maySign)) {
            return List.of();
        }
        Agreements.lockNumbers(db);
        return Agreements.numbers(db, asked);
    }

    private static boolean maySign(Request request) {
        return request.type() == RequestType.AGREEMENT_PROPOSE
                && request.staff().isPresent();
    }

    @Override
    public Decision decide(Request request, AgreementFacts facts, Policy policy, LocalDate today) {
        return request.type() == RequestType.AGREEMENT_PROPOSE
                ? new ProposeRule(facts, policy, today).decide(request)
                : new DecisionRule(facts, policy, today).decide(request);
    }

    @Override
    public void write(Handle db, List<Decided> decided) {
        Map<String, Proposal> proposals = new LinkedHashMap<>();
        List<Agreement> agreements = new ArrayList<>();
        for (Effect effect : Effects.of(decided)) {
            if (effect instanceof ProposalKept forwarded) {
                proposals.put(forwarded.proposal().id(), forwarded.proposal());
            } else if (effect instanceof Settled settled) {
                proposals.put(settled.proposal().id(), settled.proposal());
            } else if (effect instanceof Signed signed) {
                agreements.add(signed.agreement());
            }
        }
        Proposals.save(db, List.copyOf(proposals.values()));
        Agreements.save(db, agreements);
    }
}
