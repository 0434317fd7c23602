package id.simpul.agenda;

import id.simpul.ledger.Kept;
import id.simpul.ledger.Kept.Kind;
import id.simpul.ledger.Kept.Reach;
import id.simpul.ledger.Kept.Step;
import id.simpul.ledger.Kept.Term;
import id.simpul.ledger.Kept.Then;
import id.simpul.ledger.Phrase;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * How long the job ledger keeps that a part was done: it goes when it is old and its chore would not find the part due again. Of chores
 * that find what is due in a way of their own everything is kept.
 */
public final class KeptJobs {
    /** Reminders are looked for some days ahead, over days off. */
    private static final int LONGEST_AHEAD = 31;

    private static final String NOTHING = "select '' as period, '' as part, current_date as due_on where false";

    private final Mornings mornings;
    private final Supplier<List<Chore>> chores;

    private KeptJobs(Mornings mornings, Supplier<List<Chore>> chores) {
        this.mornings = mornings;
        this.chores = chores;
    }

    /**
     * @param chores all that write into the ledger
     */
    public static Kept of(Mornings mornings, Supplier<List<Chore>> chores) {
        return new Kept(
                new Kind(
                        "jobs",
                        "jobs",
                        new Phrase("catatan tugas yang sudah dikerjakan", "what was done by the calendar"),
                        Then.GONE),
                new Term(
                        "retention.jobs-days",
                        policy -> policy.retention().jobsDays(),
                        new Phrase("sejak dikerjakan", "since it was done")),
                "",
                new KeptJobs(mornings, chores)::step);
    }

    private Step step(Handle db, Reach reach) {
        int gone = 0;
        for (Chore chore : chores.get()) {
            Optional<DueParts> due = due(chore);
            if (due.isPresent() && gone < reach.most() && isAnyOld(db, chore.job(), reach.before())) {
                gone += forget(db, due.get(), reach, reach.most() - gone);
            }
        }
        return new Step(0, gone, gone == reach.most());
    }

    private static Optional<DueParts> due(Chore chore) {
        if (chore instanceof ReminderChore reminder) {
            return Optional.of(reminder.chore().due());
        }
        if (chore instanceof PartChore parts) {
            return Optional.of(parts.due());
        }
        return chore.isOfItsDay() ? Optional.of(new DueParts(chore.job(), NOTHING)) : Optional.empty();
    }

    private static boolean isAnyOld(Handle db, String job, Instant before) {
        return db.createQuery("select exists (select 1 from jobs where job || '' = :job and done_at < :before)")
                .bind("job", job)
                .bind("before", before)
                .mapTo(Boolean.class)
                .one();
    }

    private int forget(Handle db, DueParts due, Reach reach, int most) {
        LocalDate today = reach.today().plusDays(LONGEST_AHEAD);
        Query query = db.createQuery("""
                with due as materialized (%s),
                old as (
                    select period, part from jobs
                     where job || '' = :job and done_at < :before and error is null
                       and not exists (select from due where due.period = jobs.period and due.part = jobs.part)
                     order by done_at limit :most)
                delete from jobs using old
                 where jobs.job = :job and jobs.period = old.period and jobs.part = old.part
                returning jobs.part
                """.formatted(due.due()));
        Question.Bound values = Question.Bound.of(query).bind("today", today);
        due.binding().bind(values, mornings.policyOn(today));
        return query.bind("job", due.job())
                .bind("before", reach.before())
                .bind("most", most)
                .mapTo(String.class)
                .list()
                .size();
    }
}
