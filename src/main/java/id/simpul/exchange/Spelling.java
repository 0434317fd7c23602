package id.simpul.exchange;

import id.simpul.catalogue.EditDistance;
import id.simpul.catalogue.Isbn;
import id.simpul.catalogue.SameWork;
import id.simpul.catalogue.TitleKey;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A title as it is compared: written alike once, with all that comparing needs of it, so that no title is taken apart again for
 * each other one (R15).
 */
final class Spelling {
    private final String plain;
    private final String bare;
    private final String number;
    private final String sorted;
    private final String numbers;
    private final Letters bareLetters;
    private final Letters plainLetters;
    /** Made when they are first asked for: few titles are compared with care. */
    private EditDistance bareDistance;

    private EditDistance plainDistance;
    private EditDistance sortedDistance;

    /**
     * @param plain title and volume, written alike
     * @param bare the title alone, written alike
     * @param number the ISBN's thirteen digits; none if it has none that is valid
     */
    Spelling(String plain, String bare, Optional<String> number) {
        this.plain = plain;
        this.bare = bare;
        this.number = number.orElse("");
        this.numbers = numbers(plain);
        this.sorted = Arrays.stream(bare.split(" ")).sorted().collect(Collectors.joining(" "));
        this.bareLetters = Letters.of(bare);
        this.plainLetters = hasVolume() ? Letters.of(plain) : bareLetters;
    }

    static Spelling of(String title, Optional<String> isbn) {
        return of(title, Optional.empty(), isbn);
    }

    static Spelling of(String title, Optional<String> volume, Optional<String> isbn) {
        return stored(TitleKey.plain(title, volume), TitleKey.plain(title), isbn);
    }

    /**
     * A title that was written alike when it came in.
     *
     * @param isbn as somebody wrote it
     */
    static Spelling stored(String plain, String bare, Optional<String> isbn) {
        return new Spelling(plain, bare, isbn.flatMap(Isbn::of).map(Isbn::digits));
    }

    private static String numbers(String plain) {
        if (plain.chars().noneMatch(Character::isDigit)) {
            return "";
        }
        return Arrays.stream(plain.split(" "))
                .filter(word -> word.chars().anyMatch(Character::isDigit))
                .distinct()
                .sorted()
                .collect(Collectors.joining(" "));
    }

    /** Title and volume, written alike. */
    String plain() {
        return plain;
    }

    /** The title alone, written alike. */
    String bare() {
        return bare;
    }

    /** The words of the title alone in the order of the alphabet. */
    String sorted() {
        return sorted;
    }

    /** The thirteen digits of the ISBN. */
    Optional<String> number() {
        return number.isEmpty() ? Optional.empty() : Optional.of(number);
    }

    boolean hasVolume() {
        return !plain.equals(bare);
    }

    boolean hasWordsInOrder() {
        return sorted.equals(bare);
    }

    Letters bareLetters() {
        return bareLetters;
    }

    Letters plainLetters() {
        return plainLetters;
    }

    EditDistance bareDistance() {
        if (bareDistance == null) {
            bareDistance = new EditDistance(bare);
        }
        return bareDistance;
    }

    EditDistance plainDistance() {
        if (plainDistance == null) {
            plainDistance = hasVolume() ? new EditDistance(plain) : bareDistance();
        }
        return plainDistance;
    }

    EditDistance sortedDistance() {
        if (sortedDistance == null) {
            sortedDistance = hasWordsInOrder() ? bareDistance() : new EditDistance(sorted);
        }
        return sortedDistance;
    }

    /** The second volume is not the third, and the figures of one year are not those of the next, however alike the words. */
    boolean isAnotherNumberThan(Spelling other) {
        return !numbers.isEmpty() && !other.numbers.isEmpty() && !numbers.equals(other.numbers);
    }

    /** Whether the titles are near enough for an ISBN to say that they are the same. */
    boolean mayBe(Spelling other) {
        return new SameWork(plain, Set.of()).isNear(new SameWork(other.plain, Set.of()));
    }

    /** The same for every way of writing this publication's title and ISBN. */
    String key() {
        return number.isEmpty() ? plain : plain + " isbn " + number;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Spelling one
                && plain.equals(one.plain)
                && bare.equals(one.bare)
                && number.equals(one.number);
    }

    @Override
    public int hashCode() {
        return plain.hashCode() * 31 + number.hashCode();
    }

    @Override
    public String toString() {
        return key();
    }
}
