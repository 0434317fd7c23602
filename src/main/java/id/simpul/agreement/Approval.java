package id.simpul.agreement;

import id.simpul.agreement.Agreement.Reminders;
import id.simpul.ledger.Ids;
import id.simpul.policy.Policy;
import java.time.LocalDate;
import java.util.Optional;

/** A proposal that is agreed to, under a number and for a term that may differ from the one proposed. */
record Approval(Proposal proposal, String number, AgreementTerm term) {
    Agreement agreement(Agreement.Origin origin, PartyDirectory directory, Policy policy, LocalDate today) {
        return new Agreement(
                Ids.of("pks", proposal.id()),
                new Agreement.Subject(number, proposal.title(), proposal.form(), proposal.goals()),
                origin,
                proposal.parties().stream()
                        .map(party -> new Party(party, directory.nameOf(party)))
                        .toList(),
                term,
                proposal.settlement().map(Settlement::on).orElse(today),
                Optional.of(proposal.id()),
                Optional.empty(),
                Agreement.State.VALID,
                new Reminders(ReminderDays.next(term.to(), today, policy), false));
    }

    /** What the parties are told. */
    static AgreementDecided shown(Proposal proposal, Agreement agreement, Optional<String> note) {
        return new AgreementDecided(
                Optional.of(agreement.id()),
                Optional.of(agreement.subject().number()),
                agreement.subject().title(),
                Optional.of(agreement.term().from()),
                Optional.of(agreement.term().to()),
                Optional.of(proposal.id()),
                true,
                Optional.of(agreement.origin().wire()),
                note,
                Optional.empty());
    }
}
