package id.simpul.console.session;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The members of staff who may come in. */
public final class Users {
    private static final Duration SETUP = Duration.ofDays(3);
    static final String COLUMNS = "staff_users.name, shown, role, password, needs_code, code_key";

    private Users() {}

    /** One who may come in still. */
    public static Optional<User> find(Handle db, String name) {
        return db.createQuery("select " + COLUMNS + " from staff_users where name = :name and ended_at is null")
                .bind("name", name)
                .map((row, context) -> user(row))
                .findOne();
    }

    /** All who may come in still; nobody else changes them, or adds one, until the end of the transaction. */
    public static List<User> locked(Handle db) {
        db.execute("lock table staff_users in share row exclusive mode");
        return db.createQuery("select " + COLUMNS + " from staff_users where ended_at is null order by name")
                .map((row, context) -> user(row))
                .list();
    }

    /** Every name that was ever given. */
    public static List<String> names(Handle db) {
        return db.createQuery("select name from staff_users")
                .mapTo(String.class)
                .list();
    }

    /** Whether there is anybody yet who has set a password. */
    public static boolean isAnybodyIn(Handle db) {
        return db.createQuery(
                        "select exists (select from staff_users where ended_at is null and role = 'administrator' and password is not null)")
                .mapTo(Boolean.class)
                .one();
    }

    /** A user as lists show it. */
    public record Listed(
            String name,
            String shown,
            Role role,
            boolean needsCode,
            boolean isSetUp,
            String identity,
            Optional<Instant> seen) {
        /** Whether a code is asked for, in a word. */
        public String code() {
            return needsCode ? "required" : "waived";
        }
    }

    /**
     * @param one the name of the one to be shown; empty for all
     */
    public static List<Listed> page(Handle db, String one, String after, int most) {
        return db.createQuery("""
                        select staff_users.name, shown, role, needs_code, password is not null or identity is not null as set_up,
                               coalesce(identity, '') as identity,
                               (select max(seen_at) from staff_sessions where staff_sessions.name = staff_users.name) as seen
                          from staff_users
                          left join staff_identities
                            on staff_identities.name = staff_users.name and staff_identities.ended_at is null
                         where staff_users.ended_at is null and staff_users.name > :after and (:one = '' or staff_users.name = :one)
                         order by staff_users.name limit :most
                        """)
                .bind("one", one)
                .bind("after", after)
                .bind("most", most)
                .map((row, context) -> new Listed(
                        row.getString("name"),
                        row.getString("shown"),
                        Role.ofWire(row.getString("role")),
                        row.getBoolean("needs_code"),
                        row.getBoolean("set_up"),
                        row.getString("identity"),
                        Optional.ofNullable(row.getTimestamp("seen")).map(java.sql.Timestamp::toInstant)))
                .list();
    }

    static User user(ResultSet row) throws SQLException {
        return new User(
                row.getString("name"),
                row.getString("shown"),
                Role.ofWire(row.getString("role")),
                Optional.ofNullable(row.getString("password")),
                row.getBoolean("needs_code"),
                Optional.ofNullable(row.getBytes("code_key")).map(Sealed::new));
    }

    public static void add(Handle db, User user, Instant at) {
        db.createUpdate("""
                        insert into staff_users (name, shown, role, password, needs_code, added_at)
                        values (:name, :shown, :role, :password, :needsCode, :at)
                        """)
                .bind("name", user.name())
                .bind("shown", user.shown())
                .bind("role", user.role().wire())
                .bind("password", user.password().orElse(null))
                .bind("needsCode", user.needsCode())
                .bind("at", at)
                .execute();
    }

    public static void setRole(Handle db, String name, Role role) {
        db.createUpdate("update staff_users set role = :role where name = :name")
                .bind("role", role.wire())
                .bind("name", name)
                .execute();
    }

    /** Nothing of what the user logged in with counts any more. */
    public static void forget(Handle db, String name) {
        db.createUpdate("update staff_users set password = null, code_key = null where name = :name")
                .bind("name", name)
                .execute();
        db.createUpdate("delete from staff_recovery_codes where name = :name")
                .bind("name", name)
                .execute();
        db.createUpdate("delete from staff_setups where name = :name")
                .bind("name", name)
                .execute();
    }

    public static void end(Handle db, String name, Instant at) {
        forget(db, name);
        Identities.unbind(db, name, at);
        db.createUpdate("update staff_users set ended_at = :at where name = :name")
                .bind("at", at)
                .bind("name", name)
                .execute();
    }

    public static void setPassword(Handle db, String name, String hash) {
        db.createUpdate("update staff_users set password = :hash where name = :name and ended_at is null")
                .bind("hash", hash)
                .bind("name", name)
                .execute();
    }

    public static void setCodeKey(Handle db, String name, Sealed key) {
        db.createUpdate("update staff_users set code_key = :key, code_step = 0 where name = :name and ended_at is null")
                .bind("key", key.bytes())
                .bind("name", name)
                .execute();
    }

    /** Compare-and-set: whether the code of this step was not taken before; it is now. */
    public static boolean takeStep(Handle db, String name, long step) {
        return db.createUpdate("update staff_users set code_step = :step where name = :name and code_step < :step")
                        .bind("step", step)
                        .bind("name", name)
                        .execute()
                == 1;
    }

    /** The only link by which the user can set up from now on, known here by its hash. */
    public static void link(Handle db, String name, String token, Instant at) {
        db.createUpdate("delete from staff_setups where name = :name")
                .bind("name", name)
                .execute();
        db.createUpdate("insert into staff_setups (token, name, expires_at) values (:token, :name, :until)")
                .bind("token", Keys.hash(token))
                .bind("name", name)
                .bind("until", at.plus(SETUP))
                .execute();
    }

    /** Whose link it is. */
    public static Optional<User> ofLink(Handle db, String token, Instant now) {
        return db.createQuery("select " + COLUMNS + " from staff_setups join staff_users using (name)"
                        + " where token = :token and expires_at > :now and ended_at is null")
                .bind("token", Keys.hash(token))
                .bind("now", now)
                .map((row, context) -> user(row))
                .findOne();
    }

    /** It was used; whether it was there still. */
    public static boolean useLink(Handle db, String token) {
        return db.createUpdate("delete from staff_setups where token = :token")
                        .bind("token", Keys.hash(token))
                        .execute()
                == 1;
    }
}
