package id.simpul.console.scan;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.console.batch.BatchPage;
import id.simpul.console.frame.Answer;
import id.simpul.console.frame.FormPage;
import id.simpul.console.frame.Hand;
import id.simpul.console.frame.NoPage;
import id.simpul.console.frame.Reads;
import id.simpul.console.frame.Said;
import id.simpul.console.frame.Visit;
import id.simpul.console.scan.Drafts.Draft;
import id.simpul.intake.StaffAnswer;
import id.simpul.intake.StaffCall;
import id.simpul.ledger.Json;
import id.simpul.ledger.RequestType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The end of scanning: the balance, looked over, and the one act that says it all. The form carries what was looked at; what somebody
 * scans meanwhile stays a draft.
 */
public final class ScanDonePage implements FormPage {
    private final Reads reads;
    private final Hand hand;

    public ScanDonePage(Reads reads, Hand hand) {
        this.reads = reads;
        this.hand = hand;
    }

    @Override
    public String address() {
        return "/batches/:batch/scan/done";
    }

    @Override
    public Answer show(Visit visit) {
        return look(200, visit, List.of());
    }

    private Answer look(int status, Visit visit, List<String> wrong) {
        Scanning scanning = Scanning.of(reads, visit.place("batch"));
        List<Draft> drafts = scanning.drafts();
        Set<String> here = drafts.stream().map(Draft::barcode).collect(Collectors.toSet());
        Map<String, Object> model = new HashMap<>(Tally.of(scanning, visit.words()));
        model.put("batch", visit.place("batch"));
        model.put("title", BatchPage.title(scanning.batch(), visit.words()));
        model.put("purpose", scanning.about().purpose());
        model.put("damaged", drafts.stream().filter(Draft::damaged).count());
        model.put(
                "absent",
                scanning.expected().stream()
                        .filter(book -> !here.contains(book.path("barcode").asText()))
                        .map(book -> Map.<String, Object>of(
                                "barcode", book.path("barcode").asText(),
                                "title", book.path("title").asText(),
                                "box", book.path("box").asInt()))
                        .toList());
        model.put("data", Json.text(data(scanning, drafts)));
        model.put("upto", drafts.stream().mapToLong(Draft::seq).max().orElse(0));
        model.put("act", UUID.randomUUID().toString());
        model.put("wrong", wrong);
        model.put("on", visit.field("on"));
        return Answer.page(status, "scan-done", model);
    }

    /** What the act says: exactly what the command with a list of barcodes does. */
    private static ObjectNode data(Scanning scanning, List<Draft> drafts) {
        ObjectNode data = Json.object().put("batch", scanning.about().batch());
        data.putArray("items");
        for (Draft draft : drafts) {
            if (Scanning.counts(draft) || draft.verdict().equals("extra")) {
                data.withArray("/items").add(draft.barcode());
            }
            if (draft.damaged()) {
                ObjectNode damaged = data.withArray("/damaged").addObject().put("barcode", draft.barcode());
                if (!draft.note().isEmpty()) {
                    damaged.put("note", draft.note());
                }
            }
            if (draft.replaced()) {
                data.withArray("/replace").add(draft.barcode());
            }
        }
        return data;
    }

    @Override
    public Answer act(Visit visit) {
        String batch = visit.place("batch");
        String purpose = visit.field("purpose");
        if (!Set.of(Scanning.RETURN, Scanning.PACK).contains(purpose)) {
            throw new NoPage();
        }
        long upTo = Optional.of(visit.field("upto"))
                .filter(last -> last.matches("[0-9]{1,18}"))
                .map(Long::valueOf)
                .orElseThrow(NoPage::new);
        ObjectNode data = Json.parse(visit.field("data")).put("batch", batch);
        if (!visit.field("on").isBlank()) {
            data.put("on", visit.field("on"));
        }
        StaffAnswer answer = hand.perform(
                purpose.equals(Scanning.RETURN) ? RequestType.STAFF_CHECKIN : RequestType.STAFF_PACK,
                new StaffCall(Optional.of(visit.field("act")), data, visit.staff("")));
        if (!answer.isDone()) {
            return look(422, visit, Said.reasons(answer.reasons(), visit));
        }
        reads.read(db -> {
            Drafts.said(db, new Drafts.About(batch, purpose), upTo);
            return true;
        });
        return done(visit, answer, purpose);
    }

    private Answer done(Visit visit, StaffAnswer answer, String purpose) {
        ObjectNode batch = BatchPage.batch(reads, visit.place("batch"));
        ObjectNode outcome = answer.outcome();
        Map<String, Object> model = new HashMap<>();
        model.put("title", BatchPage.title(batch, visit.words()));
        model.put("batch", visit.place("batch"));
        model.put("purpose", purpose);
        model.put("items", outcome.path("items").asInt());
        model.put("out", outcome.at("/difference/notBack").size());
        model.put("found", outcome.at("/difference/found").size());
        model.put("reasons", Said.reasons(answer.reasons(), visit));
        return Answer.page("scan-said", model);
    }
}
