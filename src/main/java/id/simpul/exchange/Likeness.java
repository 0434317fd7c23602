package id.simpul.exchange;

import id.simpul.catalogue.Isbn;
import id.simpul.policy.Decides;
import id.simpul.policy.Rule;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.commons.text.similarity.LevenshteinDistance;

/**
 * How alike two descriptions of a publication are (R15).
 *
 * @param exact whether they are the same; anything else is only near, and somebody must say that it will do
 * @param percent how much of the longer title both have in common
 */
@Decides(Rule.R15)
record Likeness(boolean exact, int percent) {
    private static final int WHOLE = 100;

    /**
     * The likeness of two works; none if they are too different to be proposed.
     *
     * @param nearPercent how alike titles must be to be proposed as near
     */
    static Optional<Likeness> of(WrittenTitle one, WrittenTitle other, int nearPercent) {
        Optional<Isbn> number = one.number().filter(mine -> other.number().isPresent());
        boolean sameNumber = number.isPresent() && number.equals(other.number());
        String plain = one.plain();
        String others = other.plain();
        boolean sameTitle = plain.equals(others);
        if (sameTitle ? sameNumber || number.isEmpty() : sameNumber && isWhole(one, other)) {
            return Optional.of(new Likeness(true, WHOLE));
        }
        if (sameTitle || sameNumber) {
            // Another edition under the same title, or one volume of several under one ISBN.
            return Optional.of(new Likeness(false, WHOLE));
        }
        return near(one, other, nearPercent);
    }

    private static boolean isWhole(WrittenTitle one, WrittenTitle other) {
        return one.volume().isEmpty() && other.volume().isEmpty();
    }

    private static Optional<Likeness> near(WrittenTitle one, WrittenTitle other, int nearPercent) {
        if (isAnotherNumber(one.plain(), other.plain())) {
            return Optional.empty();
        }
        int percent = Math.max(
                inCommon(one.bare(), other.bare(), nearPercent),
                Math.max(
                        inCommon(one.plain(), other.plain(), nearPercent),
                        inCommon(sorted(one.bare()), sorted(other.bare()), nearPercent)));
        return percent >= nearPercent ? Optional.of(new Likeness(false, percent)) : Optional.empty();
    }

    /** The second volume is not the third, and the figures of one year are not those of the next, however alike the words. */
    private static boolean isAnotherNumber(String plain, String other) {
        Set<String> numbers = numbers(plain);
        Set<String> others = numbers(other);
        return !numbers.isEmpty() && !others.isEmpty() && !numbers.equals(others);
    }

    private static Set<String> numbers(String plain) {
        return Arrays.stream(plain.split(" "))
                .filter(word -> word.chars().anyMatch(Character::isDigit))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String sorted(String plain) {
        return Arrays.stream(plain.split(" ")).sorted().collect(Collectors.joining(" "));
    }

    /** In percent of the longer one; 0 if it is less than asked for. */
    private static int inCommon(String one, String other, int atLeast) {
        int longer = Math.max(one.length(), other.length());
        int allowed = longer * (WHOLE - atLeast) / WHOLE;
        if (longer == 0 || Math.abs(one.length() - other.length()) > allowed) {
            return 0;
        }
        int differences = new LevenshteinDistance(allowed).apply(one, other);
        return differences < 0 ? 0 : (longer - differences) * WHOLE / longer;
    }
}
