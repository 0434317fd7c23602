package id.simpul.rotation.calendar;

import id.simpul.agenda.Chore;
import id.simpul.policy.Decides;
import id.simpul.policy.Policy;
import id.simpul.policy.Quarter;
import id.simpul.policy.Rule;
import id.simpul.rotation.DueParts;
import id.simpul.rotation.Schedule;
import id.simpul.rotation.batch.Batch;
import id.simpul.rotation.batch.BatchSteps;
import id.simpul.rotation.batch.Batches;
import id.simpul.rotation.batch.DaySteps;
import id.simpul.rotation.batch.Standing;
import id.simpul.rotation.planning.ExchangeDays;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/**
 * Announces batches (R9), and with the first of a quarter fixes the day of its exchange: it does not move any more (R7). A school is told,
 * too, if an old batch is taken back on that visit, and if what it owes may hold the new one back (R10).
 */
@Decides({Rule.R7, Rule.R9})
record AnnounceChore(Schedule schedule) implements Chore {
    @Override
    public List<Due> next(Handle db, Instant until, int most) {
        LocalDate today = schedule.mornings().last(until);
        String due = """
                select id as part, quarter as period, deliver_on - :lead as due_on
                  from batches
                 where state = 'planned' and deliver_on <= :today + :lead
                """;
        return DueParts.first(db, schedule, "rotation.announce", due, most, query -> query.bind("today", today)
                .bind("lead", schedule.policyOn(today).rotation().announceLeadDays()));
    }

    @Override
    public Deed perform(Handle db, List<Due> parts, Policy policy) {
        ExchangeDays.announced(db, Quarter.parse(parts.get(0).period()));
        List<String> ids = parts.stream().map(Due::part).toList();
        List<Batch> batches = Batches.locked(db, ids);
        Map<String, Standing> standings = Standing.read(db, ids);
        boolean holdBack = policy.obligations().holdBack();
        return Deeds.of(
                db,
                batches.stream()
                        .map(batch -> announced(batch, standings.getOrDefault(batch.id(), Standing.NEW), holdBack))
                        .toList());
    }

    private static BatchSteps announced(Batch batch, Standing standing, boolean holdBack) {
        return DaySteps.announce(batch, holdBack ? standing : new Standing(standing.collects(), 0));
    }
}
