package id.simpul.administration;

import id.simpul.ledger.Code;
import id.simpul.ledger.Decided;
import id.simpul.ledger.Decision;
import id.simpul.ledger.Desk;
import id.simpul.ledger.Effect;
import id.simpul.ledger.Json;
import id.simpul.ledger.Phrase;
import id.simpul.ledger.Reason;
import id.simpul.ledger.Request;
import id.simpul.ledger.RequestType;
import id.simpul.policy.Policy;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/** Says whether there is work of a name; once that is kept, what is due of it is done. */
final class JobDesk implements Desk<JobDesk.Known> {
    private static final Phrase WORK = new Phrase("tugas", "job");

    private final Supplier<Set<String>> works;

    JobDesk(Supplier<Set<String>> works) {
        this.works = works;
    }

    @Override
    public Set<RequestType> types() {
        return Set.of(RequestType.STAFF_JOB_RUN);
    }

    @Override
    public Known facts(Handle db, List<Request> requests) {
        return new Known(works.get());
    }

    @Override
    public Decision decide(Request request, Known known, Policy policy, LocalDate today) {
        String work = request.data().path("work").asText();
        return known.works().contains(work)
                ? new Decision.Accepted(work, Json.object().put("work", work), List.of(), List.of())
                : Decision.Refused.because(Reason.of(Code.NOTHING_OF_THAT_NAME, "/data/work", WORK));
    }

    @Override
    public void write(Handle db, List<Decided> decided) {
        // What is due is done once it is kept that staff want it so.
    }

    /** What there is to be done. */
    record Known(Set<String> works) implements Facts {
        @Override
        public void apply(Effect effect) {
            // Acts of staff change nothing of it.
        }
    }
}
