package id.simpul.delivery;

import id.simpul.ledger.Event;
import id.simpul.ledger.Events;
import id.simpul.ledger.Json;
import id.simpul.partner.PartnerEntries;
import id.simpul.partner.PartnerId;
import id.simpul.partner.Partners;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Mails that came back for good: their address is written to no more, and what is for it waits until there is another. */
public final class ReturnedMails {
    /** How the trouble of a delivery begins that came back. */
    static final String CAME_BACK = "It came back: ";

    private final Partners partners;

    public ReturnedMails(Partners partners) {
        this.partners = partners;
    }

    /** A partner whose mails wait for another address, and how many. */
    public record Waiting(PartnerId partner, long mails) {}

    /**
     * The address is dead, for whoever of the partners has it; what came back waits with the rest.
     *
     * @param came the deliveries that came back
     * @param status what the mail server said, such as 5.1.1
     */
    public void dead(Handle db, String address, Collection<Long> came, String status, Instant at) {
        for (PartnerId partner : PartnerEntries.withEmail(db, address, 100)) {
            if (partners.emailReturned(db, partner, address)) {
                Events.append(
                        db,
                        List.of(new Event(
                                partner,
                                partner.value(),
                                "address-returned",
                                Json.object().put("status", status))),
                        at);
            }
        }
        db.createUpdate("""
                        update deliveries set state = 'unconfirmed', sent_at = null, last_error = :error
                        where seq = any (:seqs) and state = 'sent'
                        """)
                .bindArray("seqs", Long.class, came)
                .bind("error", CAME_BACK + status)
                .execute();
    }

    /** Whom staff should ask for another address, those first who are to be told most. */
    public static List<Waiting> waiting(Handle db, int most) {
        return db.createQuery("""
                        select p.id, count(d.seq) as mails
                        from partners p
                        left join deliveries d on d.partner = p.id and d.state = 'unconfirmed'
                        where p.email_returned is not null and p.removed_at is null
                        group by p.id order by mails desc, p.id limit :most
                        """)
                .bind("most", most)
                .map((row, context) -> new Waiting(new PartnerId(row.getString("id")), row.getLong("mails")))
                .list();
    }
}
