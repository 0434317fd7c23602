package id.simpul.rotation.enrolment;

import id.simpul.ledger.Effect;
import id.simpul.ledger.Event;
import id.simpul.ledger.Json;
import id.simpul.partner.PartnerUpdate;
import java.util.List;
import java.util.Optional;

/** A school takes part in the rotation. */
public record Enrolled(Enrolment agreement, Enrol.Contact contact, String address) implements Effect {
    /** What the school says of itself, for the directory of partners. */
    PartnerUpdate school() {
        return PartnerUpdate.of(agreement.school())
                .withAddress(address)
                .withContact(new PartnerUpdate.Contact(
                        Optional.of(contact.name()), Optional.of(contact.email()), contact.phone()));
    }

    @Override
    public List<Event> events() {
        return List.of(new Event(
                agreement.school(),
                agreement.id(),
                "enrolled",
                Json.object()
                        .put("from", agreement.quarters().get(0).toString())
                        .put("to", agreement.lastQuarter().toString())));
    }
}
