package id.simpul.rotation.obligation;

import id.simpul.ledger.Code;
import id.simpul.ledger.Decided;
import id.simpul.ledger.Decision;
import id.simpul.ledger.Desk;
import id.simpul.ledger.Effect;
import id.simpul.ledger.Phrase;
import id.simpul.ledger.Reason;
import id.simpul.ledger.Request;
import id.simpul.ledger.RequestType;
import id.simpul.policy.Policy;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * Takes what schools and staff do about lost items (R10). Data of the act of staff: {@code staff.obligation} {obligation,
 * act: receive, approve or waive}; the reason of a waiver is the one given with the act.
 */
public final class ObligationDesk implements Desk<ObligationDesk.Facts> {
    /** The obligations a list of requests speaks of. */
    public static final class Facts implements Desk.Facts {
        private final Map<String, Obligation> obligations = new HashMap<>();

        public Facts(Collection<Obligation> obligations) {
            obligations.forEach(one -> this.obligations.put(one.id(), one));
        }

        @Override
        public void apply(Effect effect) {
            if (effect instanceof ObligationChanged changed) {
                obligations.put(changed.after().id(), changed.after());
            }
        }
    }

    @Override
    public Set<RequestType> types() {
        return Set.of(RequestType.ROTATION_REPLACEMENT, RequestType.STAFF_OBLIGATION);
    }

    @Override
    public Facts facts(Handle db, List<Request> requests) {
        return new Facts(
                Obligations.locked(db, requests.stream().map(ObligationDesk::id).toList()));
    }

    @Override
    public Decision decide(Request request, Facts facts, Policy policy, LocalDate today) {
        Optional<Obligation> obligation = Optional.ofNullable(facts.obligations.get(id(request)));
        if (obligation.isEmpty()) {
            return Decision.Refused.because(
                    Reason.of(Code.NOT_FOUND, "/data/obligation", new Phrase("kewajiban", "obligation")));
        }
        if (request.type() == RequestType.STAFF_OBLIGATION) {
            return byStaff(request, obligation.get(), today);
        }
        return obligation.get().school().equals(request.partner())
                ? ObligationActs.promise(request, obligation.get())
                : Decision.Refused.because(Reason.of(Code.NOT_YOURS, "/data/obligation"));
    }

    private static Decision byStaff(Request request, Obligation obligation, LocalDate today) {
        String act = request.data().path("act").asText();
        return switch (act) {
            case "receive" -> ObligationActs.receive(obligation, today);
            case "approve" -> ObligationActs.approve(obligation, today);
            case "waive" ->
                ObligationActs.waive(
                        obligation, request.staff().map(Request.Staff::reason).orElse(""), today);
            default -> throw new IllegalArgumentException("An obligation is received, approved or waived, not " + act);
        };
    }

    @Override
    public void write(Handle db, List<Decided> decided) {
        Obligations.write(
                db,
                decided.stream()
                        .flatMap(one -> one.decision().effects().stream())
                        .toList());
    }

    private static String id(Request request) {
        return request.data().path("obligation").asText();
    }
}
