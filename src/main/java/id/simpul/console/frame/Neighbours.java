package id.simpul.console.frame;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.feature.Page;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The things before and after one in the list that its reader came from, under that list's filter and in its order; the page of the
 * list is read again by its key, and the page next to it only for what stands at an end.
 */
public final class Neighbours {
    private static final String IN = "in";

    private final ListPage from;

    /**
     * @param from the list that leads to the things
     */
    public Neighbours(ListPage from) {
        this.from = from;
    }

    /** The way back to the list, as it was. */
    public String up(Visit visit) {
        return from.address() + in(visit).map(Links::query).orElse("");
    }

    /** Where {@code before} and {@code after} lead; both empty if the reader came from elsewhere. */
    public Map<String, String> of(Visit visit) {
        Map<String, String> found = new LinkedHashMap<>(Map.of("before", "", "after", ""));
        in(visit).ifPresent(list -> find(visit.path(), list, found));
        return found;
    }

    private static Optional<Map<String, String>> in(Visit visit) {
        return visit.asked(IN).map(Links::read);
    }

    private void find(String path, Map<String, String> list, Map<String, String> found) {
        Page<ObjectNode> page = read(list);
        List<String> paths = paths(page);
        int at = paths.indexOf(path);
        if (at > 0) {
            found.put("before", paths.get(at - 1) + within(list));
        }
        if (at >= 0 && at + 1 < paths.size()) {
            found.put("after", paths.get(at + 1) + within(list));
        }
        if (at == 0) {
            earlier(list).ifPresent(before -> {
                List<String> there = paths(read(before));
                if (!there.isEmpty()) {
                    found.put("before", there.get(there.size() - 1) + within(before));
                }
            });
        }
        if (at >= 0 && at + 1 == paths.size()) {
            page.next().map(next -> PageTrail.further(list, next)).ifPresent(later -> paths(read(later)).stream()
                    .findFirst()
                    .ifPresent(first -> found.put("after", first + within(later))));
        }
    }

    private static Optional<Map<String, String>> earlier(Map<String, String> list) {
        return list.containsKey(PageTrail.AFTER) ? Optional.of(PageTrail.back(list)) : Optional.empty();
    }

    private Page<ObjectNode> read(Map<String, String> list) {
        return from.read(list);
    }

    private List<String> paths(Page<ObjectNode> page) {
        List<String> paths = new ArrayList<>();
        page.rows().forEach(row -> from.path(row).ifPresent(paths::add));
        return paths;
    }

    /** As it stands behind a row's address, so that its page knows the list. */
    static String within(Map<String, String> list) {
        String query = Links.query(list);
        return Links.query(Map.of(IN, query.isEmpty() ? "?" : query));
    }
}
