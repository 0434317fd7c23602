package id.simpul.rotation.enrolment;

import id.simpul.ledger.Code;
import id.simpul.ledger.Decided;
import id.simpul.ledger.Decision;
import id.simpul.ledger.Desk;
import id.simpul.ledger.Effect;
import id.simpul.ledger.Effects;
import id.simpul.ledger.Json;
import id.simpul.ledger.Reason;
import id.simpul.ledger.Request;
import id.simpul.ledger.RequestType;
import id.simpul.partner.PartnerUpdate;
import id.simpul.policy.Policy;
import id.simpul.policy.Quarter;
import id.simpul.policy.RotationDates;
import id.simpul.rotation.Schedule;
import id.simpul.rotation.batch.Batches;
import id.simpul.rotation.planning.Prospect;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jdbi.v3.core.Handle;

/**
 * Takes schools into the rotation, for another term, and out of it (R1-R3, R11, R12).
 */
public final class EnrolmentDesk implements Desk<EnrolmentFacts> {
    private final Schedule schedule;
    private final Clock clock;
    private final BiConsumer<Handle, List<PartnerUpdate>> directory;

    /**
     * @param clock what would be announced by then can no longer be joined
     * @param directory takes over what a school says of itself: where it is and whom to turn to
     */
    public EnrolmentDesk(Schedule schedule, Clock clock, BiConsumer<Handle, List<PartnerUpdate>> directory) {
        this.schedule = schedule;
        this.clock = clock;
        this.directory = directory;
    }

    @Override
    public Set<RequestType> types() {
        return Set.of(
                RequestType.ROTATION_ENROL,
                RequestType.ROTATION_RENEW,
                RequestType.ROTATION_WITHDRAW,
                RequestType.STAFF_INVITE,
                RequestType.STAFF_PLACES);
    }

    @Override
    public EnrolmentFacts facts(Handle db, List<Request> requests) {
        return new EnrolmentFactsReader(schedule, clock).read(db, requests);
    }

    @Override
    public Decision decide(Request request, EnrolmentFacts facts, Policy policy, LocalDate today) {
        return switch (request.type()) {
            case ROTATION_ENROL -> enrol(request, facts, policy, today);
            case ROTATION_RENEW -> renew(request, facts, policy, today);
            case ROTATION_WITHDRAW -> Leaving.decide(request, facts, today);
            case STAFF_INVITE -> Inviting.decide(request, facts, policy);
            case STAFF_PLACES -> Agreeing.decide(request, facts, policy, today);
            default -> throw new IllegalArgumentException("Not about taking part: " + request.type());
        };
    }

    private Decision enrol(Request request, EnrolmentFacts facts, Policy policy, LocalDate today) {
        Enrol data = request.as(Enrol.class);
        Quarter earliest = earliest(facts, policy, today, data.region().code());
        List<Reason> against = EnrolmentRules.against(request, data, facts, policy, earliest);
        if (!against.isEmpty()) {
            return new Decision.Refused(Json.object(), against);
        }
        List<Reason> forStaff = EnrolmentRules.forStaff(request, data, facts, policy);
        if (!forStaff.isEmpty()) {
            return Decision.Pending.staff(forStaff.toArray(Reason[]::new));
        }
        Quarter start = data.startQuarter().orElse(earliest);
        Enrolment agreement = new Enrolment(
                request.makes("agr"),
                request.partner(),
                data.npsn(),
                data.name(),
                data.region().code(),
                data.pupils(),
                data.themes().orElse(List.of()),
                Enrolment.State.ACTIVE,
                today,
                start.series(data.termMonths() / Quarter.MONTHS),
                Optional.empty(),
                facts.placesOf(request.partner()));
        return new TermAnswer(request, agreement, agreement.quarters())
                .accepted(forecast(facts, policy, agreement), new Enrolled(agreement, data.contact(), data.address()));
    }

    /**
     * The first exchange that a region's school can still join: far enough away, and not announced there yet. Where nobody takes part
     * nothing is announced; there the day counts on which it would have been.
     */
    private Quarter earliest(EnrolmentFacts facts, Policy policy, LocalDate today, String region) {
        RotationDates dates = schedule.dates(policy, region);
        Quarter byDate = dates.firstFor(today);
        Quarter earliest = facts.lastAnnounced(region)
                .map(Quarter::next)
                .filter(next -> next.compareTo(byDate) > 0)
                .orElse(byDate);
        while (!dates.announceOn(earliest).isAfter(facts.present())) {
            // None before the present one is still to be announced: a message may claim any day since the year 1.
            Quarter next = earliest.next();
            Quarter present = Quarter.of(facts.present());
            earliest = next.compareTo(present) > 0 ? next : present;
        }
        return earliest;
    }

    private Decision renew(Request request, EnrolmentFacts facts, Policy policy, LocalDate today) {
        Optional<Enrolment> agreement = agreementId(request).flatMap(facts::agreement);
        List<Reason> against = EnrolmentRules.againstAgreement(request, agreement);
        int months = request.as(RotationRenew.class).termMonths();
        EnrolmentRules.term(months, policy).ifPresent(against::add);
        if (!against.isEmpty()) {
            return new Decision.Refused(Json.object(), against);
        }
        Quarter earliest =
                earliest(facts, policy, today, agreement.orElseThrow().region());
        Quarter next = agreement.orElseThrow().lastQuarter().next();
        Quarter start = next.compareTo(earliest) < 0 ? earliest : next;
        Quarter latest = earliest.plus(EnrolmentRules.QUARTERS_AHEAD);
        if (start.compareTo(latest) > 0) {
            return Decision.Refused.because(Reason.of(Code.QUARTER_TOO_FAR, "/data/agreement", start, latest));
        }
        List<Quarter> more = start.series(months / Quarter.MONTHS);
        Enrolment extended = agreement.orElseThrow().extended(more);
        return new TermAnswer(request, extended, more)
                .accepted(forecast(facts, policy, extended), new Renewed(extended, more, today));
    }

    private static Optional<List<Prospect.Expected>> forecast(
            EnrolmentFacts facts, Policy policy, Enrolment agreement) {
        return facts.forecast(seat(agreement, facts.plannedUntil(agreement.id())), policy);
    }

    /** The quarters of an agreement that have no batch yet. */
    static Prospect.Seat seat(Enrolment agreement, Optional<Quarter> last) {
        return new Prospect.Seat(
                agreement.school().value(),
                agreement.pupils().lower(),
                agreement.pupils().upper(),
                agreement.themes(),
                agreement.quarters().stream()
                        .filter(quarter -> last.isEmpty() || quarter.compareTo(last.get()) > 0)
                        .toList(),
                agreement.places());
    }

    @Override
    public void write(Handle db, List<Decided> decided) {
        List<Effect> effects = Effects.of(decided);
        Enrolments.write(db, effects);
        LateForecasts.write(db, decided);
        Batches.write(db, effects);
        List<PartnerUpdate> updates = Effects.among(effects, Enrolled.class).stream()
                .map(Enrolled::school)
                .toList();
        if (!updates.isEmpty()) {
            directory.accept(db, updates);
        }
    }

    /** The agreement that it names, if it names one. */
    static Optional<String> agreementId(Request request) {
        return switch (request.type()) {
            case ROTATION_RENEW -> Optional.of(request.as(RotationRenew.class).agreement());
            case ROTATION_WITHDRAW ->
                Optional.of(request.as(RotationWithdraw.class).agreement());
            default -> Optional.empty();
        };
    }
}
