package id.simpul.agreement;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.Code;
import id.simpul.ledger.Decision;
import id.simpul.ledger.Json;
import id.simpul.ledger.Phrase;
import id.simpul.ledger.Reason;
import id.simpul.ledger.Request;
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

    private final AgreementFacts facts;
    private final Policy policy;
    private final LocalDate today;

    DecisionRule(AgreementFacts facts, Policy policy, LocalDate today) {
        this.facts = facts;
        this.policy = policy;
        this.today = today;
    }

    Decision decide(Request request) {
        Optional<Proposal> found = facts.proposal(AgreementDesk.proposalId(request));
        if (found.isEmpty()) {
            return Decision.Refused.because(Reason.of(Code.NOT_FOUND, "/data/proposal", THING));
        }
        Proposal proposal = found.get();
        if (proposal.state() != Proposal.State.WAITING) {
            Phrase how = proposal.state() == Proposal.State.APPROVED ? APPROVED : REJECTED;
            return Decision.Refused.because(Reason.of(Code.PROPOSAL_DECIDED, "/data/proposal", how));
        }
        return request.data().path("approved").asBoolean() ? approve(request, proposal) : reject(request, proposal);
    }

    private Decision approve(Request request, Proposal proposal) {
        ObjectNode data = request.data();
        String number = data.path("number").asText().strip();
        AgreementTerm term = new AgreementTerm(
                day(data, "from").orElse(proposal.term().from()),
                day(data, "to").orElse(proposal.term().to()));
        if (number.isEmpty()) {
            return Decision.Refused.because(Reason.of(Code.APPROVAL_INCOMPLETE, "/data/number"));
        }
        if (facts.isGiven(number)) {
            return Decision.Refused.because(Reason.of(Code.NUMBER_GIVEN, "/data/number", number));
        }
        if (term.isReversed()) {
            return Decision.Refused.because(Reason.of(Code.DATES_REVERSED, "/data/to", term.from(), term.to()));
        }
        return derive(request, new Approval(proposal.in(Proposal.State.APPROVED), number, term));
    }

    private Decision derive(Request request, Approval approval) {
        Proposal approved = approval.proposal();
        Agreement agreement = approval.agreement(Agreement.Origin.DERIVED, facts.directory(), policy, today);
        ObjectNode outcome = Json.object().put("proposal", approved.id()).put("agreement", agreement.id());
        ObjectNode answer = agreement
                .term()
                .into(outcome.deepCopy().put("number", agreement.subject().number()));
        note(request).ifPresent(note -> answer.put("note", note));
        Settled settled = new Settled(approved, new Decision.Accepted(agreement.id(), answer, List.of(), List.of()));
        return new Decision.Accepted(
                agreement.id(),
                outcome,
                List.of(settled, new Signed(agreement)),
                new AgreementNotices(facts.directory())
                        .decided(approved, Approval.shown(approved, agreement, note(request))));
    }

    private Decision reject(Request request, Proposal proposal) {
        Proposal rejected = proposal.in(Proposal.State.REJECTED);
        ObjectNode outcome = Json.object().put("proposal", rejected.id());
        ObjectNode answer = outcome.deepCopy();
        note(request).ifPresent(note -> answer.put("note", note));
        Decision refusal = new Decision.Refused(answer, List.of(Reason.of(Code.REJECTED_BY_NATIONAL, "")));
        return new Decision.Accepted(
                rejected.id(),
                outcome,
                List.of(new Settled(rejected, refusal)),
                new AgreementNotices(facts.directory()).decided(rejected, told(rejected, note(request))));
    }

    private static AgreementDecided told(Proposal rejected, Optional<String> note) {
        return new AgreementDecided(
                Optional.empty(),
                Optional.empty(),
                rejected.title(),
                Optional.empty(),
                Optional.empty(),
                rejected.id(),
                false,
                Optional.empty(),
                note);
    }

    private static Optional<String> note(Request request) {
        return Optional.ofNullable(request.data().path("note").textValue());
    }

    private static Optional<LocalDate> day(ObjectNode data, String name) {
        return Optional.ofNullable(data.path(name).textValue()).map(LocalDate::parse);
    }
}
