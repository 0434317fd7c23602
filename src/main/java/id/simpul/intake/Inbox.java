package id.simpul.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.simpul.database.Database;
import id.simpul.intake.envelope.Fingerprint;
import id.simpul.intake.envelope.Opened;
import id.simpul.ledger.Request;
import id.simpul.partner.PartnerId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * The idempotent receiver: a partner's id names a request for ever. What is known already is answered as before, and the same
 * id with another body is a conflict.
 */
public final class Inbox {
    private final Database database;

    public Inbox(Database database) {
        this.database = database;
    }

    /** Answers what was asked before; one query for the whole batch. */
    public List<Case> setAsideKnown(List<Case> cases) {
        List<Request> requests =
                cases.stream().map(Case::request).flatMap(Optional::stream).toList();
        if (requests.isEmpty()) {
            return cases;
        }
        Map<RequestKey, Known> known = database.jdbi().withHandle(db -> known(db, requests));
        return known.isEmpty()
                ? cases
                : cases.stream().map(one -> answerIfKnown(one, known)).toList();
    }

    private Case answerIfKnown(Case one, Map<RequestKey, Known> known) {
        if (one.opened() instanceof Opened.WellFormed wellFormed) {
            Known before = known.get(RequestKey.of(wellFormed.request()));
            if (before != null) {
                return before.fingerprint().equals(wellFormed.fingerprint())
                        ? one.answered(
                                answer(one.incoming(), wellFormed.request().id(), before.reply()))
                        : one.conflicting();
            }
        }
        return one;
    }

    private static Answer answer(Incoming incoming, String request, String reply) {
        return Answer.reply(incoming, request, reply.getBytes(UTF_8));
    }

    private static Map<RequestKey, Known> known(Handle db, List<Request> requests) {
        Map<RequestKey, Known> known = new HashMap<>();
        db.createQuery("""
                        select r.partner, r.id, encode(r.fingerprint, 'hex') as fingerprint, p.event
                        from unnest(:partners, :ids) as asked (partner, id)
                        join requests r on r.partner = asked.partner and r.id = asked.id
                        join replies p on p.seq = r.reply
                        """)
                .bindArray(
                        "partners",
                        String.class,
                        requests.stream().map(r -> r.partner().value()).toArray())
                .bindArray(
                        "ids", String.class, requests.stream().map(Request::id).toArray())
                .map((row, context) -> Map.entry(
                        new RequestKey(new PartnerId(row.getString("partner")), row.getString("id")),
                        new Known(new Fingerprint(row.getString("fingerprint")), row.getString("event"))))
                .forEach(entry -> known.put(entry.getKey(), entry.getValue()));
        return known;
    }

    private record Known(Fingerprint fingerprint, String reply) {}
}
