package id.simpul.administration;

import com.fasterxml.jackson.databind.JsonNode;
import id.simpul.ledger.Code;
import id.simpul.ledger.Decided;
import id.simpul.ledger.Decision;
import id.simpul.ledger.Decision.Accepted;
import id.simpul.ledger.Decision.Refused;
import id.simpul.ledger.Desk;
import id.simpul.ledger.Effect;
import id.simpul.ledger.Json;
import id.simpul.ledger.Phrase;
import id.simpul.ledger.Reason;
import id.simpul.ledger.Request;
import id.simpul.ledger.Request.Staff;
import id.simpul.ledger.RequestType;
import id.simpul.partner.Language;
import id.simpul.policy.Mistake;
import id.simpul.policy.Policies;
import id.simpul.policy.Policy;
import id.simpul.policy.PolicyChange;
import id.simpul.policy.PolicyMistakes;
import id.simpul.policy.PolicyText;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Takes new versions of the policy, from today on or later: all of what is asked, or with a mistake in it nothing. */
final class PolicyDesk implements Desk<PolicyDesk.Known> {
    private static final String EFFECTIVE = "effective";

    private final Policies policies;

    PolicyDesk(Policies policies) {
        this.policies = policies;
    }

    @Override
    public Set<RequestType> types() {
        return Set.of(RequestType.STAFF_POLICY_SET, RequestType.STAFF_POLICY_IMPORT);
    }

    /** One change at a time, since each counts on top of those before. */
    @Override
    public Known facts(Handle db, List<Request> requests) {
        db.execute("select pg_advisory_xact_lock(hashtext('policy'))");
        return new Known(PolicyChanges.all(db));
    }

    @Override
    public Decision decide(Request request, Known known, Policy policy, LocalDate today) {
        Staff staff = request.staff().orElseThrow();
        if (staff.reason().isBlank()) {
            return Refused.because(Reason.of(Code.REASON_NEEDED, ""));
        }
        boolean set = request.type() == RequestType.STAFF_POLICY_SET;
        try {
            PolicyChange change = new PolicyChange(
                    known.next(),
                    request.time(),
                    staff.name(),
                    staff.reason(),
                    set ? written(request.data()) : request.data().path("text").asText());
            List<LocalDate> days = Policies.daysIn(change.name(), change.text());
            List<Reason> past = past(days, set, today);
            if (!past.isEmpty()) {
                return new Refused(Json.object(), past);
            }
            if (set) {
                policies.withChange(known.changes(), days.get(0), changes(request.data()));
            } else {
                policies.with(known.and(change));
            }
            return accepted(change, days);
        } catch (PolicyMistakes e) {
            return new Refused(
                    Json.object(),
                    e.mistakes().stream()
                            .map(mistake -> set ? atField(mistake, request.data()) : inFile(mistake))
                            .toList());
        }
    }

    private static Decision accepted(PolicyChange change, List<LocalDate> days) {
        return new Accepted(
                days.get(0).toString(),
                Json.object().put(EFFECTIVE, days.get(0).toString()).put("versions", days.size()),
                List.of(new PolicyChanged(change)),
                List.of());
    }

    private String written(JsonNode data) {
        LocalDate from = LocalDate.parse(data.path(EFFECTIVE).asText());
        return PolicyText.of(from, changes(data), policies.asOf(from));
    }

    private static Map<String, String> changes(JsonNode data) {
        Map<String, String> changes = new LinkedHashMap<>();
        data.path("changes")
                .forEach(change -> changes.put(
                        change.path("field").asText(), change.path("value").asText()));
        return changes;
    }

    private static List<Reason> past(List<LocalDate> days, boolean set, LocalDate today) {
        return days.stream()
                .filter(day -> day.isBefore(today))
                .map(day -> Reason.of(Code.POLICY_DAY_PAST, set ? "/data/" + EFFECTIVE : "/data/text", day, today))
                .toList();
    }

    /** What is wrong with the change, at its field; or with a later version because of it. */
    private static Reason atField(Mistake mistake, JsonNode data) {
        int place = 0;
        for (JsonNode change : data.path("changes")) {
            if (change.path("field").asText().equals(mistake.field())) {
                return reason("/data/changes/" + place + "/value", mistake);
            }
            place++;
        }
        return reason("/data/changes", mistake);
    }

    private static Reason reason(String pointer, Mistake mistake) {
        return Reason.of(
                Code.POLICY_MISTAKE,
                pointer,
                mistake.field().isEmpty() ? mistake.where() : mistake.field(),
                new Phrase(mistake.text(Language.ID), mistake.text(Language.EN)));
    }

    private static Reason inFile(Mistake mistake) {
        return Reason.of(
                Code.FILE_MISTAKE,
                "/data/text",
                new Phrase(mistake.sentence(Language.ID), mistake.sentence(Language.EN)));
    }

    @Override
    public void write(Handle db, List<Decided> decided) {
        for (Decided one : decided) {
            for (Effect effect : one.decision().effects()) {
                if (effect instanceof PolicyChanged changed) {
                    PolicyChanges.keep(db, changed.change());
                }
            }
        }
    }

    private record PolicyChanged(PolicyChange change) implements Effect {}

    /** What staff have changed so far. */
    static final class Known implements Facts {
        private final List<PolicyChange> changes;

        Known(List<PolicyChange> changes) {
            this.changes = new ArrayList<>(changes);
        }

        List<PolicyChange> changes() {
            return List.copyOf(changes);
        }

        long next() {
            return changes.isEmpty() ? 1 : changes.get(changes.size() - 1).number() + 1;
        }

        List<PolicyChange> and(PolicyChange change) {
            List<PolicyChange> all = new ArrayList<>(changes);
            all.add(change);
            return all;
        }

        @Override
        public void apply(Effect effect) {
            if (effect instanceof PolicyChanged changed) {
                changes.add(changed.change());
            }
        }
    }
}
