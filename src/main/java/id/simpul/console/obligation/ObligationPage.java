package id.simpul.console.obligation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.console.frame.ActLinks;
import id.simpul.console.frame.Answer;
import id.simpul.console.frame.History;
import id.simpul.console.frame.Links;
import id.simpul.console.frame.ListPage;
import id.simpul.console.frame.Neighbours;
import id.simpul.console.frame.NoPage;
import id.simpul.console.frame.Page;
import id.simpul.console.frame.PageWords;
import id.simpul.console.frame.Reads;
import id.simpul.console.frame.Visit;
import id.simpul.console.paper.PaperLinks;
import id.simpul.ledger.Events;
import id.simpul.ledger.RequestType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One book that a school is to replace, and the steps that staff can take with it. */
public final class ObligationPage implements Page {
    private static final int EVENTS = 200;

    private final Reads reads;
    private final Neighbours neighbours;

    /**
     * @param from the list that leads here
     */
    public ObligationPage(Reads reads, ListPage from) {
        this.reads = reads;
        neighbours = new Neighbours(from);
    }

    @Override
    public String address() {
        return "/obligations/:obligation";
    }

    @Override
    public Answer show(Visit visit) {
        String id = visit.place("obligation");
        PageWords words = visit.words();
        ObjectNode one = reads.rows("obligation.list", "obligation", id, 1).stream()
                .findFirst()
                .orElseThrow(NoPage::new);
        Map<String, Object> model = new HashMap<>();
        model.put("up", neighbours.up(visit));
        model.put("neighbours", neighbours.of(visit));
        model.put("id", id);
        model.put("title", one.path("title").asText());
        model.put("barcode", one.path("barcode").asText());
        model.put("name", one.path("name").asText());
        model.put("school", "/partners/" + Links.escaped(one.path("school").asText()));
        model.put("batch", "/batches/" + Links.escaped(one.path("batch").asText()));
        model.put(
                "state", PageWords.capital(words.word("state", one.path("state").asText())));
        model.put("since", day(one, "since", words));
        model.put("due", day(one, "dueOn", words));
        model.put("promised", promised(one, words));
        model.put("acts", acts(one, visit));
        model.put("papers", papers(one, visit));
        model.put("events", History.told(reads.read(db -> Events.latestOfSubject(db, id, EVENTS)), words));
        return Answer.page("obligation", model);
    }

    private static String day(ObjectNode one, String key, PageWords words) {
        return words.longDay(LocalDate.parse(one.path(key).asText()));
    }

    private static String promised(ObjectNode one, PageWords words) {
        return one.has("promised")
                ? words.get(
                        one.path("promisedSame").asBoolean() ? "obligation.same" : "obligation.other",
                        one.path("promised").asText())
                : "";
    }

    /** What the school signs, as long as it owes the book. */
    private static List<Map<String, Object>> papers(ObjectNode one, Visit visit) {
        PaperLinks links = PaperLinks.shownTo(visit);
        return List.of("settled", "waived").contains(one.path("state").asText())
                ? links.all()
                : links.with("statement", "school", one.path("school").asText()).all();
    }

    private static List<Map<String, Object>> acts(ObjectNode one, Visit visit) {
        List<String> steps =
                switch (one.path("state").asText()) {
                    case "open", "promised" -> List.of("receive", "approve", "waive");
                    case "received" -> List.of("approve", "waive");
                    case "approved" -> List.of("receive", "waive");
                    default -> List.of();
                };
        List<Map<String, Object>> acts = new ArrayList<>();
        if (visit.may(ActLinks.leastFor(RequestType.STAFF_OBLIGATION))) {
            for (String step : steps) {
                Map<String, String> filled = new LinkedHashMap<>();
                filled.put("obligation", one.path("obligation").asText());
                filled.put("act", step);
                acts.add(Map.of(
                        "href",
                        ActLinks.address(RequestType.STAFF_OBLIGATION, filled, visit.path()),
                        "text",
                        visit.words().get("obligation." + step)));
            }
        }
        return acts;
    }
}
