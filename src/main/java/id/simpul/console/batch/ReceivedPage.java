package id.simpul.console.batch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.console.frame.Answer;
import id.simpul.console.frame.FormPage;
import id.simpul.console.frame.Hand;
import id.simpul.console.frame.Reads;
import id.simpul.console.frame.Said;
import id.simpul.console.frame.Visit;
import id.simpul.intake.StaffAnswer;
import id.simpul.intake.StaffCall;
import id.simpul.ledger.Json;
import id.simpul.ledger.RequestType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What a school said by phone, on paper or in a message: that a batch has come, and what is missing or damaged. It becomes its request. */
public final class ReceivedPage implements FormPage {
    private static final int BOOKS = 1000;
    private static final List<String> WAYS = List.of("phone", "whatsapp", "mail", "paper");
    /** Before the barcode in the name of a book's field. */
    private static final String BOOK = "book-";

    private final Reads reads;
    private final Hand hand;

    public ReceivedPage(Reads reads, Hand hand) {
        this.reads = reads;
        this.hand = hand;
    }

    @Override
    public String address() {
        return "/batches/:batch/received";
    }

    @Override
    public Answer show(Visit visit) {
        return form(200, visit, List.of());
    }

    private Answer form(int status, Visit visit, List<String> wrong) {
        String id = visit.place("batch");
        ObjectNode batch = BatchPage.batch(reads, id);
        Map<String, Object> model = new HashMap<>();
        model.put("batch", BatchPage.title(batch, visit.words()));
        model.put("back", "/batches/" + id);
        model.put("books", books(id, visit));
        model.put(
                "open",
                !named(visit, "missing").isEmpty() || !named(visit, "damaged").isEmpty());
        model.put("said", visit.field("said"));
        model.put("via", visit.field("via").isEmpty() ? "phone" : visit.field("via"));
        model.put("ways", WAYS);
        model.put("on", visit.field("on"));
        model.put("wrong", wrong);
        model.put("act", UUID.randomUUID().toString());
        return Answer.page(status, "received", model);
    }

    private List<Map<String, Object>> books(String id, Visit visit) {
        return reads.rows("batch.items", "batch", id, BOOKS).stream()
                .filter(book -> !book.path("state").asText().equals("planned"))
                .map(book -> Map.<String, Object>of(
                        "barcode", book.path("barcode").asText(),
                        "title", book.path("title").asText(),
                        "box", book.path("box").asInt(),
                        "said", visit.field(BOOK + book.path("barcode").asText())))
                .toList();
    }

    private static List<String> named(Visit visit, String what) {
        return visit.form().entrySet().stream()
                .filter(field ->
                        field.getKey().startsWith(BOOK) && field.getValue().contains(what))
                .map(field -> field.getKey().substring(BOOK.length()))
                .sorted()
                .toList();
    }

    @Override
    public Answer act(Visit visit) {
        ObjectNode batch = BatchPage.batch(reads, visit.place("batch"));
        ObjectNode data = Json.object().put("batch", visit.place("batch"));
        List<String> missing = named(visit, "missing");
        List<String> damaged = named(visit, "damaged");
        if (!missing.isEmpty()) {
            missing.forEach(data.withArray("/missing")::add);
        }
        damaged.forEach(barcode -> data.withArray("/damaged").addObject().put("barcode", barcode));
        if (!visit.field("on").isBlank()) {
            data.put("on", visit.field("on"));
        }
        ObjectNode asked = Json.object()
                .put("for", batch.path("school").asText())
                .put("type", "rotation.received")
                .put("saidBy", visit.field("said").strip())
                .put("via", visit.field("via"));
        asked.set("data", data);
        StaffAnswer answer = hand.perform(
                RequestType.STAFF_ASK, new StaffCall(Optional.of(visit.field("act")), asked, visit.staff("")));
        return answer.isDone()
                ? Said.done(visit, visit.words().get("received.title"), answer, "/batches/" + visit.place("batch"))
                : form(422, visit, Said.reasons(answer.reasons(), visit));
    }
}
