package id.simpul.agreement;

import id.simpul.ledger.Effect;
import id.simpul.ledger.Event;
import java.util.List;

/** An agreement that has come about; it is in the history of each of its parties. */
record Signed(Agreement agreement) implements Effect {
    @Override
    public List<Event> events() {
        return agreement.parties().stream()
                .map(party -> new Event(
                        party.partner(),
                        agreement.id(),
                        "signed",
                        agreement
                                .shown()
                                .put("origin", agreement.origin().wire())
                                .put("as", party.name())))
                .toList();
    }
}
