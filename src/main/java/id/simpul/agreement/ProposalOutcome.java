package id.simpul.agreement;

import java.time.LocalDate;
import java.util.Optional;

/** What a reply says of a proposal: that it waits, or the agreement that came of it. */
public record ProposalOutcome(
        String proposal,
        Optional<String> agreement,
        Optional<String> number,
        Optional<LocalDate> from,
        Optional<LocalDate> to,
        Optional<String> note) {
    static ProposalOutcome of(Proposal proposal) {
        return rejected(proposal, Optional.empty());
    }

    static ProposalOutcome rejected(Proposal proposal, Optional<String> note) {
        return new ProposalOutcome(
                proposal.id(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), note);
    }

    static ProposalOutcome signed(Proposal proposal, Agreement agreement, Optional<String> note) {
        return new ProposalOutcome(
                proposal.id(),
                Optional.of(agreement.id()),
                Optional.of(agreement.subject().number()),
                Optional.of(agreement.term().from()),
                Optional.of(agreement.term().to()),
                note);
    }
}
