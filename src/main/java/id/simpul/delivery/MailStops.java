package id.simpul.delivery;

import id.simpul.ledger.Event;
import id.simpul.ledger.Events;
import id.simpul.ledger.Json;
import id.simpul.ledger.Topic;
import id.simpul.partner.PartnerId;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Mails of a topic that a partner does not want; what it hears by queue and over HTTP goes on. */
public final class MailStops {
    private MailStops() {}

    /** Said twice, it is said once. */
    public static void stop(Handle db, PartnerId partner, Topic topic, Instant now) {
        int noted = db.createUpdate("""
                        insert into mail_stops (partner, topic, stopped_at) values (:partner, :topic, :now)
                        on conflict (partner, topic) do nothing
                        """)
                .bind("partner", partner)
                .bind("topic", topic.wire())
                .bind("now", now)
                .execute();
        if (noted == 1) {
            Event event = new Event(
                    partner, partner.value(), "mails-stopped", Json.object().put("topic", topic.wire()));
            Events.append(db, List.of(event), now);
        }
    }
}
