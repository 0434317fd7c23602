package id.simpul.administration;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.Code;
import id.simpul.ledger.Decided;
import id.simpul.ledger.Decision;
import id.simpul.ledger.Decision.Refused;
import id.simpul.ledger.Desk;
import id.simpul.ledger.Effect;
import id.simpul.ledger.Json;
import id.simpul.ledger.Reason;
import id.simpul.ledger.Request;
import id.simpul.ledger.RequestType;
import id.simpul.policy.Policy;
import id.simpul.policy.SettableClock;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Says whether the clock can be put forward; once that is kept, the hub does what falls due on the way. */
final class ClockDesk implements Desk<ClockDesk.Shown> {
    private static final String INSTANT = "/data/instant";

    private final Clock clock;

    public ClockDesk(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Set<RequestType> types() {
        return Set.of(RequestType.STAFF_CLOCK_SET);
    }

    @Override
    public Shown facts(Handle db, List<Request> requests) {
        return new Shown(clock.instant());
    }

    @Override
    public Decision decide(Request request, Shown shown, Policy policy, LocalDate today) {
        if (!(clock instanceof SettableClock)) {
            return Refused.because(Reason.of(Code.CLOCK_IS_REAL, ""));
        }
        String asked = request.data().path("instant").asText();
        try {
            return Instant.parse(asked).isBefore(shown.now())
                    ? Refused.because(Reason.of(
                            Code.CLOCK_GOES_FORWARD, INSTANT, shown.now().toString(), asked))
                    : accepted(asked);
        } catch (DateTimeParseException e) {
            return Refused.because(Reason.of(Code.INSTANT_UNKNOWN, INSTANT, asked));
        }
    }

    private static Decision accepted(String instant) {
        ObjectNode outcome = Json.object().put("instant", instant);
        return new Decision.Accepted(instant, outcome, List.of(), List.of());
    }

    @Override
    public void write(Handle db, List<Decided> decided) {
        // The clock is put forward once it is kept that staff want it so.
    }

    /** What the clock shows. */
    record Shown(Instant now) implements Facts {
        @Override
        public void apply(Effect effect) {
            // It goes by itself.
        }
    }
}
