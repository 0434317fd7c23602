package id.simpul.console.partner;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.console.frame.Access;
import id.simpul.console.frame.Answer;
import id.simpul.console.frame.AskPage;
import id.simpul.console.frame.Links;
import id.simpul.console.frame.NoPage;
import id.simpul.console.frame.Page;
import id.simpul.console.frame.PageWords;
import id.simpul.console.frame.Reads;
import id.simpul.console.frame.ThingPage;
import id.simpul.console.frame.Visit;
import id.simpul.console.paper.PaperLinks;
import id.simpul.console.session.Role;
import id.simpul.partner.PartnerKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** One partner: what the directory has of it, what can be entered in its name, what to write to it, and what was said both ways. */
public final class PartnerPage implements Page {
    private static final int TOLD = 15;
    /** Schools of one name, and so much of it. */
    private static final int ALIKE = 50;

    private static final int LONGEST = 100;
    private static final List<String> TO_SCHOOLS = List.of("hello", "arrived", "due", "replacement");
    private static final List<String> TO_OTHERS = List.of("hello", "visit");

    private final ThingPage thing;
    private final Reads reads;

    public PartnerPage(ThingPage thing, Reads reads) {
        this.thing = thing;
        this.reads = reads;
    }

    @Override
    public String address() {
        return thing.address();
    }

    @Override
    public Access access() {
        return thing.access();
    }

    @Override
    public Answer show(Visit visit) {
        String id = visit.place("partner");
        ObjectNode partner = reads.rows("partner.show", "partner", id, 1).stream()
                .findFirst()
                .orElseThrow(NoPage::new);
        PartnerKind kind = PartnerKind.ofWire(partner.path("kind").asText()).orElseThrow(NoPage::new);
        boolean acts = visit.may(Role.OPERATOR) && partner.path("removedAt").isMissingNode();
        String phone = WhatsApp.number(partner.path("phone").asText());
        return thing.show(visit)
                .shownAs(
                        "partner",
                        Map.of(
                                "test",
                                acts && TestPage.canBe(partner) ? visit.path() + "/test" : "",
                                "papers",
                                kind == PartnerKind.SCHOOL ? papers(partner, visit) : List.of(),
                                "asks",
                                acts ? asks(id, kind, visit.words()) : List.of(),
                                "texts",
                                acts ? (kind == PartnerKind.SCHOOL ? TO_SCHOOLS : TO_OTHERS) : List.of(),
                                "phone",
                                phone,
                                "tellings",
                                tellings(id, visit.words()),
                                "requests",
                                "/requests" + Links.query(Map.of("partner", id))));
    }

    /** Whether a school takes part in the rotation now. */
    public static boolean isInRotation(Reads reads, ObjectNode partner) {
        String name = partner.path("name").asText();
        return reads.rows("rotation.schools", "q", name.substring(0, Math.min(LONGEST, name.length())), ALIKE).stream()
                .anyMatch(school -> school.path("school").equals(partner.path("partner")));
    }

    /** What a school signs: what was agreed for the term, and what it is to replace. */
    private List<Map<String, Object>> papers(ObjectNode partner, Visit visit) {
        String id = partner.path("partner").asText();
        PaperLinks links = PaperLinks.shownTo(visit);
        if (isInRotation(reads, partner)) {
            links.with("letter", "school", id);
        }
        if (!reads.rows("obligation.list", "partner", id, 1).isEmpty()) {
            links.with("statement", "school", id);
        }
        return links.all();
    }

    private static List<Map<String, Object>> asks(String id, PartnerKind kind, PageWords words) {
        return AskPage.offered(kind).stream()
                .map(type -> Map.<String, Object>of(
                        "href",
                        "/partners/" + Links.escaped(id) + "/ask/" + type.wire(),
                        "text",
                        PageWords.capital(words.word("type", type.wire()))))
                .toList();
    }

    /** One line of what was said, and when. */
    private record Telling(Instant at, Map<String, Object> shown) {}

    /** What it asked and what it was told, the newest first. */
    private List<Map<String, Object>> tellings(String id, PageWords words) {
        List<Telling> tellings = new ArrayList<>();
        reads.rows("request.list", "partner", id, TOLD).forEach(row -> tellings.add(asked(row, words)));
        reads.rows("notice.list", "partner", id, TOLD).forEach(row -> tellings.add(told(row, id, words)));
        return tellings.stream()
                .sorted(Comparator.comparing(Telling::at).reversed())
                .limit(TOLD)
                .map(Telling::shown)
                .toList();
    }

    private static Telling asked(ObjectNode row, PageWords words) {
        Instant at = Instant.parse(row.path("answered").asText());
        String type = row.path("type").asText();
        String what =
                type.isEmpty() ? words.get("partner.unread") : words.get("partner.asked", words.word("type", type));
        return new Telling(
                at,
                shown(
                        what,
                        words.time(at),
                        PageWords.capital(
                                words.word("status", row.path("status").asText())),
                        row.path("partner").asText(),
                        row.path("received").isMissingNode()
                                ? ""
                                : row.path("request").asText()));
    }

    private static Telling told(ObjectNode row, String id, PageWords words) {
        Instant at = Instant.parse(row.path("at").asText());
        String what = words.get(
                "partner.wastold", words.word("topic", row.path("topic").asText()));
        return new Telling(
                at,
                shown(
                        what,
                        words.time(at),
                        words.cell("carried", true, row.path("carried")),
                        id,
                        row.path("request").asText()));
    }

    private static Map<String, Object> shown(String what, String at, String more, String partner, String request) {
        return Map.of(
                "what", what,
                "at", at,
                "more", more,
                "subject", request,
                "href", request.isEmpty() ? "" : "/requests/" + Links.escaped(partner) + "/" + Links.escaped(request));
    }
}
