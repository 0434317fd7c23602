package id.simpul.rotation.obligation;

import id.simpul.ledger.Code;
import id.simpul.ledger.Decision;
import id.simpul.ledger.Effect;
import id.simpul.ledger.Event;
import id.simpul.ledger.Json;
import id.simpul.ledger.Notice;
import id.simpul.ledger.Reason;
import id.simpul.ledger.RequestDecided;
import id.simpul.ledger.RequestType;
import id.simpul.partner.PartnerId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** A replacement that still waits for staff although its obligation has ended meanwhile: it is refused, and its school told. */
record Moot(PartnerId school, String request, String obligation) implements Effect {
    /** The replacements by other titles that wait for these obligations; locks them, as whoever decides them does first. */
    static List<Moot> waiting(Handle db, Collection<String> obligations) {
        return db.createQuery("""
                        select partner, request_id, data::jsonb ->> 'obligation' as obligation
                          from pending
                         where decided_at is null and type = :type and data::jsonb ->> 'obligation' = any(:obligations)
                         order by partner, request_id
                           for update
                        """)
                .bind("type", RequestType.ROTATION_REPLACEMENT.wire())
                .bindArray("obligations", String.class, obligations)
                .map((row, context) -> new Moot(
                        new PartnerId(row.getString("partner")),
                        row.getString("request_id"),
                        row.getString("obligation")))
                .list();
    }

    @Override
    public List<Event> events() {
        return List.of(new Event(school, request, "refused", Json.object().put("obligation", obligation)));
    }

    Notice told(ObligationState ended) {
        Reason reason = Reason.of(Code.OBLIGATION_WRONG_STATE, "/data/obligation", ended.phrase());
        Decision refused = Decision.Refused.because(reason);
        return Notice.to(school, RequestDecided.of(request, RequestType.ROTATION_REPLACEMENT, refused))
                .begunBy(request);
    }

    /** They wait no longer; what they held has served. */
    static void write(Handle db, List<Effect> effects, Instant at) {
        List<Moot> moot = effects.stream()
                .filter(Moot.class::isInstance)
                .map(Moot.class::cast)
                .toList();
        if (moot.isEmpty()) {
            return;
        }
        db.createUpdate("""
                        with closed as (
                            update pending
                               set decided_at = :at, decided_by = 'hub', decision = 'no', reason = 'obligation ended', data = '{}'
                              from unnest(:partners, :requests) as moot (partner, request)
                             where pending.partner = moot.partner and pending.request_id = moot.request
                               and pending.decided_at is null
                            returning pending.partner, pending.request_id)
                        update requests
                           set status = 'refused'
                          from closed
                         where requests.partner = closed.partner and requests.id = closed.request_id
                        """)
                .bind("at", at)
                .bindArray(
                        "partners",
                        PartnerId.class,
                        moot.stream().map(Moot::school).toList())
                .bindArray(
                        "requests",
                        String.class,
                        moot.stream().map(Moot::request).toList())
                .execute();
    }
}
