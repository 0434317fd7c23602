package id.simpul.agreement;

import id.simpul.ledger.Code;
import id.simpul.ledger.Decision;
import id.simpul.ledger.Decision.WaitsFor;
import id.simpul.ledger.Json;
import id.simpul.ledger.Reason;
import id.simpul.ledger.Request;
import id.simpul.partner.PartnerId;
import id.simpul.policy.Decides;
import id.simpul.policy.Policy;
import id.simpul.policy.Rule;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whose it is to sign what a partner proposes: the host's own as long as it might sign, the national library's since (R22). The
 * day on which it is decided counts, not the time that a message claims.
 */
@Decides(Rule.R22)
final class ProposeRule {
    private final AgreementFacts facts;
    private final Policy policy;
    private final LocalDate today;

    ProposeRule(AgreementFacts facts, Policy policy, LocalDate today) {
        this.facts = facts;
        this.policy = policy;
        this.today = facts.decidedOn(today);
    }

    Decision decide(Request request) {
        ProposalRules rules = new ProposalRules(
                request.as(AgreementPropose.class), facts.directory(), Optional.of(request.partner()));
        List<Reason> against = rules.against();
        if (!against.isEmpty()) {
            return new Decision.Refused(Json.object(), against);
        }
        Proposal proposal = Proposal.of(request, request.as(AgreementPropose.class), rules.parties(), today);
        if (!policy.agreements().hostMaySignOn(today)) {
            return forward(proposal);
        }
        return request.staff().isPresent() ? sign(proposal) : awaitStaff(proposal);
    }

    private static Decision awaitStaff(Proposal proposal) {
        return new Decision.Pending(
                proposal.id(),
                WaitsFor.STAFF,
                ProposalOutcome.of(proposal),
                List.of(Reason.of(Code.AWAITS_STAFF, "")),
                List.of(),
                List.of());
    }

    /** Staff have agreed, and the host signs for itself. */
    private Decision sign(Proposal proposal) {
        Proposal approved = proposal.decided(Proposal.State.APPROVED, new Settlement(PartnerId.STAFF, today));
        Agreement agreement = new Approval(approved, facts.nextNumber(today.getYear()), proposal.term())
                .agreement(Agreement.Origin.OWN, facts.directory(), policy, today);
        return new Decision.Accepted(
                agreement.id(),
                ProposalOutcome.signed(proposal, agreement, Optional.empty()),
                List.of(new ProposalKept(approved), new Signed(agreement)),
                new AgreementNotices(facts.directory())
                        .decided(approved, Approval.shown(approved, agreement, Optional.empty())));
    }

    private Decision forward(Proposal proposal) {
        List<Reason> reasons = new ArrayList<>(List.of(Reason.of(Code.NOT_FOR_HOST_TO_SIGN, "")));
        boolean canBeSent = !facts.directory().nationals().isEmpty();
        if (!canBeSent) {
            reasons.add(Reason.of(Code.NO_NATIONAL_LIBRARY, ""));
        }
        Proposal waiting = canBeSent ? proposal.sent() : proposal;
        return new Decision.Pending(
                proposal.id(),
                WaitsFor.NATIONAL,
                ProposalOutcome.of(proposal),
                reasons,
                List.of(new ProposalKept(waiting)),
                canBeSent ? new AgreementNotices(facts.directory()).forwarded(waiting) : List.of());
    }
}
