package id.simpul.history;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How often each thing was played: what is never played proves nothing. */
final class Played {
    private final Map<String, Integer> counts = new TreeMap<>();

    void count(String what) {
        counts.merge(what, 1, Integer::sum);
    }

    void add(Played other) {
        other.counts.forEach((what, times) -> counts.merge(what, times, Integer::sum));
    }

    /** Those of these that did not happen once. */
    List<String> never(List<String> ingredients) {
        return ingredients.stream().filter(one -> !counts.containsKey(one)).toList();
    }

    String text() {
        StringBuilder text = new StringBuilder();
        counts.forEach(
                (what, times) -> text.append(times).append(' ').append(what).append('\n'));
        return text.toString();
    }
}
