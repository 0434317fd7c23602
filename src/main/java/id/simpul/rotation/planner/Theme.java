package id.simpul.rotation.planner;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A theme as a school types it, and the titles that answer it: digits are the beginning of a DDC number; the name of a DDC main
 * class, or of a class children's books are often asked for, stands for that class; any other words must all be among the
 * words of the title or its subject.
 */
record Theme(Optional<String> ddc, List<String> words) {
    /** DDC classes by their names, Indonesian and English. */
    private static final Map<String, String> CLASSES = classes();

    static Theme of(String typed) {
        String plain = String.join(" ", words(typed));
        if (typed.trim().matches("\\d[\\d.]*")) {
            return new Theme(Optional.of(typed.trim()), List.of());
        }
        return new Theme(Optional.ofNullable(CLASSES.get(plain)), words(typed));
    }

    /**
     * Whether a title answers it.
     *
     * @param subject the title's DDC number if it has one, and words
     */
    boolean matches(String subject) {
        if (ddc.isPresent() && subject.startsWith(ddc.get())) {
            return true;
        }
        return !words.isEmpty() && Set.copyOf(words(subject)).containsAll(words);
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\d]+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static Map<String, String> classes() {
        Map<String, String> classes = new HashMap<>();
        name(classes, "0", "karya umum", "umum", "komputer", "general", "general works", "computers");
        name(classes, "1", "filsafat", "psikologi", "philosophy", "psychology");
        name(classes, "2", "agama", "religion");
        name(classes, "297", "islam", "agama islam");
        name(classes, "3", "ilmu sosial", "ilmu ilmu sosial", "sosial", "social sciences");
        name(classes, "398", "cerita rakyat", "dongeng", "folklore", "fairy tales");
        name(classes, "4", "bahasa", "language", "languages");
        name(classes, "5", "sains", "ilmu alam", "ilmu murni", "ilmu pengetahuan alam", "ipa", "science");
        name(classes, "58", "tumbuhan", "tanaman", "plants");
        name(classes, "59", "hewan", "binatang", "fauna", "animals");
        name(classes, "6", "teknologi", "ilmu terapan", "technology");
        name(classes, "7", "seni", "kesenian", "olahraga", "seni dan olahraga", "arts", "sports");
        name(classes, "8", "kesusastraan", "sastra", "fiksi", "cerita", "literature", "fiction", "stories");
        name(classes, "9", "sejarah", "geografi", "sejarah dan geografi", "history", "geography");
        return Map.copyOf(classes);
    }

    private static void name(Map<String, String> classes, String ddc, String... names) {
        for (String name : names) {
            classes.put(name, ddc);
        }
    }
}
