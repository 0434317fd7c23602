package id.simpul.intake;

import id.simpul.ledger.Code;
import id.simpul.ledger.Decided;
import id.simpul.ledger.Decision;
import id.simpul.ledger.Desk;
import id.simpul.ledger.Desks;
import id.simpul.ledger.Reason;
import id.simpul.ledger.Request;
import id.simpul.policy.Policies;
import id.simpul.policy.Policy;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Judges the requests of one transaction in their order, each by the policy of its day and on top of the decisions before it. */
final class Judgement {
    private final Policies policies;
    private final Map<Desk<?>, InformedDesk<?>> informed = new LinkedHashMap<>();
    private final Desks desks;
    private final Instant now;

    private Judgement(Desks desks, Policies policies, Instant now) {
        this.desks = desks;
        this.policies = policies;
        this.now = now;
    }

    /** Reads the facts each desk needs for its requests, once. */
    static Judgement of(Handle db, List<Request> requests, Desks desks, Policies policies, Instant now) {
        Judgement judgement = new Judgement(desks, policies, now);
        Map<Desk<?>, List<Request>> byDesk = new LinkedHashMap<>();
        requests.forEach(request -> byDesk.computeIfAbsent(desks.of(request.type()), desk -> new ArrayList<>())
                .add(request));
        byDesk.forEach((desk, theirs) -> judgement.informed.put(desk, InformedDesk.of(desk, db, theirs)));
        return judgement;
    }

    Decided decide(Request request) {
        Policy policy = policies.asOf(request.time());
        LocalDate today = LocalDate.ofInstant(request.time(), policies.zone());
        InformedDesk<?> desk = informed.get(desks.of(request.type()));
        Decision decision = untimely(request, policy)
                .<Decision>map(
                        reason -> Decision.Pending.staff(withWhatElse(reason, desk.consider(request, policy, today))
                                .toArray(Reason[]::new)))
                .orElseGet(() -> desk.decide(request, policy, today));
        return new Decided(request, decision, now);
    }

    /** The yes of staff is to all that stands against it or is theirs to decide, so they are told of that with it. */
    private static List<Reason> withWhatElse(Reason untimely, Decision otherwise) {
        List<Reason> reasons = new ArrayList<>(List.of(untimely));
        if (!(otherwise instanceof Decision.Accepted)) {
            reasons.addAll(otherwise.reasons());
        }
        return reasons;
    }

    /** A request from too long ago, or from the future, is judged when staff say so. */
    private Optional<Reason> untimely(Request request, Policy policy) {
        if (request.staff().isPresent()) {
            return Optional.empty();
        }
        if (request.time().isAfter(now.plus(Duration.ofMinutes(policy.requests().futureMinutes())))) {
            return Optional.of(
                    Reason.of(Code.TIME_IN_FUTURE, "/time", policy.requests().futureMinutes()));
        }
        if (request.time().isBefore(now.minus(Duration.ofDays(policy.requests().tooOldDays())))) {
            return Optional.of(
                    Reason.of(Code.TIME_TOO_OLD, "/time", policy.requests().tooOldDays()));
        }
        return Optional.empty();
    }

    /** Writes the effects, desk by desk. */
    void write(Handle db, List<Decided> decided) {
        informed.keySet().forEach(desk -> desk.write(db, of(desk, decided)));
    }

    private List<Decided> of(Desk<?> desk, List<Decided> decided) {
        return decided.stream()
                .filter(one -> desks.of(one.request().type()).equals(desk))
                .toList();
    }
}
