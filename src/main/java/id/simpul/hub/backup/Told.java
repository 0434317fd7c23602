package id.simpul.hub.backup;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.broker.Addresses;
import id.simpul.broker.StoredMessage;
import id.simpul.database.Database;
import id.simpul.ledger.Json;
import id.simpul.partner.PartnerId;

/** Whether a restored database knows a reply or notice that a backup holds, and takes it for sent. */
final class Told {
    private final Database database;

    Told(Database database) {
        this.database = database;
    }

    boolean isDone(StoredMessage message) {
        PartnerId partner = Addresses.partnerOf(message.queue()).orElseThrow();
        String id;
        try {
            ObjectNode event = Json.parse(message.text());
            id = event.path("id").asText();
        } catch (IllegalArgumentException e) {
            return false;
        }
        return message.queue().equals(Addresses.replies(partner)) ? isReplied(partner, id) : isNoticed(partner, id);
    }

    private boolean isReplied(PartnerId partner, String id) {
        return database.jdbi().withHandle(db -> db.createQuery("""
                        select exists (
                            select from all_replies r
                             where r.partner = :partner and r.reply_id = :id
                               and not exists (select from deliveries d where d.reply = r.seq and d.state = 'waiting'))
                        """)
                .bind("partner", partner.value())
                .bind("id", id)
                .mapTo(Boolean.class)
                .one());
    }

    private boolean isNoticed(PartnerId partner, String id) {
        return database.jdbi().withHandle(db -> db.createQuery("""
                        select exists (
                            select from notices n
                             where n.partner = :partner and n.id = :id
                               and not exists (
                                   select from deliveries d
                                    where d.notice = n.seq and d.channel = 'queue' and d.state = 'waiting'))
                        """)
                .bind("partner", partner.value())
                .bind("id", id)
                .mapTo(Boolean.class)
                .one());
    }
}
