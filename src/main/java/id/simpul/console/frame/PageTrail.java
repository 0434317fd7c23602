package id.simpul.console.frame;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which page of a list is asked for, and how its reader came there, so that one can go back although pages only know the next. */
final class PageTrail {
    /** Where a page before began, the newest last; so many are remembered. */
    static final String TRAIL = "trail";

    static final String AFTER = "after";
    private static final int LONGEST_TRAIL = 20;
    private static final String BETWEEN = "\u0001";

    private PageTrail() {}

    /** The page after that of a query, which remembers where it came from. */
    static Map<String, String> further(Map<String, String> query, String next) {
        List<String> trail = trail(query);
        trail.add(query.getOrDefault(AFTER, ""));
        return with(query, next, trail.subList(Math.max(0, trail.size() - LONGEST_TRAIL), trail.size()));
    }

    /** The page before that of a query, as far back as it remembers; else the first. */
    static Map<String, String> back(Map<String, String> query) {
        List<String> trail = trail(query);
        String before = trail.isEmpty() ? "" : trail.remove(trail.size() - 1);
        return with(query, before, trail);
    }

    private static Map<String, String> with(Map<String, String> query, String after, List<String> trail) {
        Map<String, String> changed = new LinkedHashMap<>(query);
        changed.put(AFTER, after);
        changed.put(TRAIL, String.join(BETWEEN, trail));
        changed.values().removeIf(String::isEmpty);
        return changed;
    }

    private static List<String> trail(Map<String, String> query) {
        return query.containsKey(TRAIL)
                ? new ArrayList<>(List.of(query.get(TRAIL).split(BETWEEN, -1)))
                : new ArrayList<>();
    }
}
