package id.simpul.rotation.calendar;

import id.simpul.ledger.Chore;
import id.simpul.policy.Policy;
import id.simpul.rotation.Schedule;
import id.simpul.rotation.batch.Announcement;
import id.simpul.rotation.batch.Batch;
import id.simpul.rotation.batch.Batches;
import id.simpul.rotation.planning.Exchanges;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Tells each school 14 days before the exchange what it will get (R9). */
public final class AnnounceChore implements Chore {
    private static final String JOB = "rotation.announce";

    private final Schedule schedule;

    public AnnounceChore(Schedule schedule) {
        this.schedule = schedule;
    }

    @Override
    public List<Due> next(Handle db, Instant until, int most) {
        LocalDate today = schedule.lastDueDay(until);
        int lead = schedule.policyOn(today).rotation().announceLeadDays();
        return Dues.first(
                schedule,
                JOB,
                db.createQuery("""
                        select id as part, quarter as period, deliver_on - :lead as due_on
                          from batches
                         where state = 'planned' and deliver_on <= :limit
                         order by deliver_on, id
                         limit :most
                        """)
                        .bind("lead", lead)
                        .bind("limit", today.plusDays(lead))
                        .bind("most", most));
    }

    @Override
    public Deed perform(Handle db, List<Due> parts, Policy policy) {
        List<Batch> batches = Batches.locked(db, parts.stream().map(Due::part).toList());
        batches.stream().map(Batch::quarter).distinct().forEach(quarter -> Exchanges.announced(db, quarter));
        return Dues.deed(db, batches.stream().map(Announcement::of).toList());
    }
}
