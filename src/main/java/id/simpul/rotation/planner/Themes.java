package id.simpul.rotation.planner;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which titles answer which school's preferred themes, one bitmap for each distinct choice of themes. */
final class Themes {
    private final Map<List<String>, long[]> titlesByChoice = new HashMap<>();
    private final List<School> schools;

    private Themes(List<School> schools) {
        this.schools = schools;
    }

    static Themes of(List<School> schools, List<Title> titles) {
        Themes themes = new Themes(schools);
        Map<String, long[]> bySubject = new HashMap<>();
        for (School school : schools) {
            if (!school.themes().isEmpty()) {
                themes.titlesByChoice.computeIfAbsent(school.themes(), choice -> union(choice, titles, bySubject));
            }
        }
        return themes;
    }

    private static long[] union(List<String> choice, List<Title> titles, Map<String, long[]> bySubject) {
        long[] all = new long[titles.size() >>> 6];
        for (String theme : choice) {
            long[] those = bySubject.computeIfAbsent(theme, t -> matching(t, titles));
            for (int w = 0; w < all.length; w++) {
                all[w] |= those[w];
            }
        }
        return all;
    }

    private static long[] matching(String theme, List<Title> titles) {
        long[] those = new long[titles.size() >>> 6];
        Theme asked = Theme.of(theme);
        for (int t = 0; t < titles.size(); t++) {
            Title title = titles.get(t);
            if (title != null && asked.matches(title.subject())) {
                those[t >>> 6] |= 1L << t;
            }
        }
        return those;
    }

    Optional<long[]> preferredBy(int school) {
        return Optional.ofNullable(titlesByChoice.get(schools.get(school).themes()));
    }
}
