package id.simpul.policy;

import java.time.LocalDate;
import java.util.Optional;

/**
 * When the exchanges of the rotation are due (R7).
 *
 * <p>Each nominal date is the anchor plus a whole number of three-month steps, so the month moves by exactly three each
 * time, the day at most back to the end of a shorter month. Whatever the anchor, then, every calendar quarter from the
 * anchor's on holds exactly one nominal date and can name the exchange. A <em>moved</em> date may well lie in the next
 * quarter (31 March moved to April), which is why the nominal date gives the name.
 */
@Decides(Rule.R7)
public record RotationDates(Policy.Rotation policy, OpenDays schoolDays) {
    /** How far back an exchange may be brought forward of a break, so that it never overtakes the one before. */
    private static final int BROUGHT_FORWARD_AT_MOST_DAYS = 45;

    /** Anchor plus three-month steps, counted from the anchor and never from a date that slipped. */
    public LocalDate nominal(Quarter quarter) {
        return policy.anchor().plusMonths((long) Quarter.MONTHS * firstQuarter().until(quarter));
    }

    /** The day of the visit that delivers and collects: the nominal date, moved to a working school day. */
    public LocalDate exchangeOn(Quarter quarter) {
        LocalDate nominal = nominal(quarter);
        Optional<LocalDate> moved = policy.move() == Policy.Move.NEXT
                ? schoolDays.onOrAfter(nominal, policy.windowDays())
                : schoolDays.onOrBefore(nominal, policy.windowDays());
        return moved.orElseGet(() -> besideTheBreak(nominal));
    }

    public LocalDate planOn(Quarter quarter) {
        return exchangeOn(quarter).minusDays(policy.planLeadDays());
    }

    /** Further than any exchange moves from its nominal day. */
    private static final int MOVED_AT_MOST_DAYS = 200;

    /** The last quarter that can be to plan by a day, wherever a school is; that of no later one is. */
    public static Quarter lastPlannedBy(LocalDate day, Policy.Rotation rules) {
        return Quarter.of(day.plusDays(rules.planLeadDays() + MOVED_AT_MOST_DAYS));
    }

    public LocalDate announceOn(Quarter quarter) {
        return exchangeOn(quarter).minusDays(policy.announceLeadDays());
    }

    /** The first exchange of the programme. */
    public Quarter firstQuarter() {
        return Quarter.of(policy.anchor());
    }

    /** The first exchange that a school enrolled on this day can still join. */
    public Quarter firstFor(LocalDate enrolledOn) {
        Quarter quarter = earliestAround(enrolledOn);
        while (!canJoin(quarter, enrolledOn)) {
            quarter = quarter.next();
        }
        return quarter;
    }

    /** Whether who enrols on this day is early enough for the exchange; there is none before the anchor. */
    public boolean canJoin(Quarter quarter, LocalDate enrolledOn) {
        return quarter.compareTo(firstQuarter()) >= 0
                && !enrolledOn.isAfter(exchangeOn(quarter).minusDays(policy.enrolmentLeadDays()));
    }

    /** A quarter whose exchange is no later than any this day could be asking for: a late one may lie in the next. */
    private Quarter earliestAround(LocalDate day) {
        Quarter around = Quarter.of(day);
        return around.compareTo(firstQuarter()) > 0 ? around.previous() : firstQuarter();
    }

    /** A break swallowed the whole window: policy says on which side of it the visit is made. */
    private LocalDate besideTheBreak(LocalDate nominal) {
        if (policy.swallowedWindow() == Policy.Side.AFTER) {
            return schoolDays.onOrAfter(nominal);
        }
        return schoolDays
                .onOrBefore(nominal, BROUGHT_FORWARD_AT_MOST_DAYS)
                .orElseGet(() -> schoolDays.onOrAfter(nominal));
    }
}
