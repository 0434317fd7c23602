package id.simpul.console.partner;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.console.frame.Access;
import id.simpul.console.frame.Answer;
import id.simpul.console.frame.Links;
import id.simpul.console.frame.Page;
import id.simpul.console.frame.PageWords;
import id.simpul.console.frame.Reads;
import id.simpul.console.frame.Said;
import id.simpul.console.frame.Visit;
import id.simpul.console.session.Role;
import id.simpul.feature.Query;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What became of a test request; looked for anew every two seconds until it is answered. */
public final class TestedPage implements Page {
    /** By which htmx asks no more. */
    private static final int STOP = 286;

    private final Reads reads;
    private final boolean whole;

    private TestedPage(Reads reads, boolean whole) {
        this.reads = reads;
        this.whole = whole;
    }

    /** The page, and the part of it that is looked for anew. */
    public static List<Page> all(Reads reads) {
        return List.of(new TestedPage(reads, true), new TestedPage(reads, false));
    }

    @Override
    public String address() {
        return "/partners/:partner/test/:request" + (whole ? "" : "/now");
    }

    @Override
    public Access access() {
        return Access.of(Role.OPERATOR);
    }

    @Override
    public Answer show(Visit visit) {
        ObjectNode partner = TestPage.partner(reads, visit);
        String here = "/partners/" + Links.escaped(visit.place("partner"));
        Optional<ObjectNode> answered = reads
                .page(
                        "request.tested",
                        new Query(
                                Map.of("partner", visit.place("partner"), "request", visit.place("request")),
                                Optional.empty(),
                                1))
                .rows()
                .stream()
                .findFirst();
        Map<String, Object> model = new HashMap<>();
        model.put("name", partner.path("name").asText());
        model.put("partner", here);
        model.put("part", here + "/test/" + Links.escaped(visit.place("request")) + "/now");
        model.put("says", answered.map(one -> says(one, visit.words())).orElse(""));
        model.put(
                "works", answered.filter(one -> status(one).equals("accepted")).isPresent());
        model.put(
                "reasons",
                answered.map(one -> Said.reasons(one.path("reasons"), visit)).orElse(List.of()));
        return whole
                ? Answer.page("tested", model)
                : Answer.page(answered.isPresent() ? STOP : 200, "tested-now", model);
    }

    private static String status(ObjectNode answered) {
        return answered.path("status").asText();
    }

    private static String says(ObjectNode answered, PageWords words) {
        return words.get(
                "test.answered",
                words.time(Instant.parse(answered.path("answered").asText())),
                words.word("status", status(answered)));
    }
}
