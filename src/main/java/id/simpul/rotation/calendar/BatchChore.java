package id.simpul.rotation.calendar;

import id.simpul.agenda.Chore;
import id.simpul.policy.Policy;
import id.simpul.rotation.DueParts;
import id.simpul.rotation.Schedule;
import id.simpul.rotation.batch.Batch;
import id.simpul.rotation.batch.BatchSteps;
import id.simpul.rotation.batch.Batches;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * A chore whose parts are batches: found by a query, done to each.
 *
 * @param due asks for {@code part} (the batch), {@code period} and {@code due_on}, with {@code :today} and what the finder binds
 */
record BatchChore(Schedule schedule, String job, String due, Finder finder, Act act) implements Chore {
    /** Binds what the query needs of the day's policy. */
    interface Finder {
        void bind(Query query, Policy policy);
    }

    /** What happens to a batch on the day it is due. */
    interface Act {
        BatchSteps on(Batch batch, LocalDate day, Policy policy);
    }

    @Override
    public List<Due> next(Handle db, Instant until, int most) {
        LocalDate today = schedule.mornings().last(until);
        Policy policy = schedule.policyOn(today);
        return DueParts.first(db, schedule, job, due, most, query -> {
            query.bind("today", today);
            finder.bind(query, policy);
        });
    }

    @Override
    public Deed perform(Handle db, List<Due> parts, Policy policy) {
        LocalDate day = schedule.mornings().dayOf(parts.get(0).at());
        List<Batch> batches = Batches.locked(db, parts.stream().map(Due::part).toList());
        return Deeds.of(
                db, batches.stream().map(batch -> act.on(batch, day, policy)).toList());
    }
}
