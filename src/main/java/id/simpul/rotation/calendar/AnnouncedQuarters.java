package id.simpul.rotation.calendar;

import id.simpul.ledger.Chore;
import id.simpul.policy.Policy;
import id.simpul.policy.Quarter;
import id.simpul.rotation.planning.Exchanges;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Announces batches, and with the first of a quarter fixes the day of its exchange: it does not move any more (R7). */
record AnnouncedQuarters(BatchChore batches) implements Chore {
    @Override
    public List<Due> next(Handle db, Instant until, int most) {
        return batches.next(db, until, most);
    }

    @Override
    public Deed perform(Handle db, List<Due> parts, Policy policy) {
        Exchanges.announced(db, Quarter.parse(parts.get(0).period()));
        return batches.perform(db, parts, policy);
    }
}
