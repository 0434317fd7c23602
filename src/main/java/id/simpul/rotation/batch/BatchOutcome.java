package id.simpul.rotation.batch;

/** What the reply says of a batch that was received. */
public record BatchOutcome(String batch, String state) {
    static BatchOutcome of(Batch batch) {
        return new BatchOutcome(batch.id(), batch.state().wire());
    }
}
