package id.simpul.trouble.mail;

import id.simpul.delivery.GivenUp;
import id.simpul.ledger.Desk;
import id.simpul.ledger.Effect;
import id.simpul.ledger.Request;
import id.simpul.ledger.RequestType;
import id.simpul.partner.Channel;
import id.simpul.partner.PartnerEntries;
import id.simpul.partner.PartnerEntry;
import id.simpul.partner.PartnerId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** The deliveries that acts of staff are upon, locked, and whose address changes. */
final class MailFacts implements Desk.Facts {
    /** So many are taken in one act; who means more goes on from there. */
    static final int MOST = 1_000;

    private final Map<String, List<GivenUp>> meant = new HashMap<>();
    private final Map<PartnerId, PartnerEntry> partners = new HashMap<>();

    private MailFacts() {}

    static MailFacts read(Handle db, List<Request> requests) {
        MailFacts facts = new MailFacts();
        for (Request request : requests) {
            facts.meant.put(
                    request.id(),
                    request.type() == RequestType.STAFF_MAIL_ADDRESS
                            ? facts.mailsOf(db, request.as(MailAddress.class).partner())
                            : named(db, request.as(MailAct.class)));
        }
        return facts;
    }

    private List<GivenUp> mailsOf(Handle db, PartnerId partner) {
        partners.putAll(PartnerEntries.locked(db, Set.of(partner)));
        return GivenUp.lockedPage(db, Optional.of(partner), 0, MOST).stream()
                .filter(one -> one.channel().equals(Channel.EMAIL.wire()))
                .toList();
    }

    private static List<GivenUp> named(Handle db, MailAct act) {
        if (!act.isClear()) {
            return List.of();
        }
        return act.deliveries()
                .map(seqs -> GivenUp.locked(db, seqs))
                .orElseGet(
                        () -> GivenUp.lockedPage(db, act.partner(), act.place().orElse(0L), MOST));
    }

    List<GivenUp> meant(Request act) {
        return meant.getOrDefault(act.id(), List.of());
    }

    boolean isPresent(PartnerId partner) {
        return Optional.ofNullable(partners.get(partner))
                .filter(entry -> entry.removedAt().isEmpty())
                .isPresent();
    }

    @Override
    public void apply(Effect effect) {
        // Acts of staff come one by one.
    }
}
