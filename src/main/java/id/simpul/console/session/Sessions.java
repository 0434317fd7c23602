package id.simpul.console.session;

import id.simpul.console.session.Session.Stage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Who is in: one row for each session, known by the hash of its cookie. It ends when idle, at its latest hour, or when somebody ends it. */
public final class Sessions {
    public static final Duration IDLE = Duration.ofMinutes(30);
    public static final Duration WHOLE = Duration.ofHours(12);
    /** Within which the code must follow the password. */
    private static final Duration HALF = Duration.ofMinutes(10);
    /** Kept after its end, so that a form sent too late can be told apart from a forged one. */
    private static final Duration REMEMBERED = Duration.ofDays(2);

    private static final int LONGEST_AGENT = 200;
    private static final String COLUMNS = "id, stage, csrf, signed_on, " + Users.COLUMNS;

    private final Jdbi jdbi;
    private final InstantSource clock;

    /**
     * @param clock of the machine, not of a demonstration: a code and a session last as long as people wait
     */
    public Sessions(Jdbi jdbi, InstantSource clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** A session just begun: the cookie, which is known to the browser alone, and what its forms carry. */
    public record Begun(String cookie, String csrf) {}

    /**
     * A new one.
     *
     * @param signedOn whether a provider of identities has said who it is
     */
    public static Begun begin(Handle db, User user, Stage stage, boolean signedOn, String agent, Instant now) {
        Begun begun = new Begun(Keys.token(), Keys.token());
        db.createUpdate("""
                        insert into staff_sessions (token, id, name, stage, csrf, signed_on, agent, began_at, seen_at)
                        values (:token, :id, :name, :stage, :csrf, :signedOn, :agent, :now, :now)
                        """)
                .bind("token", Keys.hash(begun.cookie()))
                .bind("id", Keys.token().substring(0, 8))
                .bind("name", user.name())
                .bind("stage", stage.wire())
                .bind("csrf", begun.csrf())
                .bind("signedOn", signedOn)
                .bind("agent", agent.substring(0, Math.min(LONGEST_AGENT, agent.length())))
                .bind("now", now)
                .execute();
        return begun;
    }

    /** The session of a cookie, with its user as the user is now; seen at most once a minute, so that looking costs no writing. */
    public Optional<Session> of(String cookie) {
        Instant now = clock.instant();
        return jdbi.withHandle(db -> db.createQuery("""
                        with seen as (
                            update staff_sessions set seen_at = :now
                             where token = :token and ended_at is null and seen_at between :idle and :minute
                               and began_at > :whole)
                        select %s
                          from staff_sessions join staff_users using (name)
                         where token = :token and staff_sessions.ended_at is null and staff_users.ended_at is null
                           and seen_at > :idle and began_at > :whole
                           and (stage = 'open' or began_at > :half)
                        """.formatted(COLUMNS))
                .bind("token", Keys.hash(cookie))
                .bind("now", now)
                .bind("idle", now.minus(IDLE))
                .bind("minute", now.minusSeconds(60))
                .bind("whole", now.minus(WHOLE))
                .bind("half", now.minus(HALF))
                .map((row, context) -> session(row))
                .findOne());
    }

    /** The session that a cookie had and that ended by itself; a form that it sent too late is its user's all the same. */
    public Optional<Session> timedOut(String cookie) {
        return jdbi.withHandle(db -> db.createQuery("select " + COLUMNS
                        + " from staff_sessions join staff_users using (name) where token = :token"
                        + " and stage = 'open' and staff_sessions.ended_at is null and staff_users.ended_at is null")
                .bind("token", Keys.hash(cookie))
                .map((row, context) -> session(row))
                .findOne());
    }

    private static Session session(ResultSet row) throws SQLException {
        return new Session(
                row.getString("id"),
                Users.user(row),
                Stage.valueOf(row.getString("stage").toUpperCase(Locale.ROOT)),
                row.getString("csrf"),
                row.getBoolean("signed_on"));
    }

    /** A session as lists show it. */
    public record Open(String id, String user, String agent, Instant began, Instant seen) {}

    /** Those that are open now, the newest first; of one user or of all. */
    public static List<Open> open(Handle db, Optional<String> user, Instant now) {
        return db.createQuery("""
                        select id, name, agent, began_at, seen_at from staff_sessions
                         where stage = 'open' and ended_at is null and seen_at > :idle and began_at > :whole
                           and (:name = '' or name = :name)
                         order by began_at desc limit 500
                        """)
                .bind("idle", now.minus(IDLE))
                .bind("whole", now.minus(WHOLE))
                .bind("name", user.orElse(""))
                .map((row, context) -> new Open(
                        row.getString("id"),
                        row.getString("name"),
                        row.getString("agent"),
                        row.getTimestamp("began_at").toInstant(),
                        row.getTimestamp("seen_at").toInstant()))
                .list();
    }

    /** The ids of all that are open now. */
    public static java.util.Set<String> ids(Handle db, Instant now) {
        return open(db, Optional.empty(), now).stream().map(Open::id).collect(java.util.stream.Collectors.toSet());
    }

    public static void end(Handle db, String id, Instant now) {
        db.createUpdate("update staff_sessions set ended_at = :now where id = :id and ended_at is null")
                .bind("now", now)
                .bind("id", id)
                .execute();
    }

    /** All of a user's, but perhaps one. */
    public static void endAll(Handle db, String user, String but, Instant now) {
        db.createUpdate(
                        "update staff_sessions set ended_at = :now where name = :name and id <> :but and ended_at is null")
                .bind("now", now)
                .bind("name", user)
                .bind("but", but)
                .execute();
    }

    /** Forgets those that ended long ago, and old wrong attempts. */
    public void sweep() {
        Instant now = clock.instant();
        jdbi.useTransaction(db -> {
            db.createUpdate("delete from staff_sessions where seen_at < :then")
                    .bind("then", now.minus(REMEMBERED))
                    .execute();
            db.createUpdate("delete from staff_setups where expires_at < :now")
                    .bind("now", now)
                    .execute();
            Attempts.sweep(db, now);
            KeptForms.sweep(db, now);
            Identities.sweep(db, now.minus(WHOLE));
        });
    }
}
