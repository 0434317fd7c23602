package id.simpul.delivery;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.Ids;
import id.simpul.ledger.Json;
import id.simpul.partner.PartnerId;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Knows mails again by their Message-ID: those that are answered, and those that come back. */
public final class SentMails {
    private static final Pattern KEY = Pattern.compile("\\bmails?-[0-9a-v]{20}\\b");
    /** Of one partner; who answers later than that many mails answers staff. */
    private static final int LATEST = 300;

    private SentMails() {}

    /**
     * What a mail told of; of a mail that told of several things, each.
     *
     * @param seq of the delivery
     * @param data the notice's own
     */
    public record Sent(long seq, PartnerId partner, String topic, ObjectNode data) {}

    /** The keys of our mails that a text names, as Message-ID or in an address. */
    public static List<String> keys(String text) {
        return KEY.matcher(text).results().map(MatchResult::group).distinct().toList();
    }

    /** What the mail of that key told a partner; nothing if it was not to this one. */
    public static List<Sent> of(Handle db, PartnerId partner, String key) {
        return told(db.createQuery("""
                        select d.seq, d.partner, d.gathered, n.topic, n.event
                        from deliveries d join notices n on n.seq = d.notice
                        where d.partner = :partner and d.channel = 'email' and d.state = 'sent'
                        order by d.sent_at desc limit :latest
                        """).bind("partner", partner).bind("latest", LATEST), key);
    }

    /** What the mail of that key told a partner, if it is known that it came back; what came back waits for another address. */
    public static List<Sent> cameBack(Handle db, PartnerId partner, String key) {
        return told(
                db.createQuery("""
                        select d.seq, d.partner, d.gathered, n.topic, n.event
                        from deliveries d join notices n on n.seq = d.notice
                        where d.partner = :partner and d.channel = 'email' and d.state = 'unconfirmed' and d.last_error like :back || '%'
                        order by d.seq desc limit :latest
                        """)
                        .bind("partner", partner)
                        .bind("back", ReturnedMails.CAME_BACK)
                        .bind("latest", LATEST),
                key);
    }

    private static List<Sent> told(Query deliveries, String key) {
        return deliveries
                .map((row, context) -> {
                    ObjectNode event = Json.parse(row.getString("event"));
                    long seq = row.getLong("seq");
                    String own = Optional.ofNullable(row.getString("gathered"))
                            .orElseGet(
                                    () -> Ids.of("mail", seq, event.path("id").asText()));
                    return key.equals(own)
                            ? Optional.of(new Sent(
                                    seq,
                                    new PartnerId(row.getString("partner")),
                                    row.getString("topic"),
                                    event.withObject("/data")))
                            : Optional.<Sent>empty();
                })
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }
}
