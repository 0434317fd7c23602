package id.simpul.agreement;

import id.simpul.feature.Loosened;
import id.simpul.feature.Parting;
import id.simpul.feature.Ties;
import id.simpul.ledger.Code;
import id.simpul.ledger.Effect;
import id.simpul.ledger.Reason;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** What ties a partner to formal agreements: what was signed holds to its end, unless staff end it by an act of its own. */
final class AgreementTies implements Ties {
    @Override
    public Loosened loosen(Handle db, Parting parting) {
        if (parting.goesOnAs().isPresent()) {
            return Loosened.NOTHING; // Its agreements are the other's.
        }
        List<Reason> stays = db.createQuery("""
                        select number, to_day from agreements_of(:partner) where to_day >= :on order by to_day, number
                        """)
                .bind("partner", parting.partner())
                .bind("on", parting.on())
                .map((row, context) -> Reason.of(
                        Code.FORMAL_AGREEMENT_STAYS,
                        "",
                        row.getString("number"),
                        row.getObject("to_day", LocalDate.class)))
                .list();
        return new Loosened(List.of(), stays, List.of(), List.of());
    }

    @Override
    public void write(Handle db, List<Effect> effects) {
        // Nothing of an agreement ends with its partner's part.
    }
}
