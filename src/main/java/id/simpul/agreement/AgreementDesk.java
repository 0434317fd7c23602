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

/** Takes proposals of formal agreements to whoever may sign them, and what the national library decides of them, by its system or on paper (R22-R25). */
public final class AgreementDesk implements Desk<AgreementFacts> {
    private final Supplier<LocalDate> present;
    private final Scans scans;

    /**
     * @param present the day it is, where the library is
     * @param scans where papers are kept
     */
    AgreementDesk(Supplier<LocalDate> present, Scans scans) {
        this.present = present;
        this.scans = scans;
    }

    @Override
    public Set<RequestType> types() {
        return Set.of(
                RequestType.AGREEMENT_PROPOSE, RequestType.AGREEMENT_DECISION, RequestType.STAFF_AGREEMENT_RECORD);
    }

    @Override
    public AgreementFacts facts(Handle db, List<Request> requests) {
        Mentioned mentioned = Mentioned.in(requests);
        List<Proposal> proposals = Proposals.locked(db, mentioned.proposals());
        List<String> partners = new ArrayList<>(mentioned.partners());
        proposals.forEach(proposal -> {
            partners.add(proposal.partner().value());
            proposal.parties().stream().map(PartnerId::value).forEach(partners::add);
            proposal.settlement().map(Settlement::by).map(PartnerId::value).ifPresent(partners::add);
        });
        return new AgreementFacts(
                PartyDirectory.read(db, partners),
                proposals,
                numbers(db, requests, mentioned.numbers()),
                present.get());
    }

    /** The proposals, partners and numbers of which requests speak. */
    private record Mentioned(List<String> proposals, List<String> partners, List<String> numbers) {
        static Mentioned in(List<Request> requests) {
            Mentioned mentioned = new Mentioned(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
            requests.forEach(mentioned::add);
            return mentioned;
        }

        private void add(Request request) {
            partners.add(request.partner().value());
            if (request.type() == RequestType.AGREEMENT_PROPOSE) {
                partners.addAll(request.as(AgreementPropose.class).parties());
            } else if (request.type() == RequestType.AGREEMENT_DECISION) {
                AgreementDecision asked = request.as(AgreementDecision.class);
                proposals.add(asked.proposal());
                asked.number().map(String::strip).ifPresent(numbers::add);
            } else {
                AgreementRecord asked = request.as(AgreementRecord.class);
                asked.proposal().ifPresent(proposals::add);
                asked.parties().ifPresent(partners::addAll);
                asked.number().map(String::strip).ifPresent(numbers::add);
            }
        }
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
        return switch (request.type()) {
            case AGREEMENT_PROPOSE -> new ProposeRule(facts, policy, today).decide(request);
            case AGREEMENT_DECISION -> new DecisionRule(facts, policy, today).decide(request);
            default -> new PaperRule(request, facts, policy, today).decide();
        };
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
        for (Decided one : decided) {
            one.decision().effects().stream()
                    .filter(ScanKept.class::isInstance)
                    .map(ScanKept.class::cast)
                    .forEach(kept -> scans.keep(db, kept.subject(), kept.scan(), kept.content(), one.at()));
        }
    }
}
