package id.simpul.person;

import id.simpul.delivery.MailFiles;
import id.simpul.ledger.Code;
import id.simpul.ledger.Decided;
import id.simpul.ledger.Decision;
import id.simpul.ledger.Desk;
import id.simpul.ledger.Effect;
import id.simpul.ledger.Reason;
import id.simpul.ledger.Request;
import id.simpul.ledger.RequestType;
import id.simpul.policy.Policy;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Finds, hands out and erases what the hub has of one person; each time is recorded of every place. */
final class PersonDesk implements Desk<PersonDesk.Found> {
    private final Search search;
    private final Erasure erasure;

    PersonDesk(MailFiles mails) {
        search = new Search(mails);
        erasure = new Erasure(mails);
    }

    @Override
    public Set<RequestType> types() {
        return Set.of(RequestType.STAFF_PERSON_FIND, RequestType.STAFF_PERSON_EXPORT, RequestType.STAFF_PERSON_ERASE);
    }

    /** What was found, by what was asked. */
    record Found(Map<Wanted, List<Hit>> hits) implements Facts {
        @Override
        public void apply(Effect effect) {
            // Each act is judged alone.
        }
    }

    @Override
    public Found facts(Handle db, List<Request> requests) {
        Map<Wanted, List<Hit>> hits = new HashMap<>();
        requests.stream()
                .map(request -> request.as(Wanted.class))
                .forEach(wanted -> hits.computeIfAbsent(wanted, there -> search.all(db, there)));
        return new Found(hits);
    }

    @Override
    public Decision decide(Request request, Found found, Policy policy, LocalDate today) {
        List<Hit> hits = found.hits().get(request.as(Wanted.class));
        if (hits.size() > Search.MOST) {
            return Decision.Refused.because(Reason.of(Code.PERSON_UNCLEAR, "/data/person", hits.size()));
        }
        LookedUp lookedUp = new LookedUp(request.type(), hits, request.staff().orElseThrow());
        return new Decision.Accepted(request.id(), lookedUp.outcome(), List.of(lookedUp), List.of());
    }

    @Override
    public void write(Handle db, List<Decided> decided) {
        decided.stream()
                .filter(one -> one.decision() instanceof Decision.Accepted)
                .map(Decided::request)
                .filter(request -> request.type() == RequestType.STAFF_PERSON_ERASE)
                .forEach(request -> erasure.of(db, request.as(Wanted.class)));
    }
}
