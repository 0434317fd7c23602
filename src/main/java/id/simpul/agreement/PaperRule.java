package id.simpul.agreement;

import id.simpul.ledger.Code;
import id.simpul.ledger.Decision;
import id.simpul.ledger.Decision.Refused;
import id.simpul.ledger.Effect;
import id.simpul.ledger.Ids;
import id.simpul.ledger.Json;
import id.simpul.ledger.Notice;
import id.simpul.ledger.Reason;
import id.simpul.ledger.Request;
import id.simpul.ledger.Request.Staff;
import id.simpul.partner.PartnerId;
import id.simpul.policy.Decides;
import id.simpul.policy.Policy;
import id.simpul.policy.Rule;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What staff may record from paper (R23): the national library's decision of a proposal that waits, which then counts as if its
 * own system had sent it, or an agreement that was on paper from the start.
 */
@Decides(Rule.R23)
final class PaperRule {
    private final AgreementFacts facts;
    private final Policy policy;
    private final LocalDate today;
    private final AgreementRecord asked;
    private final Staff staff;

    PaperRule(Request request, AgreementFacts facts, Policy policy, LocalDate today) {
        this.facts = facts;
        this.policy = policy;
        this.today = today;
        this.asked = request.as(AgreementRecord.class);
        this.staff = request.staff().orElseThrow();
    }

    Decision decide() {
        ScanRule.Read read = ScanRule.Read.of(asked.scan());
        List<Reason> against = new ArrayList<>();
        if (asked.decidedOn().isAfter(today)) {
            against.add(Reason.of(Code.DATE_IN_FUTURE, "/data/decidedOn", asked.decidedOn()));
        }
        ScanRule.against(read, policy).ifPresent(against::add);
        against.addAll(asked.proposal().isPresent() ? againstTwice() : againstIncomplete());
        if (!against.isEmpty()) {
            return new Refused(Json.object(), against);
        }
        return asked.proposal().map(id -> ofProposal(id, read)).orElseGet(() -> withoutProposal(read));
    }

    /** What the proposal says already is not said again, lest it be believed to count. */
    private List<Reason> againstTwice() {
        List<Reason> against = new ArrayList<>();
        asked.form().ifPresent(form -> against.add(Reason.of(Code.PROPOSAL_SAYS_IT, "/data/form")));
        asked.title().ifPresent(title -> against.add(Reason.of(Code.PROPOSAL_SAYS_IT, "/data/title")));
        asked.parties().ifPresent(parties -> against.add(Reason.of(Code.PROPOSAL_SAYS_IT, "/data/parties")));
        asked.goals().ifPresent(goals -> against.add(Reason.of(Code.PROPOSAL_SAYS_IT, "/data/goals")));
        return against;
    }

    private List<Reason> againstIncomplete() {
        List<Reason> against = new ArrayList<>();
        if (!asked.approved()) {
            against.add(Reason.of(Code.REJECTED_WITHOUT_PROPOSAL, "/data/approved"));
        }
        needed(asked.form(), "form", against);
        needed(asked.title(), "title", against);
        needed(asked.parties(), "parties", against);
        needed(asked.number().filter(number -> !number.isBlank()), "number", against);
        needed(asked.from(), "from", against);
        needed(asked.to(), "to", against);
        return against;
    }

    private static void needed(Optional<?> value, String field, List<Reason> against) {
        if (value.isEmpty()) {
            against.add(Reason.of(Code.PAPER_INCOMPLETE, "/data/" + field));
        }
    }

    private Decision ofProposal(String id, ScanRule.Read read) {
        Settlement how = new Settlement(PartnerId.STAFF, asked.decidedOn());
        Decision decided = new DecisionRule(facts, policy, today).decide(asked.decision(id), how);
        if (!(decided instanceof Decision.Accepted accepted)) {
            return decided;
        }
        PartnerId proposer = facts.proposal(id).orElseThrow().partner();
        ScanKept kept = kept(proposer, accepted.reference(), read);
        Optional<Agreement> agreement = accepted.effects().stream()
                .filter(Signed.class::isInstance)
                .map(effect -> ((Signed) effect).agreement())
                .findFirst();
        return accepted(
                accepted.reference(),
                told(Optional.of(id), agreement, kept),
                with(accepted.effects(), kept),
                accepted.notices());
    }

    private Decision withoutProposal(ScanRule.Read read) {
        AgreementPropose agreed = asked.agreed().orElseThrow();
        ProposalRules rules = new ProposalRules(agreed, facts.directory(), Optional.empty());
        List<Reason> against = new ArrayList<>(rules.against());
        String number = asked.number().orElseThrow().strip();
        if (facts.isGiven(number)) {
            against.add(Reason.of(Code.NUMBER_GIVEN, "/data/number", number));
        }
        if (!against.isEmpty()) {
            return new Refused(Json.object(), against);
        }
        Agreement agreement = agreement(agreed, rules.parties(), number);
        ScanKept kept = kept(agreement.partners().get(0), agreement.id(), read);
        return accepted(
                agreement.id(),
                told(Optional.empty(), Optional.of(agreement), kept),
                List.of(new Signed(agreement), kept),
                new AgreementNotices(facts.directory()).recorded(agreement, asked.note()));
    }

    private Agreement agreement(AgreementPropose agreed, List<PartnerId> parties, String number) {
        boolean isHosts = policy.agreements().hostMaySignOn(asked.decidedOn());
        return new Agreement(
                Ids.of("pks", "paper", number),
                new Agreement.Subject(
                        number,
                        agreed.title(),
                        Form.ofWire(agreed.form()),
                        agreed.goals().orElse(List.of())),
                isHosts ? Agreement.Origin.OWN : Agreement.Origin.DERIVED,
                parties.stream()
                        .map(party -> new Party(party, facts.directory().nameOf(party)))
                        .toList(),
                agreed.term(),
                asked.decidedOn(),
                Optional.empty(),
                Optional.empty(),
                Agreement.State.VALID,
                new Agreement.Reminders(ReminderDays.next(agreed.to(), today, policy), false));
    }

    private ScanKept kept(PartnerId partner, String subject, ScanRule.Read read) {
        Scan scan = read.named(asked.scan().name());
        return new ScanKept(partner, subject, scan, read.content().orElseThrow(), staff);
    }

    private static RecordOutcome told(Optional<String> proposal, Optional<Agreement> agreement, ScanKept kept) {
        return new RecordOutcome(
                proposal,
                agreement.map(Agreement::id),
                agreement.map(one -> one.subject().number()),
                agreement.map(one -> one.term().from()),
                agreement.map(one -> one.term().to()),
                kept.scan().sha256());
    }

    private static Decision accepted(String id, RecordOutcome told, List<Effect> effects, List<Notice> notices) {
        return new Decision.Accepted(id, told, effects, notices);
    }

    private static List<Effect> with(List<Effect> effects, Effect more) {
        List<Effect> all = new ArrayList<>(effects);
        all.add(more);
        return all;
    }
}
