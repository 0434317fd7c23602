package id.simpul.policy;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the known name that somebody most likely meant. */
public final class Nearest {
    private Nearest() {}

    /** The known name that differs least; none if even that one differs in more than a third of its letters. */
    public static Optional<String> to(String word, Collection<String> known) {
        String meant = plain(word);
        return known.stream()
                .min(Comparator.<String>comparingInt(name -> distance(meant, plain(name)))
                        .thenComparing(Comparator.naturalOrder()))
                .filter(name -> distance(meant, plain(name)) <= Math.max(2, name.length() / 3));
    }

    /** Capitals, hyphens and underscores are what people mix up most. */
    private static String plain(String word) {
        return word.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
    }

    /** Levenshtein's distance. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substituted, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
