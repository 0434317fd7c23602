package id.simpul.agreement;

import id.simpul.ledger.Effect;
import id.simpul.ledger.Event;
import java.util.List;

/** A proposal that is kept: forwarded, waiting for somebody to forward it to, or agreed to by the host's own staff. */
record ProposalKept(Proposal proposal) implements Effect {
    @Override
    public List<Event> events() {
        return List.of(new Event(
                proposal.partner(), proposal.id(), step(), proposal.term().shown()));
    }

    private String step() {
        if (proposal.state() != Proposal.State.WAITING) {
            return proposal.state().wire();
        }
        return proposal.forwarded() ? "forwarded" : "proposed";
    }
}
