package id.simpul.console.request;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.console.frame.Answer;
import id.simpul.console.frame.Links;
import id.simpul.console.frame.Page;
import id.simpul.console.frame.PageWords;
import id.simpul.console.frame.Reads;
import id.simpul.console.frame.Visit;
import id.simpul.console.session.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Finds anything by what people know: a request's number, a partner, an agreement, a title, a barcode, a booking. What is looked for
 * is posted, since it may be the name of a person and stands in no address then.
 */
public final class FindPage implements Page {
    private static final int FOUND = 10;
    private static final int LONGEST = 100;

    private final Reads reads;

    public FindPage(Reads reads) {
        this.reads = reads;
    }

    @Override
    public String address() {
        return "/find";
    }

    @Override
    public boolean acts() {
        return true;
    }

    @Override
    public Answer show(Visit visit) {
        return Answer.page("find", Map.of("q", "", "groups", List.of(), "asked", false, "person", false));
    }

    @Override
    public Answer act(Visit visit) {
        String text = visit.field("q").strip();
        String asked = text.substring(0, Math.min(text.length(), LONGEST));
        if (asked.isEmpty()) {
            return show(visit);
        }
        PageWords words = visit.words();
        List<Map<String, Object>> groups = new ArrayList<>();
        add(
                groups,
                words,
                "partner.list",
                "q",
                asked,
                row -> hit(
                        "/partners/" + Links.escaped(row.path("partner").asText()),
                        row.path("name").asText(),
                        row.path("partner").asText()));
        add(
                groups,
                words,
                "request.list",
                "request",
                asked,
                row -> hit(
                        RequestPage.path(row).orElse(""),
                        PageWords.capital(words.word("type", row.path("type").asText())),
                        row.path("partner").asText() + " · "
                                + words.word("status", row.path("status").asText())));
        add(
                groups,
                words,
                "agreement.list",
                "q",
                asked,
                row -> hit(
                        "/agreements/" + Links.escaped(row.path("agreement").asText()),
                        row.path("title").asText(),
                        row.path("number").asText()));
        add(
                groups,
                words,
                "catalogue.find",
                "q",
                asked,
                row -> hit(
                        "",
                        row.path("title").asText(),
                        row.path("barcode").asText() + " · "
                                + words.word("state", row.path("state").asText())));
        add(
                groups,
                words,
                "booking.list",
                "booking",
                asked,
                row -> hit(
                        "/bookings/" + Links.escaped(row.path("booking").asText()),
                        row.path("partner").asText(),
                        words.cell("from", false, row.path("from"))));
        return Answer.page(
                "find", Map.of("q", asked, "groups", groups, "asked", true, "person", visit.may(Role.OPERATOR)));
    }

    private void add(
            List<Map<String, Object>> groups,
            PageWords words,
            String list,
            String by,
            String asked,
            Function<ObjectNode, Map<String, Object>> shown) {
        List<Map<String, Object>> hits =
                reads.rows(list, by, asked, FOUND).stream().map(shown).toList();
        if (!hits.isEmpty()) {
            groups.add(Map.of("title", words.get("list." + list + ".title"), "hits", hits));
        }
    }

    private static Map<String, Object> hit(String href, String title, String more) {
        return Map.of("href", href, "title", title.isEmpty() ? more : title, "more", title.isEmpty() ? "" : more);
    }
}
