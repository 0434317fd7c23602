package id.simpul.account;

import id.simpul.feature.Loosened;
import id.simpul.feature.Parting;
import id.simpul.feature.Ties;
import id.simpul.ledger.Code;
import id.simpul.ledger.Concluded;
import id.simpul.ledger.Decision;
import id.simpul.ledger.Effect;
import id.simpul.ledger.Event;
import id.simpul.ledger.Reason;
import id.simpul.partner.PartnerId;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** What ties a partner to those who decide: its requests that wait are not decided any more. */
final class RequestTies implements Ties {
    /** A request that nobody need decide: it is answered with a refusal that says why. */
    private record RequestDropped(PartnerId partner, String request) implements Effect {
        @Override
        public List<Event> events() {
            return List.of(); // The end of what waits is recorded with it.
        }

        @Override
        public List<Concluded> concludes() {
            return List.of(new Concluded(
                    partner, request, Decision.Refused.because(Reason.of(Code.REQUEST_WITHOUT_PARTNER, ""))));
        }
    }

    @Override
    public Loosened loosen(Handle db, Parting parting) {
        if (parting.goesOnAs().isPresent()) {
            return Loosened.NOTHING; // They are decided for the other.
        }
        List<Effect> dropped = db.createQuery("""
                        select partner, request_id
                          from waiting_requests
                         where partner in (select names_of(:partner))
                         order by partner, request_id
                           for update
                        """)
                .bind("partner", parting.partner())
                .map((row, context) -> (Effect)
                        new RequestDropped(new PartnerId(row.getString("partner")), row.getString("request_id")))
                .list();
        return dropped.isEmpty()
                ? Loosened.NOTHING
                : new Loosened(
                        List.of(Reason.of(Code.REQUESTS_DROPPED, "", dropped.size())), List.of(), dropped, List.of());
    }

    @Override
    public void write(Handle db, List<Effect> effects) {
        // Whoever keeps what waits closes it.
    }
}
