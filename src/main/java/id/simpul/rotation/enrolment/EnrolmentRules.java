package id.simpul.rotation.enrolment;

import id.simpul.ledger.Code;
import id.simpul.ledger.Phrase;
import id.simpul.ledger.Reason;
import id.simpul.ledger.Request;
import id.simpul.partner.Region;
import id.simpul.policy.Decides;
import id.simpul.policy.Policy;
import id.simpul.policy.Quarter;
import id.simpul.policy.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What stands against taking a school into the rotation, for good or until staff have decided (R1-R3, R11). */
@Decides({Rule.R1, Rule.R2, Rule.R3, Rule.R11})
final class EnrolmentRules {
    /** Nobody books quarters further ahead than the longest term. */
    static final int QUARTERS_AHEAD = 4;

    private EnrolmentRules() {}

    static List<Reason> against(Request request, Enrol data, EnrolmentFacts facts, Policy policy, Quarter earliest) {
        List<Reason> reasons = new ArrayList<>();
        term(data.termMonths(), policy).ifPresent(reasons::add);
        if (!data.acceptsReplacement()) {
            reasons.add(Reason.of(Code.CLAUSE_NOT_ACCEPTED, "/data/acceptsReplacement"));
        }
        pupils(data.pupils()).ifPresent(reasons::add);
        facts.activeOf(request.partner())
                .ifPresent(active -> reasons.add(Reason.of(Code.ALREADY_ENROLLED, "", active.lastQuarter())));
        data.startQuarter().flatMap(start -> start(start, earliest)).ifPresent(reasons::add);
        return reasons;
    }

    static Optional<Reason> term(int months, Policy policy) {
        List<Integer> allowed = policy.rotation().termMonths();
        return allowed.contains(months)
                ? Optional.empty()
                : Optional.of(Reason.of(
                        Code.TERM_OUT_OF_RANGE,
                        "/data/termMonths",
                        months,
                        allowed.stream().map(String::valueOf).collect(Collectors.joining(", "))));
    }

    private static Optional<Reason> pupils(Enrolment.Pupils pupils) {
        if (pupils.lower() < 0 || pupils.upper() < 0) {
            return Optional.of(
                    Reason.of(Code.PUPILS_NOT_POSSIBLE, "/data/pupils", Math.min(pupils.lower(), pupils.upper())));
        }
        return pupils.lower() + pupils.upper() == 0
                ? Optional.of(Reason.of(Code.NO_PUPILS, "/data/pupils"))
                : Optional.empty();
    }

    private static Optional<Reason> start(Quarter asked, Quarter earliest) {
        if (asked.compareTo(earliest) < 0) {
            return Optional.of(Reason.of(Code.QUARTER_TOO_EARLY, "/data/startQuarter", asked, earliest));
        }
        Quarter latest = earliest.plus(QUARTERS_AHEAD);
        return asked.compareTo(latest) > 0
                ? Optional.of(Reason.of(Code.QUARTER_TOO_FAR, "/data/startQuarter", asked, latest))
                : Optional.empty();
    }

    /** What staff must decide, unless they do so now; a history that would be lost they have to see first (R5). */
    static List<Reason> forStaff(Request request, Enrol data, EnrolmentFacts facts, Policy policy) {
        List<Reason> reasons = new ArrayList<>();
        Optional<Enrolment> other = facts.ofAnother(data.npsn(), request.partner());
        if (request.staff().isPresent()) {
            other.filter(one -> !request.staff().get().anyway())
                    .ifPresent(one -> reasons.add(Reason.of(
                            Code.NPSN_STILL_OF_ANOTHER, "/data/npsn", one.name(), one.school(), request.partner())));
            return reasons;
        }
        Region region = data.region();
        if (!region.system().equals(Region.KEMENDAGRI) || !policy.library().covers(region.code())) {
            reasons.add(Reason.of(Code.REGION_OUTSIDE, "/data/region", region));
        }
        facts.registeredRegion(request.partner())
                .filter(registered -> !isSame(registered, region))
                .ifPresent(
                        registered -> reasons.add(Reason.of(Code.REGION_DIFFERS, "/data/region", registered, region)));
        other.ifPresent(one -> reasons.add(Reason.of(Code.NPSN_OF_ANOTHER, "/data/npsn", one.name(), one.school())));
        return reasons;
    }

    /** A part of a region is no other one: 13.75.01 lies in 13.75. */
    private static boolean isSame(Region registered, Region written) {
        String one = registered.code() + ".";
        String other = written.code() + ".";
        return registered.system().equals(written.system()) && (one.startsWith(other) || other.startsWith(one));
    }

    /** The list may be added to. */
    static List<Reason> againstAgreement(Request request, Optional<Enrolment> agreement) {
        List<Reason> reasons = new ArrayList<>();
        if (agreement.isEmpty()) {
            reasons.add(Reason.of(Code.NOT_FOUND, "/data/agreement", new Phrase("kerja sama", "agreement")));
        } else if (!agreement.get().school().equals(request.partner())) {
            reasons.add(Reason.of(Code.NOT_YOURS, "/data/agreement"));
        } else if (agreement.get().state() != Enrolment.State.ACTIVE) {
            reasons.add(Reason.of(Code.AGREEMENT_ENDED, "/data/agreement"));
        }
        return reasons;
    }
}
