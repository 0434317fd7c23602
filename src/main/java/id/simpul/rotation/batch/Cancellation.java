package id.simpul.rotation.batch;

import id.simpul.ledger.Json;

/** A batch that will not go: its items are free for others. */
public final class Cancellation {
    /** The next exchange is here. */
    static final String NOT_DELIVERED = "not-delivered";
    /** The school has left. */
    public static final String WITHDRAWN = "withdrawn";

    private Cancellation() {}

    /**
     * @param because in one word
     */
    public static BatchSteps of(Batch batch, String because) {
        Batch freed = batch.with(batch.linesIn(LineState.PLANNED).stream()
                .map(line -> line.in(LineState.DROPPED))
                .toList());
        return new BatchSteps(batch)
                .become(freed.in(BatchState.CANCELLED))
                .recorded("cancelled", Json.object().put("because", because));
    }
}
