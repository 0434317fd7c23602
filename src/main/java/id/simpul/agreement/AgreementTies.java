package id.simpul.agreement;

import id.simpul.feature.Loosened;
import id.simpul.feature.Parting;
import id.simpul.feature.Ties;
import id.simpul.ledger.Code;
import id.simpul.ledger.Effect;
import id.simpul.ledger.Effects;
import id.simpul.ledger.Notice;
import id.simpul.ledger.Reason;
import id.simpul.partner.PartnerId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/**
 * What ties a partner to formal agreements: what was signed holds to its end, unless staff end it by an act of its own; what it had
 * proposed and nobody has decided is withdrawn.
 */
final class AgreementTies implements Ties {
    @Override
    public Loosened loosen(Handle db, Parting parting) {
        if (parting.goesOnAs().isPresent()) {
            return Loosened.NOTHING; // Its agreements and proposals are the other's.
        }
        List<Proposal> withdrawn = Proposals.waitingOf(db, parting.partner()).stream()
                .map(proposal ->
                        proposal.decided(Proposal.State.WITHDRAWN, new Settlement(PartnerId.STAFF, parting.on())))
                .toList();
        List<Reason> ends =
                withdrawn.isEmpty() ? List.of() : List.of(Reason.of(Code.PROPOSALS_WITHDRAWN, "", withdrawn.size()));
        return new Loosened(
                ends,
                staying(db, parting),
                withdrawn.stream().<Effect>map(ProposalKept::new).toList(),
                notices(db, withdrawn));
    }

    private static List<Notice> notices(Handle db, List<Proposal> withdrawn) {
        List<String> named = withdrawn.stream()
                .flatMap(proposal -> Stream.concat(Stream.of(proposal.partner()), proposal.parties().stream()))
                .map(PartnerId::value)
                .toList();
        AgreementNotices letters = new AgreementNotices(PartyDirectory.read(db, named));
        List<Notice> notices = new ArrayList<>();
        withdrawn.forEach(proposal -> notices.addAll(letters.withdrawn(proposal)));
        return notices;
    }

    private static List<Reason> staying(Handle db, Parting parting) {
        return db.createQuery("""
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
    }

    @Override
    public void write(Handle db, List<Effect> effects) {
        Proposals.save(
                db,
                Effects.among(effects, ProposalKept.class).stream()
                        .map(ProposalKept::proposal)
                        .toList());
    }
}
