package id.simpul.evaluation;

import id.simpul.policy.Policies;
import id.simpul.policy.Quarter;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Until when what was recorded counts for a period: until it was published. What is recorded later belongs to later reports, and
 * a period evaluated again gives the same figures.
 */
final class CutOffs {
    static final String JOB = "evaluation.publish";
    private static final LocalTime HOUR = LocalTime.of(6, 0);

    private final Policies policies;

    CutOffs(Policies policies) {
        this.policies = policies;
    }

    /** When the periods that end with a quarter are to be published. */
    Instant due(Quarter quarter) {
        return at(quarter.lastDay()
                .plusDays(policies.asOf(quarter.lastDay()).evaluation().publishAfterDays()));
    }

    Instant at(LocalDate day) {
        return day.atTime(HOUR).atZone(policies.zone()).toInstant();
    }

    LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, policies.zone());
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
