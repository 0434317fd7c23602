package id.simpul.account;

import id.simpul.database.Rows;
import id.simpul.ledger.Code;
import id.simpul.ledger.Decided;
import id.simpul.ledger.Decision;
import id.simpul.ledger.Desk;
import id.simpul.ledger.Effect;
import id.simpul.ledger.Phrase;
import id.simpul.ledger.Reason;
import id.simpul.ledger.Request;
import id.simpul.ledger.RequestType;
import id.simpul.partner.PartnerId;
import id.simpul.policy.Policy;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Tells a partner what became of one of its own requests, or of one that a partner asked which was merged into it. */
public final class StatusDesk implements Desk<StatusDesk.Registered> {
    private static final Phrase THING = new Phrase("permintaan", "request");

    @Override
    public Set<RequestType> types() {
        return Set.of(RequestType.REQUEST_STATUS);
    }

    @Override
    public Registered facts(Handle db, List<Request> requests) {
        Map<Key, Standing> standings = new HashMap<>();
        Rows.bind(
                        db.createQuery("""
                        select distinct on (asked.partner, asked.id)
                               asked.partner, asked.id, standing.type, standing.status, standing.at
                        from (select distinct * from unnest(:partner, :id) as u (partner, id)) asked
                        cross join lateral names_of(asked.partner) as known (name)
                        join request_standings standing on standing.partner = known.name and standing.id = asked.id
                        order by asked.partner, asked.id, known.name = asked.partner desc, standing.at desc
                        """),
                        Key.class,
                        requests.stream()
                                .map(request -> new Key(request.partner(), asked(request)))
                                .toList())
                .map((row, context) -> Map.entry(
                        new Key(new PartnerId(row.getString("partner")), row.getString("id")),
                        new Standing(
                                row.getString("type"),
                                row.getString("status"),
                                row.getTimestamp("at").toInstant())))
                .forEach(entry -> standings.put(entry.getKey(), entry.getValue()));
        return new Registered(standings);
    }

    @Override
    public Decision decide(Request request, Registered registered, Policy policy, LocalDate today) {
        String asked = asked(request);
        Standing standing = registered.standings().get(new Key(request.partner(), asked));
        if (standing == null) {
            return Decision.Refused.because(Reason.of(Code.NOT_FOUND, "/data/request", THING));
        }
        String state = standing.status().equals("pending") ? "waiting" : "answered";
        StatusOutcome outcome = new StatusOutcome(asked, standing.type(), standing.status(), state, standing.at());
        return new Decision.Accepted(asked, outcome, List.of(), List.of());
    }

    @Override
    public void write(Handle db, List<Decided> decided) {
        // A question changes nothing.
    }

    private static String asked(Request request) {
        return request.as(RequestStatus.class).request();
    }

    private record Key(PartnerId partner, String id) {}

    private record Standing(String type, String status, Instant at) {}

    /** What is registered of the requests that were asked about. */
    record Registered(Map<Key, Standing> standings) implements Desk.Facts {
        @Override
        public void apply(Effect effect) {
            // Answers to questions do not depend on each other.
        }
    }
}
