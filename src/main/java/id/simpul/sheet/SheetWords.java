package id.simpul.sheet;

import id.simpul.ledger.Phrase;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The words that may stand in a column, each of which means one of the contract's. */
final class SheetWords {
    static final SheetWords YES_NO = new SheetWords(
            Map.of("true", List.of("ya", "yes", "y", "1", "true"), "false", List.of("tidak", "no", "n", "0", "false")),
            List.of("ya", "tidak"),
            List.of("yes", "no"));

    private final Map<String, String> meanings = new LinkedHashMap<>();
    private final List<String> indonesian;
    private final List<String> english;

    /**
     * @param words what may be written, by what it means
     * @param indonesian those that are named to whoever wrote another
     */
    SheetWords(Map<String, List<String>> words, List<String> indonesian, List<String> english) {
        words.forEach((meaning, written) -> {
            meanings.put(meaning, meaning);
            written.forEach(one -> meanings.put(plain(one), meaning));
        });
        this.indonesian = indonesian;
        this.english = english;
    }

    private static String plain(String word) {
        return word.toLowerCase(Locale.ROOT).replaceAll("[\\s_-]+", " ").strip();
    }

    Optional<String> meaning(String written) {
        return Optional.ofNullable(meanings.get(plain(written)));
    }

    Phrase expected() {
        return new Phrase("tulis salah satu: " + listed(indonesian), "write one of: " + listed(english));
    }

    private static String listed(List<String> words) {
        return words.stream().collect(Collectors.joining(", "));
    }
}
