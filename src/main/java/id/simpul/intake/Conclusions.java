package id.simpul.intake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.delivery.Outbox;
import id.simpul.intake.PendingRows.Closing;
import id.simpul.ledger.Concluded;
import id.simpul.ledger.Decided;
import id.simpul.ledger.Decision;
import id.simpul.ledger.Effect;
import id.simpul.ledger.Event;
import id.simpul.ledger.Events;
import id.simpul.ledger.Json;
import id.simpul.ledger.Notice;
import id.simpul.ledger.Request;
import id.simpul.ledger.Request.Staff;
import id.simpul.ledger.RequestDecided;
import id.simpul.ledger.RequestType;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Ends what waited: closes the requests that others' decisions answer, each once, and tells who asked. */
final class Conclusions {
    private Conclusions() {}

    static void write(Handle db, List<Decided> decided, Outbox outbox) {
        for (Decided one : decided) {
            for (Effect effect : one.decision().effects()) {
                effect.concludes().forEach(concluded -> end(db, concluded, one, outbox));
            }
        }
    }

    private static void end(Handle db, Concluded concluded, Decided by, Outbox outbox) {
        RequestKey key = new RequestKey(concluded.partner(), concluded.request());
        Decision decision = concluded.decision();
        Verdict verdict = decision instanceof Decision.Accepted ? Verdict.YES : Verdict.NO;
        Closing closing = new Closing(by.at(), decider(by.request()), verdict, "", decision.status());
        PendingRows.close(db, key, closing).ifPresent(type -> {
            Events.append(db, List.of(event(concluded, by)), by.at());
            outbox.promise(db, List.of(told(key, type, decision)), by.at());
        });
    }

    private static Event event(Concluded concluded, Decided by) {
        String step = concluded.decision().status();
        Optional<String> request = Optional.of(concluded.request());
        ObjectNode detail = Json.object().put("by", decider(by.request()));
        return new Event(concluded.partner(), request, concluded.request(), step, detail);
    }

    private static String decider(Request request) {
        return request.staff().map(Staff::name).orElse(request.partner().value());
    }

    /** What who asked is told once it is decided. */
    static Notice told(RequestKey asked, RequestType type, Decision decision) {
        return Notice.to(asked.partner(), RequestDecided.of(asked.id(), type, decision))
                .begunBy(asked.id());
    }
}
