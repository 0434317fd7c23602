package id.simpul.rotation.planning;

import id.simpul.agenda.Chore;
import id.simpul.agenda.Question;
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
import id.simpul.rotation.planner.Shortfall;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * Plans the batches of a quarter again that are planned and not announced: with what staff chose meanwhile, and with the books
 * there are now. What is planned stays where it can; days and runs stay, and a school is told only if it gets more or fewer books.
 */
@Decides({Rule.R4, Rule.R5, Rule.R6, Rule.R9})
public final class PlanAgainChore implements Chore {
    private final Schedule schedule;

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
        return Set.of("rotation_replans", "batches", "batch_items", "batch_shortfalls");
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

    @Override
    public Deed perform(Handle db, List<Due> parts, Policy policy) {
        Quarter quarter = Quarter.parse(parts.get(0).part());
        Replans.done(db, quarter);
        List<Batch> before = Batches.locked(db, Replans.open(db, quarter));
        if (before.isEmpty()) {
            return Deed.SILENT;
        }
        return planned(db, before, new QuarterPlans(schedule).again(db, quarter, policy, before));
    }

    /** By the ids that the batches keep. */
    private static Map<String, List<Shortfall>> shortfalls(List<Batch> before, QuarterPlan plan) {
        Map<String, String> ids = before.stream().collect(Collectors.toMap(Batch::agreement, Batch::id));
        return plan.entries().stream()
                .filter(entry -> ids.containsKey(entry.batch().agreement()))
                .collect(Collectors.toMap(entry -> ids.get(entry.batch().agreement()), QuarterPlan.Entry::shortfalls));
    }

    private static Deed planned(Handle db, List<Batch> before, QuarterPlan plan) {
        Map<String, Batch> planned = new HashMap<>();
        plan.entries().forEach(entry -> planned.put(entry.batch().agreement(), entry.batch()));
        KeptShortfalls.write(db, shortfalls(before, plan));
        List<Effect> effects = new ArrayList<>();
        List<Notice> notices = new ArrayList<>();
        for (Batch batch : before) {
            Optional.ofNullable(planned.get(batch.agreement())).ifPresent(next -> {
                Replanned replanned = Replanned.of(batch, next);
                effects.addAll(replanned.effects());
                if (replanned.isFuller() || replanned.isEmptier()) {
                    notices.add(BatchNotices.planned(replanned.now()));
                }
            });
        }
        Batches.write(db, effects);
        return new Deed(effects, notices);
    }
}
