package id.simpul.console.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.console.frame.Answer;
import id.simpul.console.frame.History;
import id.simpul.console.frame.NoPage;
import id.simpul.console.frame.Page;
import id.simpul.console.frame.PageWords;
import id.simpul.console.frame.Reads;
import id.simpul.console.frame.Visit;
import id.simpul.console.session.Role;
import id.simpul.feature.Query;
import id.simpul.ledger.Events;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** One import: what was found in its files before anything is done, how many copies fall where, and how far it has come. */
public final class ImportPage implements Page {
    /** By which htmx asks no more. */
    private static final int STOP = 286;

    private static final int SHOWN = 20;
    private static final int EVENTS = 50;
    private static final int BAR = 100;
    private static final Set<String> GOES_ON = Set.of("waiting", "looking", "confirmed", "running");
    /** What is counted, in the order in which it is shown. */
    private static final List<String> COUNTS = List.of(
            "new",
            "changed",
            "same",
            "titles",
            "joined",
            "doubtful",
            "missing",
            "twice",
            "without",
            "damaged",
            "gone",
            "taken",
            "refused",
            "failed");
    /** What is told line by line, the most pressing first. */
    private static final List<String> KINDS = List.of(
            "failed", "refused", "damaged", "twice", "doubtful", "missing", "without", "joined", "changed", "gone");

    private final Reads reads;
    private final boolean whole;

    private ImportPage(Reads reads, boolean whole) {
        this.reads = reads;
        this.whole = whole;
    }

    /** The page, and the part of it that is looked for anew. */
    public static List<Page> all(Reads reads) {
        return List.of(new ImportPage(reads, true), new ImportPage(reads, false));
    }

    @Override
    public String address() {
        return whole ? "/catalogue/imports/:import" : "/catalogue/imports/:import/now";
    }

    @Override
    public Answer show(Visit visit) {
        String id = visit.place("import");
        ObjectNode found = reads.rows("catalogue.imports", "import", id, 1).stream()
                .findFirst()
                .orElseThrow(NoPage::new);
        Map<String, Object> model = progress(found, visit.words());
        if (!whole) {
            boolean over = !GOES_ON.contains(found.path("state").asText());
            Answer part = Answer.page(over ? STOP : 200, "catalogue-progress", model);
            return over ? part.with("HX-Refresh", "true") : part;
        }
        model.put("names", found.path("name").asText());
        model.put("lede", lede(found, visit.words()));
        model.put("counts", counts(found, visit.words()));
        model.put("sorted", sorted(found, visit.words()));
        model.put("sections", sections(id, found, visit));
        model.put("trouble", trouble(found, visit.words()));
        model.put("mayAct", visit.may(Role.OPERATOR));
        model.put("act", UUID.randomUUID().toString());
        model.put("events", History.told(reads.read(db -> Events.latestOfSubject(db, id, EVENTS)), visit.words()));
        return Answer.page("catalogue-import", model);
    }

    private static Map<String, Object> progress(ObjectNode found, PageWords words) {
        String state = found.path("state").asText();
        long records = found.path("records").asLong();
        long position = found.path("position").asLong();
        boolean sending = List.of("confirmed", "running", "stopped", "done").contains(state);
        Map<String, Object> model = new HashMap<>();
        model.put("id", found.path("import").asText());
        model.put("state", state);
        model.put("stateWord", PageWords.capital(words.word("state", state)));
        model.put("goesOn", GOES_ON.contains(state));
        model.put("sending", sending);
        model.put("width", BAR * position / Math.max(1, records));
        model.put(
                "says",
                sending
                        ? words.get("catalogue.progress", words.number(position), words.number(records))
                        : words.get("catalogue.records", words.number(records)));
        return model;
    }

    private static String lede(ObjectNode found, PageWords words) {
        return words.get(
                "catalogue.lede",
                found.path("format").asText("-"),
                found.path("by").asText(),
                words.cell("at", false, found.path("at")));
    }

    private static List<Map<String, Object>> counts(ObjectNode found, PageWords words) {
        List<Map<String, Object>> counts = new ArrayList<>();
        for (String kind : COUNTS) {
            long number = found.path(kind).asLong();
            if (number > 0 || kind.equals("new")) {
                counts.add(Map.of(
                        "title", words.get("catalogue.count." + kind),
                        "hint", words.get("catalogue.hint." + kind),
                        "number", words.number(number),
                        "href", KINDS.contains(kind) && number > 0 ? "#" + kind : ""));
            }
        }
        return counts;
    }

    private static List<Map<String, Object>> sorted(ObjectNode found, PageWords words) {
        List<Map<String, Object>> sorted = new ArrayList<>();
        for (String collection : List.of("children", "general", "reference", "special", "exchange")) {
            long lower = found.path("sorted").path(collection + "/lower").asLong();
            long upper = found.path("sorted").path(collection + "/upper").asLong();
            long both = found.path("sorted").path(collection + "/both").asLong();
            if (lower + upper + both > 0) {
                sorted.add(Map.of(
                        "collection", words.get("catalogue.collection." + collection),
                        "lower", words.number(lower),
                        "upper", words.number(upper),
                        "both", words.number(both),
                        "all", words.number(lower + upper + both)));
            }
        }
        return sorted;
    }

    private List<Map<String, Object>> sections(String id, ObjectNode found, Visit visit) {
        List<Map<String, Object>> sections = new ArrayList<>();
        for (String kind : KINDS) {
            long number = found.path(kind).asLong();
            if (number > 0) {
                Query query = new Query(Map.of("import", id, "kind", kind), Optional.empty(), SHOWN);
                List<Map<String, Object>> rows = reads.page("catalogue.import.lines", query).rows().stream()
                        .map(row -> Map.<String, Object>of(
                                "title", row.path("title").asText(),
                                "barcode", row.path("barcode").asText(),
                                "says", visit.words().cell("says", false, row.path("says"))))
                        .toList();
                sections.add(Map.of(
                        "kind",
                        kind,
                        "title",
                        visit.words().get("catalogue.count." + kind),
                        "number",
                        visit.words().number(number),
                        "rows",
                        rows,
                        "more",
                        number > rows.size() ? "/catalogue/lines?import=" + id + "&kind=" + kind : ""));
            }
        }
        return sections;
    }

    private static String trouble(ObjectNode found, PageWords words) {
        JsonNode trouble = found.path("trouble");
        return trouble.isMissingNode() ? "" : words.cell("trouble", false, trouble);
    }
}
