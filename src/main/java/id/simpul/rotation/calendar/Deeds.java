package id.simpul.rotation.calendar;

import id.simpul.agenda.Chore.Deed;
import id.simpul.ledger.Effect;
import id.simpul.rotation.batch.BatchSteps;
import id.simpul.rotation.batch.Batches;
import id.simpul.rotation.obligation.Obligations;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** How what the calendar did to batches is written. */
final class Deeds {
    /** Where that is written, the items' whereabouts among it. */
    static final Set<String> WRITES = Set.of("batches", "batch_items", "items", "obligations");

    /** Batches done in one transaction, which holds them: a request about one of them waits no longer than for these. */
    static final int TOGETHER = 64;

    private Deeds() {}

    /** Writes what was done to batches. */
    static Deed of(Handle db, List<BatchSteps> steps) {
        List<Effect> effects =
                steps.stream().flatMap(one -> one.effects().stream()).toList();
        Batches.write(db, effects);
        Obligations.write(db, effects);
        return new Deed(
                effects, steps.stream().flatMap(one -> one.notices().stream()).toList());
    }
}
