package id.simpul.console.scan;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.console.batch.BatchPage;
import id.simpul.console.frame.Answer;
import id.simpul.console.frame.FormPage;
import id.simpul.console.frame.Reads;
import id.simpul.console.frame.Visit;
import id.simpul.console.scan.Drafts.Draft;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Scanning one batch. Each scan is kept as a draft and answered in a line; its own name makes it harmless to send it twice. Whoever has
 * the batch open sees the same drafts.
 */
public final class ScanPage implements FormPage {
    private static final int LONGEST = 100;
    private static final int LONGEST_NOTE = 200;

    private final Reads reads;
    private final InstantSource clock;

    /** @param clock the machine's: when something was scanned */
    public ScanPage(Reads reads, InstantSource clock) {
        this.reads = reads;
        this.clock = clock;
    }

    @Override
    public String address() {
        return "/batches/:batch/scan";
    }

    @Override
    public Answer show(Visit visit) {
        return answer(
                visit,
                Scanning.of(reads, visit.place("batch")),
                Map.of(),
                visit.asked("part").isPresent());
    }

    @Override
    public Answer act(Visit visit) {
        Scanning scanning = Scanning.of(reads, visit.place("batch"));
        String barcode = visit.field("barcode").strip();
        if (barcode.isEmpty() || barcode.length() > LONGEST) {
            return answer(visit, scanning, Map.of(), !visit.field("part").isEmpty());
        }
        Map<String, Object> verdict =
                switch (visit.field("do")) {
                    case "back" -> takenBack(scanning, barcode);
                    case "mark" -> marked(scanning, barcode, visit);
                    default -> scanned(scanning, barcode, visit);
                };
        return answer(visit, scanning, verdict, !visit.field("part").isEmpty());
    }

    private Map<String, Object> scanned(Scanning scanning, String barcode, Visit visit) {
        String name = visit.field("scan").matches("[0-9a-f-]{36}")
                ? visit.field("scan")
                : UUID.randomUUID().toString();
        String verdict = scanning.verdict(barcode);
        Draft draft = Draft.scanned(name, barcode, verdict, visit.user().shown());
        boolean fresh = verdict.equals("in")
                || reads.read(db -> Drafts.add(db, scanning.about(), draft, clock.instant())
                        || Drafts.find(db, scanning.about(), barcode)
                                .filter(kept -> kept.scan().equals(name))
                                .isPresent());
        return Verdict.of(scanning, barcode, fresh ? verdict : "again", visit.words());
    }

    private Map<String, Object> takenBack(Scanning scanning, String barcode) {
        reads.read(db -> {
            Drafts.takeBack(db, scanning.about(), barcode);
            return true;
        });
        return Map.of();
    }

    private Map<String, Object> marked(Scanning scanning, String barcode, Visit visit) {
        String note = visit.field("note").strip();
        boolean damaged = visit.field("damaged").equals("true");
        Draft mark = new Draft(
                0,
                "",
                barcode,
                "",
                damaged,
                note.substring(0, Math.min(note.length(), LONGEST_NOTE)),
                visit.field("replaced").equals("true"),
                "");
        reads.read(db -> {
            Drafts.mark(db, scanning.about(), mark);
            return true;
        });
        return Map.of();
    }

    private static Answer answer(Visit visit, Scanning scanning, Map<String, Object> verdict, boolean part) {
        ObjectNode batch = scanning.batch();
        Map<String, Object> model = new HashMap<>(Tally.of(scanning, visit.words()));
        model.put("verdict", verdict);
        model.put("batch", batch.path("batch").asText());
        model.put("title", BatchPage.title(batch, visit.words()));
        model.put("school", batch.path("name").asText());
        model.put("purpose", scanning.about().purpose());
        return Answer.page(part ? "scan-part" : "scan", model);
    }

    /** Where a batch is scanned; nothing if it is not to be scanned now. */
    static Optional<String> path(ObjectNode batch) {
        return Scanning.purpose(batch)
                .map(purpose -> "/batches/" + batch.path("batch").asText() + "/scan");
    }
}
