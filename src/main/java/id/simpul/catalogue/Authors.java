package id.simpul.catalogue;

import id.simpul.catalogue.Words.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Who wrote a work, as catalogues name them in many ways: "Contoh, Ananta", "penulis, Ananta Contoh ; ilustrator, B", "oleh Ananta
 * Contoh". Whoever drew, translated or edited counts only where nobody else is named.
 */
final class Authors {
    private static final Set<String> WROTE = Set.of(
            "penulis",
            "pengarang",
            "penyusun",
            "oleh",
            "karya",
            "ditulis",
            "disusun",
            "author",
            "by",
            "naskah",
            "cerita");
    private static final Set<String> HELPED = Set.of(
            "ilustrator",
            "illustrator",
            "ilustrasi",
            "penggambar",
            "digambar",
            "gambar",
            "penerjemah",
            "diterjemahkan",
            "terjemahan",
            "alih",
            "translator",
            "editor",
            "penyunting",
            "disunting",
            "desain",
            "perancang",
            "penata",
            "pewarna",
            "redaktur",
            "fotografer",
            "pengantar",
            "penyelaras");
    private static final Set<String> NO_NAMES = Set.of("dan", "dkk", "et", "al", "bahasa", "dengan", "tim");
    private static final Pattern APART = Pattern.compile(";|(?<=\\))\\s*,?");
    private static final int YEAR = 4;

    private Authors() {}

    /** The words of their names in the order of the alphabet; empty if nobody is named. */
    static Set<String> of(String written) {
        boolean several = written.indexOf(';') >= 0 || written.indexOf('(') >= 0;
        Set<String> wrote = new TreeSet<>();
        Set<String> helped = new TreeSet<>();
        for (String one : several ? APART.split(written, 0) : new String[] {written}) {
            List<Word> words = Words.of(one);
            (isHelp(words) ? helped : wrote).addAll(names(words));
        }
        return wrote.isEmpty() ? helped : wrote;
    }

    /** The first word, or one behind a bracket, tells what somebody did. */
    private static boolean isHelp(List<Word> words) {
        return words.stream()
                .map(Word::text)
                .filter(word -> WROTE.contains(word) || HELPED.contains(word))
                .findFirst()
                .filter(HELPED::contains)
                .isPresent();
    }

    private static List<String> names(List<Word> words) {
        List<String> names = new ArrayList<>();
        for (Word word : words) {
            boolean year = word.isNumber() && word.text().length() == YEAR;
            boolean role =
                    WROTE.contains(word.text()) || HELPED.contains(word.text()) || NO_NAMES.contains(word.text());
            if (!year && !role) {
                names.add(word.text());
            }
        }
        return names;
    }
}
