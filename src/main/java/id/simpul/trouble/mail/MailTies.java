package id.simpul.trouble.mail;

import id.simpul.delivery.Endings;
import id.simpul.feature.Loosened;
import id.simpul.feature.Parting;
import id.simpul.feature.Ties;
import id.simpul.ledger.Code;
import id.simpul.ledger.Effect;
import id.simpul.ledger.Effects;
import id.simpul.ledger.Event;
import id.simpul.ledger.Reason;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** What ties a partner to the outbox: what has not been delivered goes to whoever is in its place, or nowhere. */
public final class MailTies implements Ties {
    /** Deliveries are ended with their partner's part. */
    private record DeliveriesEnded(Parting parting) implements Effect {
        @Override
        public List<Event> events() {
            return List.of();
        }
    }

    @Override
    public Loosened loosen(Handle db, Parting parting) {
        int open = Endings.open(db, parting.partner());
        if (open == 0) {
            return Loosened.NOTHING;
        }
        List<Reason> ends =
                parting.goesOnAs().isPresent() ? List.of() : List.of(Reason.of(Code.DELIVERIES_END, "", open));
        return new Loosened(ends, List.of(), List.of(new DeliveriesEnded(parting)), List.of());
    }

    @Override
    public void write(Handle db, List<Effect> effects) {
        Effects.among(effects, DeliveriesEnded.class)
                .forEach(one ->
                        Endings.end(db, one.parting().partner(), one.parting().goesOnAs()));
    }
}
