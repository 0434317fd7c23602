package id.simpul.delivery.link;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.Ids;
import id.simpul.ledger.Json;
import id.simpul.partner.PartnerId;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Who asks on a public page to take part: confirmed by the reader of the mailbox, then answered by staff. */
public final class Applications {
    /** Before the id of an application, in that of the request which waits for staff, and in that of what it asks first. */
    public static final String PREFIX = "join-";

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration KEPT = Duration.ofDays(90);
    private static final Duration BETWEEN_MAILS = Duration.ofMinutes(5);
    private static final int BYTES = 16;
    private static final int AT_ONCE = 100;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Applications() {}

    /**
     * One of them.
     *
     * @param data as {@code staff.join} has it, with what is asked first; gone once it is settled
     */
    public record Application(String id, ObjectNode data, Optional<Instant> confirmedAt) {
        /** Under which it waits for staff. */
        public String request() {
            return PREFIX + id;
        }
    }

    /** One that staff have answered, and when. */
    public record Answered(Application application, Instant at) {
        /** Whether there is no use any more in trying to act upon the answer: what was filled in is kept no longer than that. */
        public boolean isLongAgo(Instant now) {
            return at.isBefore(now.minus(WEEK));
        }
    }

    /** One that was made just now, with what its link ends with. */
    public record Made(Application application, String token) {}

    /**
     * How many are taken.
     *
     * @param perHour from one address
     * @param perDay in all
     */
    public record Limits(int perHour, int perDay) {}

    /** Keeps one, unless too many have come of late. */
    public static Optional<Made> make(Handle db, ObjectNode data, String caller, Limits limits, Instant now) {
        // One at a time, or two at once would both be the last.
        db.execute("lock table applications in share row exclusive mode");
        String token = random();
        String id = random().replaceAll("[^A-Za-z0-9]", "x");
        int kept = db.createUpdate("""
                        insert into applications (id, hash, data, caller, made_at)
                        select :id, :hash, cast(:data as jsonb), :caller, :now
                        where (select count(*) from applications where caller = :caller and made_at > :hour) < :perHour
                          and (select count(*) from applications where made_at > :day) < :perDay
                        """)
                .bind("id", id)
                .bind("hash", hash(token))
                .bind("data", Json.text(data))
                .bind("caller", Ids.of("cal", caller))
                .bind("now", now)
                .bind("hour", now.minus(HOUR))
                .bind("day", now.minus(DAY))
                .bind("perHour", limits.perHour())
                .bind("perDay", limits.perDay())
                .execute();
        return kept == 1 ? Optional.of(new Made(new Application(id, data, Optional.empty()), token)) : Optional.empty();
    }

    /** The mail that asks is on its way. */
    public static void mailed(Handle db, String id, Instant now) {
        db.createUpdate("update applications set mailed_at = :now where id = :id")
                .bind("id", id)
                .bind("now", now)
                .execute();
    }

    /** Those whose mail was not taken, and not tried of late: each gets a new link, since what the old one ended with is nowhere. */
    public static List<Made> notMailed(Handle db, Instant now) {
        return db
                .createQuery("""
                        select id, data, confirmed_at from applications
                        where mailed_at is null and confirmed_at is null and data is not null and made_at > :week
                          and coalesce(tried_at, made_at) < :before
                        order by made_at limit :most
                        for update skip locked
                        """)
                .bind("week", now.minus(WEEK))
                .bind("before", now.minus(BETWEEN_MAILS))
                .bind("most", AT_ONCE)
                .map((row, context) -> application(row))
                .list()
                .stream()
                .map(application -> renewed(db, application, now))
                .toList();
    }

    private static Made renewed(Handle db, Application application, Instant now) {
        String token = random();
        db.createUpdate("update applications set hash = :hash, tried_at = :now where id = :id")
                .bind("hash", hash(token))
                .bind("now", now)
                .bind("id", application.id())
                .execute();
        return new Made(application, token);
    }

    /** That of a link, as long as nobody has answered it and it is not too old. */
    public static Optional<Application> find(Handle db, String token, Instant now) {
        return db.createQuery("""
                        select id, data, confirmed_at from applications
                        where hash = :hash and data is not null and (confirmed_at is not null or made_at > :week)
                        """)
                .bind("hash", hash(token))
                .bind("week", now.minus(WEEK))
                .map((row, context) -> application(row))
                .findOne();
    }

    /** Its address is right; said twice, it is said once. */
    public static boolean confirm(Handle db, String id, Instant now) {
        return db.createUpdate("update applications set confirmed_at = :now where id = :id and confirmed_at is null")
                        .bind("id", id)
                        .bind("now", now)
                        .execute()
                == 1;
    }

    /** Those whose answer nobody has acted upon, the oldest first; after a try in vain not before as long again as was tried already. */
    public static List<Answered> answered(Handle db, Instant now) {
        return db.createQuery("""
                        select a.id, a.data, a.confirmed_at, p.decided_at
                          from applications a
                          join pending p on p.partner = :staff and p.request_id = :prefix || a.id
                         where a.settled_at is null and a.confirmed_at is not null and a.data is not null
                           and p.decided_at is not null
                           and (a.tried_at is null or a.tried_at < p.decided_at
                                or a.tried_at + greatest(a.tried_at - p.decided_at, make_interval(secs => :between)) <= :now)
                         order by a.made_at limit :most
                        """)
                .bind("staff", PartnerId.STAFF)
                .bind("prefix", PREFIX)
                .bind("between", BETWEEN_MAILS.toSeconds())
                .bind("now", now)
                .bind("most", AT_ONCE)
                .map((row, context) -> new Answered(
                        application(row), row.getTimestamp("decided_at").toInstant()))
                .list();
    }

    /** It was tried in vain to do what follows from the answer. */
    public static void tried(Handle db, String id, Instant now) {
        db.createUpdate("update applications set tried_at = :now where id = :id")
                .bind("id", id)
                .bind("now", now)
                .execute();
    }

    /** It is answered: what it held of persons goes. */
    public static void settle(Handle db, String id, Instant now) {
        db.createUpdate("update applications set settled_at = :now, data = null where id = :id")
                .bind("id", id)
                .bind("now", now)
                .execute();
    }

    /** Forgets those that nobody confirmed, and in the end all. */
    public static void sweep(Handle db, Instant now) {
        db.createUpdate("""
                        delete from applications
                        where made_at < :week and confirmed_at is null or made_at < :longAgo and settled_at is not null
                        """)
                .bind("week", now.minus(WEEK))
                .bind("longAgo", now.minus(KEPT))
                .execute();
    }

    private static Application application(ResultSet row) throws SQLException {
        return new Application(
                row.getString("id"),
                Json.parse(row.getString("data")),
                Optional.ofNullable(row.getTimestamp("confirmed_at")).map(java.sql.Timestamp::toInstant));
    }

    private static String random() {
        byte[] random = new byte[BYTES];
        RANDOM.nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
