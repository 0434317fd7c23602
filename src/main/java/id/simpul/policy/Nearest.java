package id.simpul.policy;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Finds the known name that somebody most likely meant. */
public final class Nearest {
    private static final int LONGEST_COMPARED = 80;

    private Nearest() {}

    /** The known name that differs least; none if even that one differs in more than a third of its letters. */
    public static Optional<String> to(String word, Collection<String> known) {
        return nearest(word, known).filter(name -> distance(word, name) <= Math.max(2, name.length() / 3));
    }

    /** The known name that differs least, however much that is; the first by alphabet if several do. */
    public static String of(String word, Collection<String> known) {
        return nearest(word, known).orElse("-");
    }

    private static Optional<String> nearest(String word, Collection<String> known) {
        return known.stream()
                .min(Comparator.<String>comparingInt(name -> distance(word, name))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** In letters to change; capitals, hyphens and underscores are what people mix up most, and count for nothing. */
    private static int distance(String word, String name) {
        return LevenshteinDistance.getDefaultInstance().apply(plain(word), plain(name));
    }

    private static String plain(String word) {
        return word.substring(0, Math.min(word.length(), LONGEST_COMPARED))
                .toLowerCase(Locale.ROOT)
                .replace("-", "")
                .replace("_", "");
    }
}
