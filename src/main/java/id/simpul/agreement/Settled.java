package id.simpul.agreement;

import id.simpul.ledger.Concluded;
import id.simpul.ledger.Decision;
import id.simpul.ledger.Effect;
import id.simpul.ledger.Event;
import id.simpul.ledger.Json;
import java.util.List;
import java.util.Optional;

/**
 * A proposal on which the national library has decided.
 *
 * @param answer what the partner is told whose request waited for it
 */
record Settled(Proposal proposal, Decision answer) implements Effect {
    @Override
    public List<Event> events() {
        return List.of(new Event(
                proposal.partner(),
                Optional.of(proposal.request()),
                proposal.id(),
                proposal.state().wire(),
                Json.object()));
    }

    @Override
    public List<Concluded> concludes() {
        return List.of(new Concluded(proposal.partner(), proposal.request(), answer));
    }
}
