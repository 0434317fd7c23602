package id.simpul.exchange;

import id.simpul.ledger.Effect;
import id.simpul.ledger.Event;
import id.simpul.ledger.Json;
import java.util.List;

/** A pair was made: of an offer, or by an exception of the staff. */
record PairProposed(Pair pair) implements Effect {
    @Override
    public List<Event> events() {
        var detail = Json.object().put("pair", pair.id()).put("near", pair.near());
        pair.exception().ifPresent(reason -> detail.put("exception", reason));
        return List.of(new Event(pair.partner(), pair.exchange(), "proposed", detail));
    }
}
