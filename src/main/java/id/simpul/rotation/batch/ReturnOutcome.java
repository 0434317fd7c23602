package id.simpul.rotation.batch;

import id.simpul.rotation.obligation.Obligation;
import java.util.List;

/** What the reply says of a batch that was given back: its state, and an obligation for each lost item. */
public record ReturnOutcome(String batch, String state, List<Opened> obligations) {
    public ReturnOutcome {
        obligations = List.copyOf(obligations);
    }

    static ReturnOutcome of(Batch batch, List<Obligation> opened) {
        return new ReturnOutcome(
                batch.id(),
                batch.state().wire(),
                opened.stream().map(one -> new Opened(one.id(), one.barcode())).toList());
    }

    /** An obligation for one lost item. */
    public record Opened(String obligation, String barcode) {}
}
