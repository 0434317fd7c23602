package id.simpul.exchange;

import id.simpul.ledger.Effect;
import id.simpul.ledger.Event;
import id.simpul.ledger.Json;
import id.simpul.partner.PartnerId;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A gift: nothing is owed for it, and it is in no balance (R16).
 *
 * @param partner who gave it, or to whom the host gave it
 * @param reason what staff gave as the reason of the host's gift
 */
record Given(String id, PartnerId partner, boolean byHost, LocalDate on, Optional<String> reason, List<Item> items)
        implements Effect {
    /**
     * @param barcode of the host's copy, if it is the host's gift
     */
    record Item(String title, Optional<String> isbn, Optional<String> barcode) {}

    Given {
        items = List.copyOf(items);
    }

    @Override
    public List<Event> events() {
        return List.of(new Event(
                partner,
                id,
                "given",
                Json.object().put("by", byHost ? "host" : "partner").put("items", items.size())));
    }
}
