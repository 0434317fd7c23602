package id.simpul.booking;

import id.simpul.ledger.Code;
import id.simpul.ledger.Phrase;
import id.simpul.ledger.Reason;
import id.simpul.policy.Decides;
import id.simpul.policy.OpenDays;
import id.simpul.policy.Policy;
import id.simpul.policy.Rule;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** What stands against a booking: its days, its size, and whether there is room (R21, R26, R27). */
@Decides({Rule.R21, Rule.R26, Rule.R27})
final class BookingRules {
    private static final Phrase GUIDANCE = new Phrase("bimbingan", "guidance");
    private static final Phrase ORIENTATION = new Phrase("pengenalan fasilitas", "an orientation");

    private final BookingWish wish;
    private final BookingFacts facts;
    private final Policy policy;
    private final LocalDate earliest;
    private final Capacity capacity;
    /** Looked up once: alternatives are looked for among many days. */
    private final OpenDays open;

    private final LocalDate latest;

    BookingRules(BookingWish wish, BookingFacts facts, Policy policy, LocalDate today) {
        this.wish = wish;
        this.facts = facts;
        this.policy = policy;
        this.earliest = facts.earliest(today);
        this.capacity = Capacity.of(wish.resource(), policy);
        this.open = facts.days(wish.resource(), policy);
        this.latest = earliest.plusDays(policy.bookings().farthestDays());
    }

    /** Why it can never be, whatever the day. */
    List<Reason> againstSize() {
        List<Reason> reasons = new ArrayList<>();
        int people = wish.booking().people();
        if (people < 1) {
            reasons.add(Reason.of(Code.NO_PEOPLE, "/data/people", people));
        } else if (people > capacity.people()) {
            reasons.add(
                    wish.resource().isForPeriods()
                            ? Reason.of(Code.TOO_MANY_STUDENTS, "/data/students", people, capacity.people())
                            : Reason.of(Code.TOO_MANY_PEOPLE, "/data/people", people, capacity.people()));
        }
        if (wish.period().isReversed()) {
            reasons.add(Reason.of(
                    Code.DATES_REVERSED,
                    "/data/to",
                    wish.period().from(),
                    wish.period().to()));
        } else if (wish.period().length() > longest()) {
            reasons.add(
                    Reason.of(Code.PERIOD_TOO_LONG, "/data/to", wish.period().length(), longest()));
        }
        return reasons;
    }

    private int longest() {
        return policy.bookings().farthestDays();
    }

    /** Why it cannot be on these days; others may do. */
    List<Reason> againstDays() {
        LocalDate from = wish.period().from();
        if (from.isBefore(earliest) && !wish.keepsBeginning()) {
            return List.of(Reason.of(Code.DATE_PAST, wish.pointer(), from));
        }
        if (wish.period().to().isBefore(earliest)) {
            return List.of(Reason.of(Code.DATE_PAST, "/data/to", wish.period().to()));
        }
        if (from.isAfter(latest())) {
            return List.of(Reason.of(Code.DAY_TOO_FAR, wish.pointer(), from, latest()));
        }
        if (!wish.resource().isForPeriods() && !isOpen(from)) {
            return List.of(closed(from));
        }
        return hasRoom(wish.period()) ? List.of() : List.of(full());
    }

    private Reason full() {
        Period period = wish.period();
        return switch (wish.resource()) {
            case VISIT -> Reason.of(Code.DAY_FULL, wish.pointer(), period.from());
            case INTERNSHIP -> Reason.of(Code.PERIOD_FULL, wish.pointer(), period.from(), period.to());
            case GUIDANCE, ORIENTATION -> Reason.of(Code.SESSION_FULL, wish.pointer(), service(), period.from());
        };
    }

    private Reason closed(LocalDate day) {
        return wish.resource() == Resource.VISIT
                ? Reason.of(Code.CLOSED_DAY, wish.pointer(), day)
                : Reason.of(Code.SESSION_CLOSED, wish.pointer(), service(), day);
    }

    private Phrase service() {
        return wish.resource() == Resource.GUIDANCE ? GUIDANCE : ORIENTATION;
    }

    boolean isOpen(LocalDate day) {
        return open.isOpen(day);
    }

    boolean hasRoom(Period period) {
        return facts.hasRoom(wish, period, capacity, earliest);
    }

    LocalDate earliest() {
        return earliest;
    }

    /** The last day for which anyone may book. */
    LocalDate latest() {
        return latest;
    }
}
