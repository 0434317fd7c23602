package id.simpul.rotation.planning;

import id.simpul.agenda.Chore;
import id.simpul.agenda.Question;
import id.simpul.database.Database;
import id.simpul.ledger.Effect;
import id.simpul.ledger.Notice;
import id.simpul.policy.Decides;
import id.simpul.policy.Policy;
import id.simpul.policy.Quarter;
import id.simpul.policy.Rule;
import id.simpul.rotation.QuarterWork;
import id.simpul.rotation.Schedule;
import id.simpul.rotation.batch.Batch;
import id.simpul.rotation.batch.BatchNotices;
import id.simpul.rotation.batch.Batches;
import id.simpul.rotation.batch.Replanned;
import id.simpul.rotation.choice.Choices;
import id.simpul.rotation.planner.Shortfall;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/**
 * Plans the batches of a quarter again that are planned and not announced: with what staff chose meanwhile, and with the books
 * there are now. What is planned stays where it can; days and runs stay, and a school is told only if it gets more or fewer books.
 */
@Decides({Rule.R4, Rule.R5, Rule.R6, Rule.R9})
public final class PlanAgainChore implements Chore {
    private final Schedule schedule;
    private Optional<Made> made = Optional.empty();

    /**
     * A plan that is ready to be written.
     *
     * @param chosen what was chosen by hand when it was made
     * @param open the batches that could be changed by then
     * @param batches those of them that it has, as they were and as they are to be
     */
    private record Made(QuarterPlan plan, String chosen, List<String> open, List<Replanned> batches) {
        static Made of(QuarterPlan plan, String chosen, List<Batch> before) {
            Map<String, Batch> planned = new HashMap<>();
            plan.entries().forEach(entry -> planned.put(entry.batch().agreement(), entry.batch()));
            List<Replanned> batches = before.stream()
                    .filter(batch -> planned.containsKey(batch.agreement()))
                    .map(batch -> Replanned.of(batch, planned.get(batch.agreement())))
                    .toList();
            return new Made(plan, chosen, before.stream().map(Batch::id).toList(), batches);
        }

        /** Those that get other books; the others stay open to everybody while it is written. */
        List<Batch> changing() {
            return batches.stream()
                    .filter(Replanned::isChange)
                    .map(Replanned::before)
                    .toList();
        }

        /** The books that go to other batches than they were planned for. */
        List<String> moved() {
            return batches.stream().flatMap(batch -> batch.coming().stream()).toList();
        }

        /** By the ids that the batches keep. */
        Map<String, List<Shortfall>> shortfalls() {
            Map<String, String> ids = batches.stream()
                    .collect(Collectors.toMap(batch -> batch.now().agreement(), batch -> batch.now()
                            .id()));
            return plan.entries().stream()
                    .filter(entry -> ids.containsKey(entry.batch().agreement()))
                    .collect(Collectors.toMap(
                            entry -> ids.get(entry.batch().agreement()), QuarterPlan.Entry::shortfalls));
        }
    }

    public PlanAgainChore(Schedule schedule) {
        this.schedule = schedule;
    }

    @Override
    public String job() {
        return QuarterWork.PLAN_AGAIN;
    }

    @Override
    public Set<String> reads() {
        return Set.of("rotation_replans");
    }

    @Override
    public Set<String> writes() {
        return Set.of("rotation_replans", "batches", "batch_items", "batch_shortfalls", "plan_approvals");
    }

    @Override
    public Optional<Question> question(Instant until, int most) {
        return Optional.of(Question.whether(
                "select quarter as part, '' as period, null::date as due_on from rotation_replans limit 1",
                values -> {}));
    }

    @Override
    public List<Due> next(Handle db, Instant until, int most) {
        // What is done is looked up by the index by time, as Jobs.doneSince does.
        return db.createQuery("""
                        select quarter, asked_at
                          from rotation_replans
                         where asked_at <= :until
                           and not exists (select from jobs
                                            where jobs.job || '' = :job and jobs.part = rotation_replans.quarter
                                              and jobs.due_at = rotation_replans.asked_at)
                         order by asked_at, quarter
                         limit 1
                        """)
                .bind("job", job())
                .bind("until", until)
                .map((row, context) -> {
                    Instant at = row.getTimestamp("asked_at").toInstant();
                    return new Due(job(), at.toString(), row.getString("quarter"), at);
                })
                .list();
    }

    /** While it is planned, the batches are open to everybody. */
    @Override
    public void prepare(Database database, List<Due> parts, Policy policy, LocalDate today) {
        Quarter quarter = Quarter.parse(parts.get(0).part());
        String chosen = database.inTransaction(Choices::mark);
        List<Batch> before = database.inTransaction(db -> Batches.shown(db, Replans.open(db, quarter)));
        keep(
                before.isEmpty()
                        ? Optional.empty()
                        : Optional.of(Made.of(
                                new QuarterPlans(schedule).again(database, quarter, policy, before), chosen, before)));
    }

    private synchronized void keep(Optional<Made> now) {
        made = now;
    }

    private synchronized Optional<Made> taken() {
        Optional<Made> ready = made;
        made = Optional.empty();
        return ready;
    }

    @Override
    public Deed perform(Handle db, List<Due> parts, Policy policy) {
        Quarter quarter = Quarter.parse(parts.get(0).part());
        Optional<Made> ready = taken().filter(plan -> plan.plan().quarter().equals(quarter));
        Replans.done(db, quarter, parts.get(0).at());
        if (Replans.open(db, quarter).isEmpty()) {
            return Deed.SILENT;
        }
        Map<String, List<Shortfall>> said = ready.map(
                        plan -> KeptShortfalls.said(db, quarter.toString(), plan.shortfalls()))
                .orElse(Map.of());
        return ready.filter(plan -> holds(db, plan, said.keySet(), policy))
                .map(plan -> planned(db, plan, said))
                .orElseThrow(() -> new Unprepared("Batches of " + quarter + " changed while it was planned again"));
    }

    /**
     * Whether it can be written as it was made.
     *
     * @param explained batches of which something else is to be said: locked with the others, in one order
     */
    private boolean holds(Handle db, Made ready, Set<String> explained, Policy policy) {
        Quarter quarter = ready.plan().quarter();
        List<Batch> changing = ready.changing();
        List<String> ids = changing.stream().map(Batch::id).toList();
        Batches.lockedBare(
                db, Stream.concat(ids.stream(), explained.stream()).distinct().toList());
        return Batches.locked(db, ids).equals(changing)
                && Replans.open(db, quarter).equals(ready.open())
                && Choices.mark(db).equals(ready.chosen())
                && ready.plan().isOn(new QuarterPlans(schedule).visits(db, quarter, policy))
                && PlannedBatches.areFree(db, ready.moved(), ids);
    }

    private static Deed planned(Handle db, Made ready, Map<String, List<Shortfall>> said) {
        if (!ready.changing().isEmpty()) {
            PlanApprovals.withdraw(db, ready.plan().quarter());
        }
        KeptShortfalls.write(db, said);
        List<Effect> effects = new ArrayList<>();
        List<Notice> notices = new ArrayList<>();
        for (Replanned replanned : ready.batches()) {
            effects.addAll(replanned.effects());
            if (replanned.isFuller() || replanned.isEmptier()) {
                notices.add(BatchNotices.planned(replanned.now()));
            }
        }
        Batches.write(db, effects);
        return new Deed(effects, notices);
    }
}
