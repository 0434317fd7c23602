package id.simpul.console.attention;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.console.frame.Answer;
import id.simpul.console.frame.Count;
import id.simpul.console.frame.Links;
import id.simpul.console.frame.Page;
import id.simpul.console.frame.PageWords;
import id.simpul.console.frame.Reads;
import id.simpul.console.frame.Visit;
import id.simpul.console.session.Role;
import id.simpul.feature.Query;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the hub failed on, in groups of one reason each, the largest first; and what is being tried again. */
public final class AttentionPage implements Page {
    private static final int GROUPS = 50;
    private static final int MANY = 1000;
    private static final int UNDELIVERED = 50;

    private final Reads reads;
    private final Clock clock;
    private final Count waiting;

    /**
     * @param clock by which what was tried again today is still shown
     */
    public AttentionPage(Reads reads, Clock clock) {
        this.reads = reads;
        this.clock = clock;
        this.waiting = new Count(this::count);
    }

    @Override
    public Optional<Count> waiting() {
        return Optional.of(waiting);
    }

    /** What failed and is not held, and what did not arrive. */
    private int count() {
        int failed = groups().stream().mapToInt(AttentionPage::open).sum();
        return failed + undelivered();
    }

    private List<ObjectNode> groups() {
        return reads.page("failures.groups", new Query(Map.of(), Optional.empty(), GROUPS))
                .rows();
    }

    private int undelivered() {
        return reads.page("mail.list", new Query(Map.of(), Optional.empty(), UNDELIVERED))
                .rows()
                .size();
    }

    private static int open(ObjectNode group) {
        return group.path("messages").asInt()
                - group.path("retrying").asInt()
                - group.path("held").asInt();
    }

    @Override
    public String address() {
        return "/attention";
    }

    @Override
    public Answer show(Visit visit) {
        PageWords words = visit.words();
        List<Map<String, Object>> groups =
                groups().stream().map(group -> shown(group, words)).toList();
        int undelivered = undelivered();
        Map<String, Object> model = new HashMap<>();
        model.put("groups", groups);
        model.put("acts", visit.may(Role.OPERATOR));
        model.put(
                "undelivered",
                undelivered == 0
                        ? ""
                        : words.get(
                                undelivered < UNDELIVERED ? "attention.mails" : "attention.mails.more", undelivered));
        model.put(
                "retries",
                reads.read(db -> Retries.since(db, clock.instant().minus(Duration.ofDays(1)))).stream()
                        .map(retry -> Progress.of(reads, retry).shown(words))
                        .toList());
        return Answer.page("attention", model);
    }

    private static Map<String, Object> shown(ObjectNode group, PageWords words) {
        long messages = group.path("messages").asLong();
        long retrying = group.path("retrying").asLong();
        long held = group.path("held").asLong();
        String type = group.path("type").asText();
        Map<String, Object> shown = new HashMap<>();
        shown.put("id", group.path("group").asText());
        shown.put(
                "href",
                "/failures" + Links.query(Map.of("group", group.path("group").asText())));
        shown.put("title", words.get("attention.group", messages));
        shown.put("type", type.isEmpty() ? words.get("attention.notype") : PageWords.capital(words.word("type", type)));
        shown.put(
                "partners",
                words.get("attention.partners", group.path("partners").asLong()));
        shown.put("since", words.cell("since", false, group.path("since")));
        shown.put("reason", group.path("reason").asText());
        shown.put("code", code(group.path("group").asText()));
        shown.put("open", messages - retrying - held);
        shown.put("retrying", retrying);
        shown.put("held", held);
        shown.put("many", messages > MANY);
        return shown;
    }

    /** Short enough to be said on the telephone. */
    static String code(String group) {
        String tail = group.replaceAll("[^A-Za-z0-9]", "").toUpperCase(java.util.Locale.ROOT);
        return tail.substring(Math.max(0, tail.length() - 6));
    }
}
