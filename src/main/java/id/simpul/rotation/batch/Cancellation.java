package id.simpul.rotation.batch;

import id.simpul.ledger.Json;
import java.time.LocalDate;

/** A batch that will not go: its items are free for others. */
public final class Cancellation {
    /** The school has left. */
    public static final String WITHDRAWN = "withdrawn";

    private Cancellation() {}

    /**
     * @param because in one word
     * @param day the day of it; what is in boxes already is to be unpacked from then on
     */
    public static BatchSteps of(Batch batch, String because, LocalDate day) {
        Batch freed = batch.with(batch.linesIn(LineState.PLANNED).stream()
                .map(line -> line.in(LineState.DROPPED))
                .toList());
        Batch cancelled = batch.state() == BatchState.PACKED ? freed.toUnpack(day) : freed;
        return new BatchSteps(batch)
                .become(cancelled.in(BatchState.CANCELLED))
                .recorded("cancelled", Json.object().put("because", because));
    }
}
