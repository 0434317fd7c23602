package id.simpul.console.letter;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.console.frame.Answer;
import id.simpul.console.frame.PageWords;
import id.simpul.console.frame.Visit;
import id.simpul.ledger.Json;
import id.simpul.ledger.RequestType;
import id.simpul.ledger.Spoken;
import id.simpul.policy.Quarter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A batch has come: all of it, or what is missing or damaged. Said again while it is there, it adds to what was said. */
final class ReceivedSubject implements Subject {
    private static final List<String> NOT_YET = List.of("planned", "announced", "packed");
    private static final List<String> THERE =
            List.of("dispatched", "received", "due", "returned-in-part", "checked-in");

    private final Books books;

    ReceivedSubject(Books books) {
        this.books = books;
    }

    @Override
    public Answer page(int status, Opened opened, List<String> wrong) {
        ObjectNode batch = books.batch(opened);
        PageWords words = opened.words();
        boolean said = batch.has("receivedOn") && !batch.path("assumed").asBoolean();
        Map<String, Object> model = opened.model(words.get(said ? "letter.received.again" : "letter.received.title"));
        describe(model, batch, words);
        List<ObjectNode> lines = books.of(opened.thing()).stream()
                .filter(line -> line.path("state").asText().equals("sent"))
                .toList();
        boolean open = THERE.contains(batch.path("state").asText());
        model.put("wrong", wrong);
        model.put("open", open);
        model.put("note", words.get("letter.book.note"));
        model.put(
                "past",
                words.get(
                        NOT_YET.contains(batch.path("state").asText())
                                ? "letter.received.not-yet"
                                : "letter.received.past"));
        model.put("said", said ? soFar(opened, batch, books.of(opened.thing())) : "");
        model.put("choice", opened.visit().field("choice"));
        model.put("books", open ? Books.shown(lines, opened.visit()) : List.of());
        return Answer.page(status, "letter-received", model);
    }

    /** For whom, and what: {@code SD Contoh 03 · triwulan I 2027}. */
    static void describe(Map<String, Object> model, ObjectNode batch, PageWords words) {
        model.put("quarter", Spoken.quarter(Quarter.parse(batch.path("quarter").asText()), words.language()));
        model.put("count", batch.path("books").asInt());
        model.put(
                "about",
                words.get(
                        "letter.batch",
                        batch.path("books").asInt(),
                        batch.path("boxes").asInt(),
                        words.longDay(LocalDate.parse(batch.path("deliverOn").asText()))));
        model.put("dueOn", words.longDay(LocalDate.parse(batch.path("dueOn").asText())));
    }

    private static String soFar(Opened opened, ObjectNode batch, List<ObjectNode> lines) {
        long missing = lines.stream()
                .filter(line -> line.path("state").asText().equals("missing"))
                .count();
        long damaged =
                lines.stream().filter(line -> line.path("damaged").asBoolean()).count();
        PageWords words = opened.words();
        String day = words.longDay(LocalDate.parse(batch.path("receivedOn").asText()));
        if (missing + damaged == 0) {
            return words.get("letter.received.all-there", day);
        }
        List<String> parts = new ArrayList<>();
        if (missing > 0) {
            parts.add(words.get("letter.received.so-missing", missing));
        }
        if (damaged > 0) {
            parts.add(words.get("letter.received.so-damaged", damaged));
        }
        return words.get("letter.received.some", day, String.join(", ", parts));
    }

    @Override
    public Said said(Opened opened) {
        Visit visit = opened.visit();
        ObjectNode data = Json.object().put("batch", opened.thing());
        List<ObjectNode> lines = books.of(opened.thing());
        List<String> missing = Books.said(lines, visit, "missing");
        List<String> damaged = Books.said(lines, visit, "damaged");
        boolean some = !missing.isEmpty() || !damaged.isEmpty();
        String choice = visit.field("choice");
        if (choice.equals("all") && some) {
            throw new Unclear(opened.words().get("letter.received.both"));
        } else if (choice.equals("some") && !some) {
            throw new Unclear(opened.words().get("letter.received.none"));
        } else if (choice.isEmpty() && !some) {
            throw new Unclear(opened.words().get("letter.choose"));
        }
        if (!missing.isEmpty()) {
            missing.forEach(data.withArray("/missing")::add);
        }
        if (!damaged.isEmpty()) {
            data.set("damaged", Books.noted(damaged, visit));
        }
        return new Said(RequestType.ROTATION_RECEIVED, data);
    }

    @Override
    public Thanks thanks(Opened opened, ObjectNode reply) {
        ObjectNode batch = books.batch(opened);
        List<ObjectNode> lines = books.of(opened.thing());
        PageWords words = opened.words();
        List<String> next = new ArrayList<>();
        if (lines.stream().anyMatch(line -> line.path("state").asText().equals("missing"))) {
            next.add(words.get("letter.received.missing-next"));
        }
        if (lines.stream().anyMatch(line -> line.path("damaged").asBoolean())) {
            next.add(words.get("letter.received.damaged-next"));
        }
        next.add(words.get(
                "letter.received.next",
                words.longDay(LocalDate.parse(batch.path("dueOn").asText()))));
        return new Thanks(List.of(soFar(opened, batch, lines)), next, words.get("letter.received.mend"));
    }
}
