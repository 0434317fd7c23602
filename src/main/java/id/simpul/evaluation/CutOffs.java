package id.simpul.evaluation;

import id.simpul.agenda.Mornings;
import id.simpul.policy.Policies;
import id.simpul.policy.Quarter;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Until when what was recorded counts for a period: until it was published. What is recorded later belongs to later reports, and
 * a period evaluated again gives the same figures.
 */
final class CutOffs {
    static final String JOB = "evaluation.publish";

    private final Mornings mornings;

    CutOffs(Policies policies) {
        this.mornings = new Mornings(policies);
    }

    /** When the periods that end with a quarter are to be published. */
    Instant due(Quarter quarter) {
        return mornings.at(quarter.lastDay()
                .plusDays(mornings.policyOn(quarter.lastDay()).evaluation().publishAfterDays()));
    }

    LocalDate day(Instant instant) {
        return mornings.dayOf(instant);
    }

    /** When the period was published; if it was not, when it should have been, or now if that is still to come. */
    Instant of(Handle db, EvaluationPeriod period, Instant now) {
        Instant due = due(period.last());
        return published(db, period).orElse(due.isBefore(now) ? due : now);
    }

    /** The quarter's parts are done first, and whatever ends with it stands by what was known then. */
    private static Optional<Instant> published(Handle db, EvaluationPeriod period) {
        return db.createQuery("""
                        select min(done_at) from jobs where job = :job and period = :period and error is null
                        """)
                .bind("job", JOB)
                .bind("period", period.last().toString())
                .mapTo(Instant.class)
                .findOne();
    }
}
