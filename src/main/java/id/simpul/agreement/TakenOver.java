package id.simpul.agreement;

import id.simpul.agreement.AgreementImport.Prepared;
import id.simpul.ledger.Effect;
import id.simpul.ledger.Event;
import id.simpul.ledger.Request.Staff;
import java.util.ArrayList;
import java.util.List;

/** Agreements older than the hub, taken over from a file; each is in the history of its parties. */
record TakenOver(Prepared prepared, Staff staff) implements Effect {
    @Override
    public List<Event> events() {
        List<Event> events = new ArrayList<>();
        for (Agreement agreement : prepared.agreements()) {
            new Signed(agreement).events().forEach(event -> {
                event.detail()
                        .put("signedOn", agreement.signedOn().toString())
                        .put("source", agreement.source().orElse(""))
                        .put("by", staff.name());
                events.add(event);
            });
        }
        return events;
    }
}
