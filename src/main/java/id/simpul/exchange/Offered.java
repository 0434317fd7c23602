package id.simpul.exchange;

import id.simpul.ledger.Effect;
import id.simpul.ledger.Event;
import id.simpul.ledger.Json;
import java.util.List;

/**
 * A partner made an offer.
 *
 * @param lines what can be exchanged of it
 * @param wanted what the partner wants in return, beside its standing want-list
 * @param lookAgain whether it is to be looked at again soon: matching it would have taken too long, or another was promising
 *     something at that moment
 */
record Offered(Exchange exchange, List<OfferLine> lines, List<Wanted> wanted, boolean lookAgain) implements Effect {
    Offered {
        lines = List.copyOf(lines);
        wanted = List.copyOf(wanted);
    }

    @Override
    public List<Event> events() {
        return List.of(new Event(
                exchange.partner(),
                exchange.id(),
                "offered",
                Json.object().put("lines", lines.size()).put("wanted", wanted.size())));
    }
}
