package id.simpul.outreach;

import id.simpul.feature.Loosened;
import id.simpul.feature.Parting;
import id.simpul.feature.Ties;
import id.simpul.ledger.Code;
import id.simpul.ledger.Effect;
import id.simpul.ledger.Reason;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** What ties a partner to the library's own visits: those to come are given up with its part. */
final class OutreachTies implements Ties {
    @Override
    public Loosened loosen(Handle db, Parting parting) {
        if (parting.goesOnAs().isPresent()) {
            return Loosened.NOTHING; // The library goes to the other.
        }
        List<Outreach> coming = Outreaches.coming(db, parting.partner(), parting.on());
        if (coming.isEmpty()) {
            return Loosened.NOTHING;
        }
        List<Effect> effects = coming.stream()
                .<Effect>map(outreach -> new OutreachChanged(outreach.cancelled()))
                .toList();
        List<Loosened.Day> days = coming.stream()
                .map(outreach -> new Loosened.Day("outreach", outreach.id(), outreach.on(), outreach.on()))
                .toList();
        return new Loosened(
                List.of(Reason.of(Code.OUTREACH_ENDS, "", coming.size())), List.of(), effects, List.of(), days);
    }

    @Override
    public void write(Handle db, List<Effect> effects) {
        Outreaches.write(db, effects);
    }
}
