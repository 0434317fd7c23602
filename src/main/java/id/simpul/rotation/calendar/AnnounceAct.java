package id.simpul.rotation.calendar;

import id.simpul.agenda.Chore;
import id.simpul.agenda.Chore.Deed;
import id.simpul.agenda.DueParts;
import id.simpul.agenda.PartChore;
import id.simpul.agenda.Turn;
import id.simpul.policy.Decides;
import id.simpul.policy.Quarter;
import id.simpul.policy.Rule;
import id.simpul.rotation.QuarterWork;
import id.simpul.rotation.Schedule;
import id.simpul.rotation.batch.Batch;
import id.simpul.rotation.batch.BatchStep;
import id.simpul.rotation.batch.BatchSteps;
import id.simpul.rotation.batch.Batches;
import id.simpul.rotation.batch.DaySteps;
import id.simpul.rotation.batch.Standing;
import id.simpul.rotation.planning.ExchangeDays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * Announces batches (R9), and with the first of a quarter fixes the day of its exchange: it does not move any more (R7). A school is told,
 * too, if an old batch is taken back on that visit, and if what it owes may hold the new one back (R10).
 */
@Decides({Rule.R7, Rule.R9})
final class AnnounceAct {
    private static final Set<String> WRITES = Set.of("exchanges", "batches", "batch_items", "items", "obligations");

    private AnnounceAct() {}

    static Chore chore(Schedule schedule) {
        String due = """
                select id as part, quarter as period, deliver_on - :lead as due_on
                  from batches
                 where state = 'planned' and deliver_on <= :today + :lead
                   and (not :locked or exists (
                           select from plan_approvals where plan_approvals.quarter = batches.quarter))
                """;
        return new PartChore(
                        schedule.mornings(),
                        new DueParts(QuarterWork.ANNOUNCE, due, (values, policy) -> values.bind(
                                        "lead", policy.rotation().announceLeadDays())
                                .bind("locked", policy.rotation().isApprovalRequired())),
                        WRITES,
                        AnnounceAct::announced)
                .inLotsOf(Deeds.TOGETHER);
    }

    private static Deed announced(Handle db, Turn turn) {
        List<String> ids = turn.ids();
        // Found long before they are locked: a school may have left meanwhile.
        List<Batch> batches = Batches.locked(db, ids).stream()
                .filter(BatchStep.ANNOUNCE::isPossible)
                .toList();
        ExchangeDays.announced(
                db,
                Quarter.parse(turn.period()),
                batches.stream().map(Batch::agreement).toList());
        Map<String, Standing> standings = Standing.read(db, ids);
        boolean holdBack = turn.policy().obligations().holdBack();
        return Deeds.of(
                db,
                batches.stream()
                        .map(batch -> announced(batch, standings.getOrDefault(batch.id(), Standing.NEW), holdBack))
                        .toList());
    }

    private static BatchSteps announced(Batch batch, Standing standing, boolean holdBack) {
        return DaySteps.announce(batch, holdBack ? standing : new Standing(standing.collected(), 0));
    }
}
