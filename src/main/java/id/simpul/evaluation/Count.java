package id.simpul.evaluation;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What is counted of a partner; counts of several partners add up, and indicators are made of their sums. */
public enum Count {
    /** Batches whose day of delivery lies in the period. */
    EXPECTED,
    /** Of these, brought on that day or before. */
    PUNCTUAL,
    /** Batches brought in the period, their places, the items that went, and those of titles the school had had before. */
    BATCHES,
    PLACES,
    ITEMS,
    REPEATED,
    /** Batches to be given back in the period, and those that were, whole, by their day. */
    DUE,
    RETURNED,
    /** Items to be given back in the period, and those of them that are lost: to be replaced, and not found again. */
    DUE_BACK,
    LOST,
    /** Obligations opened and ended in the period; open, and open past their date, at its end. */
    OPENED,
    SETTLED,
    WAIVED,
    OPEN,
    OVERDUE,
    /** Publications the library sent to the partner and got from it in exchange in the period; the balance at its end. */
    SENT,
    RECEIVED,
    BALANCE,
    /** Answers to the survey in the period, those with a rating, its sum, and the loans they tell of. */
    ANSWERS,
    RATINGS,
    RATING_SUM,
    LOANS,
    /** Visits that the library made at the partner in the period. */
    OUTREACH,
    /** What the library counted of the partner in the period. */
    VISITS,
    NEW_MEMBERS,
    /** The same in as many months before as after the cooperation began. */
    VISITS_BEFORE,
    VISITS_AFTER,
    MEMBERS_BEFORE,
    MEMBERS_AFTER;

    private static final Set<Count> REPORTED = Collections.unmodifiableSet(
            EnumSet.of(LOANS, VISITS, NEW_MEMBERS, VISITS_BEFORE, VISITS_AFTER, MEMBERS_BEFORE, MEMBERS_AFTER));

    /** Whether the hub knows it only from what others report: where nobody did, there is no figure, rather than none. */
    boolean isReported() {
        return REPORTED.contains(this);
    }

    /** The column of a query that counts it. */
    String column() {
        return name().toLowerCase(Locale.ROOT);
    }
}
