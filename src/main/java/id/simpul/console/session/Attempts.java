package id.simpul.console.session;

import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/**
 * Wrong passwords and codes, counted for a user from one address, for the address, and for the user from everywhere; who is wrong too
 * often waits, longer each time. From another address the right user still gets in until very many were wrong: nobody locks out
 * another for little.
 */
public final class Attempts {
    private static final Duration FORGOTTEN = Duration.ofHours(24);
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private Attempts() {}

    /** Whom a wrong attempt is counted against, and how many are free. */
    private record Counted(String who, int free) {}

    private static List<Counted> counted(String user, String address) {
        return Stream.of(
                        new Counted(hash("pair " + user + " " + address), 5),
                        new Counted(hash("address " + address), 20),
                        new Counted(hash("user " + user), 100))
                .toList();
    }

    /** How long it must wait yet, if it must. */
    public static Optional<Duration> locked(Handle db, String user, String address, Instant now) {
        return db.createQuery("select max(locked_until) from staff_attempts where who = any(:who)")
                .bindArray("who", String.class, whos(counted(user, address)))
                .mapTo(Instant.class)
                .findOne()
                .filter(now::isBefore)
                .map(until -> Duration.between(now, until));
    }

    /** It was wrong once more. */
    public static void wrong(Handle db, String user, String address, Instant now) {
        for (Counted one : counted(user, address)) {
            int failures = db.createQuery("""
                            insert into staff_attempts as before (who, failures, last_at) values (:who, 1, :now)
                            on conflict (who) do update
                               set failures = case when before.last_at < :forgotten then 1 else before.failures + 1 end,
                                   last_at = :now
                            returning failures
                            """)
                    .bind("who", one.who())
                    .bind("now", now)
                    .bind("forgotten", now.minus(FORGOTTEN))
                    .mapTo(Integer.class)
                    .one();
            if (failures >= one.free()) {
                db.createUpdate("update staff_attempts set locked_until = :until where who = :who")
                        .bind("until", now.plus(wait(failures - one.free())))
                        .bind("who", one.who())
                        .execute();
            }
        }
    }

    private static Duration wait(int beyond) {
        Duration doubled = Duration.ofMinutes(1L << Math.min(beyond, 4));
        return doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
    }

    /** It was right: what was wrong from there before is forgiven to this user. */
    public static void right(Handle db, String user, String address) {
        db.createUpdate("delete from staff_attempts where who = any(:who)")
                .bindArray("who", String.class, whos(counted(user, address).subList(0, 1)))
                .execute();
    }

    /** Forgets what was long ago. */
    static void sweep(Handle db, Instant now) {
        db.createUpdate(
                        "delete from staff_attempts where last_at < :forgotten and (locked_until is null or locked_until < :now)")
                .bind("forgotten", now.minus(FORGOTTEN))
                .bind("now", now)
                .execute();
    }

    /** No name and no address is kept, only what they can be found by. */
    private static String hash(String who) {
        return HexFormat.of().formatHex(Keys.hash(who));
    }

    private static List<String> whos(List<Counted> counted) {
        return counted.stream().map(Counted::who).toList();
    }
}
