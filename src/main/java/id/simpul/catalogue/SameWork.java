package id.simpul.catalogue;

import id.simpul.ledger.Ids;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Judges whether two descriptions may be of one work (R5): near are titles in which letters differ, or words stand besides, but
 * neither another word in its place nor another number.
 *
 * @param whole title and volume, written alike
 * @param authors the words of the authors' names; empty if nobody is named
 */
public record SameWork(String whole, Set<String> authors) {
    private static final int WHOLE = 100;
    /** Of the letters that differ at most a quarter: "pelagi" is "pelangi", and "gajah" is not "singa". */
    private static final int NEAR_PERCENT = 75;

    public SameWork {
        authors = Set.copyOf(authors);
    }

    public static SameWork of(String title, Optional<String> author, Optional<String> volume) {
        TitleForm form = TitleForm.of(title, volume);
        return new SameWork(form.whole(), TitleKey.authors(form, author));
    }

    /** The key of title, volume and authors. */
    TitleKey key() {
        return new TitleKey(Ids.of("tit", whole, String.join(" ", new TreeSet<>(authors)), ""));
    }

    /** Whether the titles are near: what an ISBN may join. */
    public boolean isNear(SameWork other) {
        if (!numbers(whole).equals(numbers(other.whole))) {
            return false;
        }
        Set<String> mine = words(whole);
        Set<String> theirs = words(other.whole);
        Set<String> both = mine.stream().filter(theirs::contains).collect(Collectors.toCollection(LinkedHashSet::new));
        mine.removeAll(both);
        theirs.removeAll(both);
        if (mine.isEmpty() || theirs.isEmpty()) {
            return both.stream().anyMatch(word -> !Numerals.isNumber(word)) || mine.equals(theirs);
        }
        return isAlike(String.join("", mine), String.join("", theirs));
    }

    /** Whether nothing that is said of the authors tells them apart: nobody is named, or the same, some perhaps left out. */
    boolean mayHaveAuthorsOf(SameWork other) {
        return authors.containsAll(other.authors) || other.authors.containsAll(authors);
    }

    boolean hasAuthors() {
        return !authors.isEmpty();
    }

    /** A title of a single word, such as "Matematika", is many works' and tells little. */
    boolean isOneWord() {
        return whole.indexOf(' ') < 0;
    }

    private static boolean isAlike(String one, String other) {
        int longer = Math.max(one.length(), other.length());
        return (longer - new EditDistance(one).to(other)) * WHOLE >= longer * NEAR_PERCENT;
    }

    private static Set<String> numbers(String text) {
        return Arrays.stream(text.split(" ", -1))
                .filter(word -> word.chars().anyMatch(Character::isDigit))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> words(String text) {
        return new LinkedHashSet<>(Arrays.asList(text.split(" ", -1)));
    }

    boolean isNearAll(Collection<SameWork> others) {
        return others.stream().allMatch(this::isNear);
    }
}
