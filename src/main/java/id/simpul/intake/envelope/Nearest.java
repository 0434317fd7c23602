package id.simpul.intake.envelope;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/** Finds the known name that a mistyped one most likely stands for. */
final class Nearest {
    private static final int LONGEST_COMPARED = 80;

    private Nearest() {}

    /** The known name that takes the fewest single-letter changes; the first by alphabet if several do. */
    static String of(String name, Collection<String> known) {
        String begin =
                name.substring(0, Math.min(name.length(), LONGEST_COMPARED)).toLowerCase(Locale.ROOT);
        return known.stream()
                .min(Comparator.<String>comparingInt(other -> distance(begin, other.toLowerCase(Locale.ROOT)))
                        .thenComparing(Comparator.naturalOrder()))
                .orElse("-");
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
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
