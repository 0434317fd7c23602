package id.simpul.exchange;

import id.simpul.catalogue.EditDistance;
import id.simpul.policy.Decides;
import id.simpul.policy.Rule;
import java.util.Optional;

/**
 * How alike two descriptions of a publication are (R15).
 *
 * @param exact whether they are the same; anything else is only near, and somebody must say that it will do
 * @param percent how much of the longer title both have in common
 */
@Decides(Rule.R15)
record Likeness(boolean exact, int percent) {
    static final int WHOLE = 100;

    /**
     * The likeness of two works; none if they are too different to be proposed.
     *
     * @param nearPercent how alike titles must be to be proposed as near
     */
    static Optional<Likeness> of(Spelling one, Spelling other, int nearPercent) {
        boolean bothNumbered = one.number().isPresent() && other.number().isPresent();
        boolean sameNumber = bothNumbered && one.number().equals(other.number());
        boolean sameTitle = one.plain().equals(other.plain());
        if (sameTitle ? sameNumber || !bothNumbered : sameNumber && isWhole(one, other) && one.mayBe(other)) {
            return Optional.of(new Likeness(true, WHOLE));
        }
        if (sameTitle || sameNumber) {
            // Another edition under the same title; or one of several under one ISBN, as those of a set are.
            return Optional.of(new Likeness(false, WHOLE));
        }
        return one.isAnotherNumberThan(other) ? Optional.empty() : near(one, other, nearPercent);
    }

    private static boolean isWhole(Spelling one, Spelling other) {
        return !one.hasVolume() && !other.hasVolume();
    }

    private static Optional<Likeness> near(Spelling one, Spelling other, int nearPercent) {
        int percent = inCommon(one.bareDistance(), one.bare(), other.bare(), nearPercent);
        if (!isWhole(one, other)) {
            percent = Math.max(percent, inCommon(one.plainDistance(), one.plain(), other.plain(), nearPercent));
        }
        if (!one.hasWordsInOrder() || !other.hasWordsInOrder()) {
            percent = Math.max(percent, inCommon(one.sortedDistance(), one.sorted(), other.sorted(), nearPercent));
        }
        return percent >= nearPercent ? Optional.of(new Likeness(false, percent)) : Optional.empty();
    }

    /** In percent of the longer one; 0 if it is less than asked for. */
    private static int inCommon(EditDistance distance, String one, String other, int atLeast) {
        int longer = Math.max(one.length(), other.length());
        int allowed = longer * (WHOLE - atLeast) / WHOLE;
        if (longer == 0 || Math.abs(one.length() - other.length()) > allowed) {
            return 0;
        }
        int differences = distance.to(other);
        return differences > allowed ? 0 : (longer - differences) * WHOLE / longer;
    }
}
