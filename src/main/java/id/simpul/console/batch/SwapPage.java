package id.simpul.console.batch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.console.frame.Answer;
import id.simpul.console.frame.FormPage;
import id.simpul.console.frame.Hand;
import id.simpul.console.frame.Links;
import id.simpul.console.frame.NoPage;
import id.simpul.console.frame.PageWords;
import id.simpul.console.frame.Reads;
import id.simpul.console.frame.Said;
import id.simpul.console.frame.Visit;
import id.simpul.feature.Query;
import id.simpul.intake.StaffAnswer;
import id.simpul.intake.StaffCall;
import id.simpul.ledger.Json;
import id.simpul.ledger.RequestType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Another book in the place of one that is planned: the best three that the shelf has, or one that staff have in hand. */
public final class SwapPage implements FormPage {
    private static final int OFFERED = 3;

    private final Reads reads;
    private final Hand hand;

    public SwapPage(Reads reads, Hand hand) {
        this.reads = reads;
        this.hand = hand;
    }

    @Override
    public String address() {
        return "/batches/:batch/swap/:out";
    }

    @Override
    public Answer show(Visit visit) {
        return form(200, visit, List.of());
    }

    private Answer form(int status, Visit visit, List<String> wrong) {
        String id = visit.place("batch");
        String out = visit.place("out");
        ObjectNode batch = BatchPage.batch(reads, id);
        ObjectNode book = reads
                .page("batch.items", new Query(Map.of("batch", id, "barcode", out), Optional.empty(), 1))
                .rows()
                .stream()
                .filter(row -> row.path("state").asText().equals("planned"))
                .findFirst()
                .orElseThrow(NoPage::new);
        PageWords words = visit.words();
        Map<String, Object> model = new HashMap<>();
        model.put("back", "/batches/" + Links.escaped(id));
        model.put("batch", BatchPage.title(batch, words));
        model.put("barcode", out);
        model.put("book", book.path("title").asText());
        model.put("level", words.get("shortfall.level." + book.path("level").asText()));
        model.put("spares", spares(id, out));
        model.put("chosen", visit.field("in"));
        model.put("reason", visit.field("reason"));
        model.put("act", UUID.randomUUID().toString());
        model.put("wrong", wrong);
        model.put("address", visit.path());
        return Answer.page(status, "swap", model);
    }

    private List<Map<String, Object>> spares(String batch, String out) {
        return reads
                .page("batch.spares", new Query(Map.of("batch", batch, "out", out), Optional.empty(), OFFERED))
                .rows()
                .stream()
                .map(row -> Map.<String, Object>of(
                        "barcode", row.path("barcode").asText(),
                        "title", row.path("title").asText()))
                .toList();
    }

    /** What is typed goes before what is ticked. */
    @Override
    public Answer act(Visit visit) {
        String typed = visit.field("other").strip();
        String in = typed.isEmpty() ? visit.field("in") : typed;
        if (!visit.field("act").matches("[0-9a-f-]{36}")) {
            throw new NoPage();
        }
        if (in.isEmpty()) {
            return form(422, visit, List.of(visit.words().get("swap.none")));
        }
        ObjectNode data = Json.object()
                .put("batch", visit.place("batch"))
                .put("out", visit.place("out"))
                .put("in", in);
        StaffAnswer answer = hand.perform(
                RequestType.STAFF_SWAP,
                new StaffCall(
                        Optional.of(visit.field("act")),
                        data,
                        visit.staff(visit.field("reason").strip())));
        return answer.isDone()
                ? Answer.goTo("/batches/" + Links.escaped(visit.place("batch")) + "?swapped=" + Links.escaped(in))
                : form(422, visit, Said.reasons(answer.reasons(), visit));
    }
}
