package id.simpul.console.paper;

import id.simpul.console.frame.Links;
import id.simpul.console.frame.Visit;
import id.simpul.console.session.Role;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Links from a thing to the papers that go with it, for those who may print. */
public final class PaperLinks {
    private final Visit visit;
    private final List<Map<String, Object>> links = new ArrayList<>();

    private PaperLinks(Visit visit) {
        this.visit = visit;
    }

    public static PaperLinks shownTo(Visit visit) {
        return new PaperLinks(visit);
    }

    /**
     * With a paper.
     *
     * @param query by turns what it is asked by, and the value
     */
    public PaperLinks with(String paper, String... query) {
        return add("paper." + paper, paper, query);
    }

    /** With the record of giving back, which is the other side of that of handing over. */
    public PaperLinks givenBack(String batch) {
        return add("paper.handover.back", "handover", "batch", batch, "back", "true");
    }

    private PaperLinks add(String words, String paper, String... query) {
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < query.length; i += 2) {
            values.put(query[i], query[i + 1]);
        }
        if (visit.may(Role.OPERATOR)) {
            links.add(Map.of(
                    "href",
                    "/papers/" + paper + Links.query(values),
                    "text",
                    visit.words().get(words)));
        }
        return this;
    }

    /** With the page where sheets and first labels are chosen. */
    public PaperLinks more(String key, String value) {
        if (visit.may(Role.OPERATOR)) {
            links.add(Map.of(
                    "href",
                    "/papers" + Links.query(Map.of(key, value)),
                    "text",
                    visit.words().get("paper.more")));
        }
        return this;
    }

    public List<Map<String, Object>> all() {
        return List.copyOf(links);
    }
}
