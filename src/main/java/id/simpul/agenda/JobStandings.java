package id.simpul.agenda;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** How the jobs stand: what was done of each last, and what the hub failed on. */
public final class JobStandings {
    private JobStandings() {}

    /**
     * How a job stands.
     *
     * @param work the name by which it is started
     * @param last when something of it was done last; nothing if never
     * @param failed how many of its parts failed and wait for the next run
     * @param error what one of those failed on
     * @param next when it falls due next, as far as that is known by the calendar
     */
    public record Standing(
            String job,
            String work,
            Optional<Instant> last,
            long failed,
            Optional<String> error,
            Optional<Instant> next) {}

    private record Done(Optional<Instant> last, long failed, Optional<String> error) {
        static final Done NEVER = new Done(Optional.empty(), 0, Optional.empty());
    }

    static List<Standing> of(Handle db, List<Chore> chores, Map<Chore, Instant> next) {
        Map<String, Done> done = done(db, chores.stream().map(Chore::job).toList());
        return chores.stream()
                .map(chore -> {
                    Done one = done.getOrDefault(chore.job(), Done.NEVER);
                    return new Standing(
                            chore.job(),
                            chore.work(),
                            one.last(),
                            one.failed(),
                            one.error(),
                            Optional.ofNullable(next.get(chore)));
                })
                .toList();
    }

    /** One row a job: its newest by the index by time, which begins with {@code job || ''} (V278), and its failures, of which there are few and which the next run removes. */
    private static Map<String, Done> done(Handle db, Collection<String> jobs) {
        Map<String, Done> done = new HashMap<>();
        db.createQuery("""
                        select wanted.job, newest.done_at, coalesce(bad.failed, 0) as failed, bad.error
                        from unnest(:jobs) as wanted (job)
                        left join lateral (select done_at from jobs where jobs.job || '' = wanted.job and error is null
                                           order by done_at desc limit 1) as newest on true
                        left join lateral (select count(*) as failed, min(error) as error
                                           from (select error from jobs where jobs.job = wanted.job and error is not null
                                                 limit 1000) as failures) as bad on true
                        """)
                .bindArray("jobs", String.class, List.copyOf(jobs))
                .map((row, context) -> done.put(
                        row.getString("job"),
                        new Done(
                                Optional.ofNullable(row.getTimestamp("done_at")).map(java.sql.Timestamp::toInstant),
                                row.getLong("failed"),
                                Optional.ofNullable(row.getString("error")))))
                .list();
        return done;
    }
}
