package id.simpul.catalogue;

import id.simpul.catalogue.Words.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The number of the volume, taken out of the words of a title or of the field for it: "Jilid II", "jil. 2", "v.2" and a number at
 * the title's end are the same. The number of a school class, a theme or a semester is no volume: it stays where it is.
 */
final class Volumes {
    private static final Set<String> CALLED = Set.of(
            "jilid", "jil", "jld", "volume", "vol", "bagian", "bag", "buku", "seri", "nomor", "no", "part", "book");
    private static final Set<String> COUNTED =
            Set.of("kelas", "kls", "tema", "subtema", "semester", "tingkat", "level", "bab", "unit", "dunia", "usia");
    private static final int MOST_FIGURES = 3;

    private final List<Word> left = new ArrayList<>();
    private final List<String> numbers = new ArrayList<>();

    /**
     * @param name the words of the title without it
     * @param number the volume in figures; empty if there is none
     */
    record Parted(List<Word> name, String number) {}

    /** Parts a title from its volume; where nothing of the title would be left, it stays whole. */
    static Parted of(List<Word> title, Optional<String> field) {
        Volumes volumes = new Volumes();
        volumes.take(title);
        String stated = field.map(Volumes::ofField).orElse("");
        if (!volumes.hasName()) {
            List<Word> name = counted(title);
            List<Word> alike = Words.of(Words.joined(name));
            // A title too, once its points are gone: then a "v." is no volume any more, and another may be.
            return alike.equals(title) ? new Parted(name, stated) : of(alike, field);
        }
        volumes.takeLast(stated);
        if (!stated.isEmpty() && !String.join(" ", volumes.numbers).equals(stated)) {
            volumes.numbers.add(stated);
        }
        if (volumes.numbers.isEmpty()) {
            return new Parted(volumes.left, "");
        }
        volumes.dropNames();
        return new Parted(volumes.left, String.join(" ", volumes.numbers));
    }

    /** What stands in the field for it. */
    static String ofField(String field) {
        List<Word> words = new ArrayList<>(Words.of(field));
        while (words.size() > 1 && isCalled(words.get(0))) {
            words.remove(0);
        }
        if (words.size() > 1 && words.get(0).text().equals("ke")) {
            words.remove(0);
        }
        words.replaceAll(word -> word.as(Numerals.expected(word.text())));
        return Words.joined(words);
    }

    /** The volumes that are called so among these words. */
    static List<String> named(List<Word> words) {
        Volumes volumes = new Volumes();
        volumes.take(words);
        return volumes.numbers;
    }

    private boolean hasName() {
        for (Word word : left) {
            if (!word.isNumber()) {
                return true;
            }
        }
        return false;
    }

    private void take(List<Word> title) {
        int place = 0;
        while (place < title.size()) {
            int next = afterVolume(title, place);
            if (next == place) {
                left.add(countedAt(title, place));
                next = place + 1;
            }
            place = next;
        }
    }

    /** Behind the volume that begins here; here, if none does. */
    private int afterVolume(List<Word> title, int place) {
        if (!isCalled(title.get(place))) {
            return place;
        }
        int at = place + 1;
        if (at < title.size() && title.get(at).text().equals("ke")) {
            at++;
        }
        if (at >= title.size()) {
            return place;
        }
        String number = Numerals.expected(title.get(at).text());
        boolean ends = title.get(at).closed() || (at + 1 < title.size() && isCalled(title.get(at + 1)));
        if (!Numerals.isNumber(number) || !ends) {
            return place;
        }
        numbers.add(number);
        return at + 1;
    }

    /** A number that stands last without being called anything is the volume if no other is named. */
    private void takeLast(String stated) {
        int last = left.size() - 1;
        Word word = left.get(last);
        boolean fits = word.isNumber()
                && word.text().length() <= MOST_FIGURES
                && !word.text().startsWith("0")
                && !COUNTED.contains(left.get(last - 1).text());
        if (fits && ((numbers.isEmpty() && stated.isEmpty()) || word.text().equals(stated))) {
            left.remove(last);
            if (stated.isEmpty()) {
                numbers.add(word.text());
            }
        }
    }

    /** What the volume is called says nothing where the volume itself comes next. */
    private void dropNames() {
        while (left.size() > 1 && isName(left.get(left.size() - 1).text())) {
            left.remove(left.size() - 1);
        }
    }

    private static boolean isName(String word) {
        return CALLED.contains(word) || Editions.PRINTING.contains(word) || word.equals("ke");
    }

    private static boolean isCalled(Word word) {
        return CALLED.contains(word.text()) || (word.text().equals("v") && word.pointed());
    }

    static List<Word> counted(List<Word> words) {
        List<Word> counted = new ArrayList<>();
        for (int place = 0; place < words.size(); place++) {
            counted.add(countedAt(words, place));
        }
        return counted;
    }

    /** The word in figures if it is a number; one Roman figure is only one behind what is counted. */
    private static Word countedAt(List<Word> words, int place) {
        Word word = words.get(place);
        boolean behind = place > 0 && (COUNTED.contains(words.get(place - 1).text()) || isCalled(words.get(place - 1)));
        String figures = behind && word.text().length() == 1 && !word.isNumber()
                ? Numerals.expected(word.text())
                : Numerals.inFigures(word.text());
        return figures.equals(word.text()) ? word : word.as(figures);
    }
}
