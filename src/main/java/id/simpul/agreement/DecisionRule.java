package id.simpul.agreement;

import id.simpul.ledger.Code;
import id.simpul.ledger.Decision;
import id.simpul.ledger.Phrase;
import id.simpul.ledger.Reason;
import id.simpul.ledger.Request;
import id.simpul.partner.PartnerId;
import id.simpul.policy.Decides;
import id.simpul.policy.Policy;
import id.simpul.policy.Rule;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What the national library's decision makes of a proposal: a derived agreement, or a rejection that is passed on (R23). */
@Decides(Rule.R23)
final class DecisionRule {
    private static final Phrase THING = new Phrase("usulan", "proposal");
    private static final Phrase APPROVED = new Phrase("disetujui", "approved");
    private static final Phrase REJECTED = new Phrase("ditolak", "rejected");
    private static final Phrase WITHDRAWN = new Phrase("ditarik", "withdrawn");
    private static final Phrase STAFF = new Phrase("petugas perpustakaan ini", "the staff of this library");

    private final AgreementFacts facts;
    private final Policy policy;
    private final LocalDate today;

    DecisionRule(AgreementFacts facts, Policy policy, LocalDate today) {
        this.facts = facts;
        this.policy = policy;
        this.today = today;
    }

    Decision decide(Request request) {
        return decide(request.as(AgreementDecision.class), new Settlement(request.partner(), today));
    }

    /**
     * @param how by whom and when, as the proposal is to say
     */
    Decision decide(AgreementDecision asked, Settlement how) {
        Optional<Proposal> found = facts.proposal(asked.proposal());
        if (found.isEmpty()) {
            return Decision.Refused.because(Reason.of(Code.NOT_FOUND, "/data/proposal", THING));
        }
        Proposal proposal = found.get();
        if (proposal.state() != Proposal.State.WAITING) {
            return Decision.Refused.because(already(proposal));
        }
        return asked.approved() ? approve(asked, proposal, how) : reject(asked, proposal, how);
    }

    /** By whom and when; the staff's names are for the history. */
    private Reason already(Proposal proposal) {
        Phrase what =
                switch (proposal.state()) {
                    case APPROVED -> APPROVED;
                    case WITHDRAWN -> WITHDRAWN;
                    default -> REJECTED;
                };
        Settlement how = proposal.settlement().orElseThrow();
        Object who =
                how.by().equals(PartnerId.STAFF) ? STAFF : facts.directory().nameOf(how.by());
        return Reason.of(Code.PROPOSAL_DECIDED, "/data/proposal", what, who, how.on());
    }

    private Decision approve(AgreementDecision asked, Proposal proposal, Settlement how) {
        String number = asked.number().orElse("").strip();
        AgreementTerm term = new AgreementTerm(
                asked.from().orElse(proposal.term().from()),
                asked.to().orElse(proposal.term().to()));
        if (number.isEmpty()) {
            return Decision.Refused.because(Reason.of(Code.APPROVAL_INCOMPLETE, "/data/number"));
        }
        if (facts.isGiven(number)) {
            return Decision.Refused.because(Reason.of(Code.NUMBER_GIVEN, "/data/number", number));
        }
        if (term.isReversed()) {
            return Decision.Refused.because(Reason.of(Code.DATES_REVERSED, "/data/to", term.from(), term.to()));
        }
        return derive(asked, new Approval(proposal.decided(Proposal.State.APPROVED, how), number, term));
    }

    private Decision derive(AgreementDecision asked, Approval approval) {
        Proposal approved = approval.proposal();
        Agreement agreement = approval.agreement(Agreement.Origin.DERIVED, facts.directory(), policy, today);
        ProposalOutcome answer = ProposalOutcome.signed(approved, agreement, asked.note());
        Settled settled = new Settled(approved, new Decision.Accepted(agreement.id(), answer, List.of(), List.of()));
        return new Decision.Accepted(
                agreement.id(),
                new DecisionOutcome(approved.id(), Optional.of(agreement.id())),
                List.of(settled, new Signed(agreement)),
                new AgreementNotices(facts.directory())
                        .decided(approved, Approval.shown(approved, agreement, asked.note())));
    }

    private Decision reject(AgreementDecision asked, Proposal proposal, Settlement how) {
        Proposal rejected = proposal.decided(Proposal.State.REJECTED, how);
        ProposalOutcome answer = ProposalOutcome.rejected(rejected, asked.note());
        Decision refusal = new Decision.Refused(answer, List.of(Reason.of(Code.REJECTED_BY_NATIONAL, "")));
        return new Decision.Accepted(
                rejected.id(),
                new DecisionOutcome(rejected.id(), Optional.empty()),
                List.of(new Settled(rejected, refusal)),
                new AgreementNotices(facts.directory()).decided(rejected, told(rejected, asked.note())));
    }

    private static AgreementDecided told(Proposal rejected, Optional<String> note) {
        return new AgreementDecided(
                Optional.empty(),
                Optional.empty(),
                rejected.title(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(rejected.id()),
                false,
                Optional.empty(),
                note,
                Optional.empty());
    }
}
