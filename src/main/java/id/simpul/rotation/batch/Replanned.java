package id.simpul.rotation.batch;

import id.simpul.ledger.Effect;
import id.simpul.ledger.Json;
import java.util.ArrayList;
import java.util.List;

/** A batch before and after its quarter was planned again. */
public record Replanned(Batch before, Batch now) {
    /** The batch with the lines of a new plan; those that left it are no news to the school, which was told no list. */
    public static Replanned of(Batch before, Batch planned) {
        List<BatchLine> lines = new ArrayList<>(planned.lines().values());
        before.linesIn(LineState.PLANNED).stream()
                .filter(line -> planned.line(line.barcode()).isEmpty())
                .map(line -> line.untold().in(LineState.DROPPED))
                .forEach(lines::add);
        return new Replanned(before, before.with(lines));
    }

    /** Whether anything of the batch is another now. */
    public boolean isChange() {
        return !before.equals(now);
    }

    /** The barcodes that were not planned for it. */
    public List<String> coming() {
        return now.linesIn(LineState.PLANNED).stream()
                .map(BatchLine::barcode)
                .filter(barcode -> before.line(barcode)
                        .filter(line -> line.state() == LineState.PLANNED)
                        .isEmpty())
                .toList();
    }

    public boolean isFuller() {
        return filled(now) > filled(before);
    }

    public boolean isEmptier() {
        return filled(now) < filled(before);
    }

    private static int filled(Batch batch) {
        return batch.linesIn(LineState.PLANNED).size();
    }

    public List<Effect> effects() {
        return new BatchSteps(before)
                .become(now)
                .recorded(
                        "planned-again",
                        Json.object().put("places", now.places()).put("filled", filled(now)))
                .effects();
    }
}
