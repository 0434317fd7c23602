package id.simpul.booking.training;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A civil servant's rank (pangkat dan golongan ruang), such as III/a or Penata Muda, of which only the group counts here. */
record Rank(String group) {
    private static final Pattern WITH_GRADE =
            Pattern.compile("(?<![A-Z0-9])(IV|I{1,3}|[1-4])\\s*[/.\\-]?\\s*[A-E](?![A-Z0-9])");
    private static final Pattern ALONE = Pattern.compile("(?<![A-Z0-9])(IV|I{1,3}|[1-4])(?![A-Z0-9])");
    private static final Map<String, String> GROUPS = Map.of(
            "1",
            "I",
            "2",
            "II",
            "3",
            "III",
            "4",
            "IV",
            "JURU",
            "I",
            "PENGATUR",
            "II",
            "PENATA",
            "III",
            "PEMBINA",
            "IV");
    private static final Pattern TITLE = Pattern.compile("\\b(JURU|PENGATUR|PENATA|PEMBINA)\\b");

    /**
     * Reads a rank as people write it: with a stroke, a point, a hyphen or nothing, in Roman or Arabic numerals, with or without
     * its title. The grade says most; then the title, since "Tingkat I" is a numeral too; a bare numeral last.
     *
     * @return nothing if it names no group, or several
     */
    static Optional<Rank> of(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toUpperCase(Locale.ROOT);
        for (Pattern way : List.of(WITH_GRADE, TITLE, ALONE)) {
            List<String> groups =
                    way.matcher(plain).results().map(Rank::groupOf).distinct().toList();
            if (!groups.isEmpty()) {
                return groups.size() == 1 ? Optional.of(new Rank(groups.get(0))) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static String groupOf(MatchResult found) {
        return GROUPS.getOrDefault(found.group(1), found.group(1));
    }
}
