package id.simpul.console.letter;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.console.frame.Answer;
import id.simpul.console.frame.PageWords;
import id.simpul.console.frame.Visit;
import id.simpul.ledger.Json;
import id.simpul.ledger.RequestType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A batch goes back: all of it, or all but what is lost; and what is damaged. */
final class ReturnedSubject implements Subject {
    private static final List<String> THERE =
            List.of("dispatched", "received", "due", "returned-in-part", "checked-in");

    private final Books books;

    ReturnedSubject(Books books) {
        this.books = books;
    }

    @Override
    public Answer page(int status, Opened opened, List<String> wrong) {
        ObjectNode batch = books.batch(opened);
        List<ObjectNode> out = out(opened);
        boolean open = THERE.contains(batch.path("state").asText()) && !out.isEmpty();
        Map<String, Object> model = opened.model(opened.words().get("letter.returned.title"));
        ReceivedSubject.describe(model, batch, opened.words());
        model.put("wrong", wrong);
        model.put("open", open);
        model.put("choice", opened.visit().field("choice"));
        model.put("books", open ? Books.shown(out, opened.visit()) : List.of());
        return Answer.page(status, "letter-returned", model);
    }

    private List<ObjectNode> out(Opened opened) {
        return books.of(opened.thing()).stream()
                .filter(line -> line.path("state").asText().equals("sent"))
                .toList();
    }

    @Override
    public Said said(Opened opened) {
        Visit visit = opened.visit();
        PageWords words = opened.words();
        List<ObjectNode> lines = out(opened);
        List<String> lost = Books.said(lines, visit, "lost");
        List<String> damaged = Books.said(lines, visit, "damaged");
        boolean some = !lost.isEmpty() || !damaged.isEmpty();
        String choice = visit.field("choice");
        if (choice.equals("all") && some) {
            throw new Unclear(words.get("letter.returned.both"));
        } else if (choice.equals("some") && !some) {
            throw new Unclear(words.get("letter.returned.none"));
        } else if (!some && !choice.equals("all")) {
            throw new Unclear(words.get("letter.choose"));
        }
        ObjectNode data = Json.object().put("batch", opened.thing()).put("all", true);
        if (!lost.isEmpty()) {
            data.set("lost", Books.noted(lost, visit));
        }
        if (!damaged.isEmpty()) {
            data.set("damaged", Books.noted(damaged, visit));
        }
        return new Said(RequestType.ROTATION_RETURNED, data);
    }

    @Override
    public Thanks thanks(Opened opened, ObjectNode reply) {
        int owed = reply.path("outcome").path("obligations").size();
        List<String> next = new ArrayList<>();
        if (owed > 0) {
            next.add(opened.words().get("letter.returned.owed", owed));
        }
        next.add(opened.words().get("letter.returned.next"));
        return new Thanks(List.of(opened.words().get("letter.returned.noted")), next, "");
    }
}
