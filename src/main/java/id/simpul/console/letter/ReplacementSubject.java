package id.simpul.console.letter;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.console.frame.Answer;
import id.simpul.console.frame.PageWords;
import id.simpul.console.frame.Reads;
import id.simpul.console.frame.Visit;
import id.simpul.ledger.Json;
import id.simpul.ledger.RequestType;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The books that a school has to replace, and for each which book comes in its place: the same title or another. */
final class ReplacementSubject implements Subject {
    private static final int MOST = 200;

    private final Reads reads;

    ReplacementSubject(Reads reads) {
        this.reads = reads;
    }

    private List<ObjectNode> owed(Opened opened) {
        return reads.rows("obligation.list", "partner", opened.partner().id().value(), MOST);
    }

    @Override
    public Answer page(int status, Opened opened, List<String> wrong) {
        Map<String, Object> model = opened.model(opened.words().get("letter.replacement.title"));
        model.put("wrong", wrong);
        model.put("owed", owed(opened).stream().map(one -> shown(one, opened)).toList());
        return Answer.page(status, "letter-replacement", model);
    }

    private static Map<String, Object> shown(ObjectNode one, Opened opened) {
        Visit visit = opened.visit();
        PageWords words = opened.words();
        String id = one.path("obligation").asText();
        boolean mine = visit.field("obligation").equals(id);
        Map<String, Object> shown = new HashMap<>();
        shown.put("id", id);
        shown.put("title", one.path("title").asText());
        shown.put("barcode", one.path("barcode").asText());
        shown.put("dueOn", words.longDay(LocalDate.parse(one.path("dueOn").asText())));
        shown.put(
                "said",
                one.hasNonNull("promised")
                        ? words.get(
                                "letter.replacement.promised",
                                one.path("promised").asText())
                        : "");
        shown.put("nonce", Opened.anotherNonce());
        shown.put("choice", mine ? visit.field("choice") : "");
        shown.put("other", mine ? visit.field("other") : "");
        shown.put("isbn", mine ? visit.field("isbn") : "");
        return shown;
    }

    @Override
    public Said said(Opened opened) {
        Visit visit = opened.visit();
        Optional<ObjectNode> owed = owed(opened).stream()
                .filter(one -> one.path("obligation").asText().equals(visit.field("obligation")))
                .findFirst();
        if (owed.isEmpty()) {
            throw new Unclear(opened.words().get("letter.replacement.settled"));
        }
        boolean same = visit.field("choice").equals("same");
        if (!same && visit.field("other").isBlank()) {
            throw new Unclear(opened.words().get("letter.replacement.none"));
        }
        ObjectNode data = Json.object()
                .put("obligation", visit.field("obligation"))
                .put(
                        "title",
                        same
                                ? owed.get().path("title").asText()
                                : visit.field("other").strip())
                .put("same", same);
        if (!same && !visit.field("isbn").isBlank()) {
            data.put("isbn", visit.field("isbn").strip());
        }
        return new Said(RequestType.ROTATION_REPLACEMENT, data);
    }

    @Override
    public Thanks thanks(Opened opened, ObjectNode reply) {
        PageWords words = opened.words();
        boolean more = owed(opened).stream().anyMatch(one -> !one.hasNonNull("promised"));
        return new Thanks(
                List.of(words.get("letter.replacement.noted")),
                List.of(words.get("letter.replacement.next")),
                words.get(more ? "letter.replacement.more" : "letter.replacement.all"));
    }
}
