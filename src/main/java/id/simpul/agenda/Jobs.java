package id.simpul.agenda;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * The job ledger: which parts of which jobs are done. A claim commits with the effects of the work, so that each part is done
 * once, however often and by whomever it is begun.
 */
public final class Jobs {
    private Jobs() {}

    /** Whether this run is the one to do it; another run that has begun it is waited for. */
    public static boolean claim(Handle db, Chore.Due due, Instant now) {
        return !claim(db, List.of(due), now).isEmpty();
    }

    /** Those of the parts that this run is the one to do, in the order given. */
    public static List<Chore.Due> claim(Handle db, List<Chore.Due> parts, Instant now) {
        // In the order of their keys, so that two runs never wait for each other.
        List<Chore.Due> sorted = parts.stream()
                .sorted(Comparator.comparing(Chore.Due::job)
                        .thenComparing(Chore.Due::period)
                        .thenComparing(Chore.Due::part))
                .toList();
        Set<Key> claimed = new HashSet<>(db.createQuery("""
                        insert into jobs (job, period, part, due_at, done_at)
                        select job, period, part, due_at, :now
                        from unnest(:jobs, :periods, :parts, :dueAts) as due (job, period, part, due_at)
                        on conflict (job, period, part) do nothing
                        returning job, period, part
                        """)
                .bind("now", now)
                .bindArray(
                        "jobs",
                        String.class,
                        sorted.stream().map(Chore.Due::job).toList())
                .bindArray(
                        "periods",
                        String.class,
                        sorted.stream().map(Chore.Due::period).toList())
                .bindArray(
                        "parts",
                        String.class,
                        sorted.stream().map(Chore.Due::part).toList())
                .bindArray(
                        "dueAts",
                        Instant.class,
                        sorted.stream().map(Chore.Due::at).toList())
                .map((row, context) -> new Key(row.getString("job"), row.getString("period"), row.getString("part")))
                .list());
        return parts.stream().filter(due -> claimed.remove(Key.of(due))).toList();
    }

    public static boolean isDone(Handle db, String job, String period, String part) {
        return db.createQuery("""
                        select exists (select 1 from jobs where job = :job and period = :period and part = :part)
                        """)
                .bind("job", job)
                .bind("period", period)
                .bind("part", part)
                .mapTo(Boolean.class)
                .one();
    }

    /** Those of the parts that are neither done nor set aside, in the order given. */
    public static List<Chore.Due> undone(Handle db, List<Chore.Due> parts) {
        Set<Key> done = db.createQuery(
                        "select job, period, part from jobs where job = any(:jobs) and part = any(:parts)")
                .bindArray(
                        "jobs",
                        String.class,
                        parts.stream().map(Chore.Due::job).distinct().toList())
                .bindArray(
                        "parts",
                        String.class,
                        parts.stream().map(Chore.Due::part).toList())
                .map((row, context) -> new Key(row.getString("job"), row.getString("period"), row.getString("part")))
                .set();
        return parts.stream().filter(due -> !done.contains(Key.of(due))).toList();
    }

    /** The parts that are done of one job and period. */
    public static Set<String> done(Handle db, String job, String period) {
        return db.createQuery("select part from jobs where job = :job and period = :period")
                .bind("job", job)
                .bind("period", period)
                .mapTo(String.class)
                .set();
    }

    /** Those of the parts that fell due at a time or later and are done: by the index by time, which begins with {@code job || ''} (V278). */
    public static List<String> doneSince(Handle db, String job, Collection<String> parts, Instant dueAt) {
        return db.createQuery("""
                        select part from jobs
                         where job || '' = :job and part = any(:parts) and due_at >= :dueAt and error is null
                        """)
                .bind("job", job)
                .bindArray("parts", String.class, parts)
                .bind("dueAt", dueAt)
                .mapTo(String.class)
                .list();
    }

    /** Records that the hub failed on a part, so that it holds nothing up; {@link #forgetFailures(Handle)} has it tried again. */
    public static void fail(Handle db, Chore.Due due, Instant now, String error) {
        db.createUpdate("""
                        insert into jobs (job, period, part, due_at, done_at, error)
                        values (:job, :period, :part, :dueAt, :now, :error)
                        on conflict (job, period, part) do nothing
                        """)
                .bind("job", due.job())
                .bind("period", due.period())
                .bind("part", due.part())
                .bind("dueAt", due.at())
                .bind("now", now)
                .bind("error", error)
                .execute();
    }

    /** Makes what failed due again. */
    public static void forgetFailures(Handle db) {
        db.createUpdate("delete from jobs where error is not null").execute();
    }

    /** As {@link #forgetFailures(Handle)}, of these jobs. */
    public static void forgetFailures(Handle db, Collection<String> jobs) {
        db.createUpdate("delete from jobs where error is not null and job = any(:jobs)")
                .bindArray("jobs", String.class, jobs)
                .execute();
    }

    private record Key(String job, String period, String part) {
        static Key of(Chore.Due due) {
            return new Key(due.job(), due.period(), due.part());
        }
    }
}
