package id.simpul.console.session;

import id.simpul.signon.SignOn;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/** By which identities, of a provider outside, users come in; each user by one, and each identity for one user. */
public final class Identities {
    private Identities() {}

    /**
     * Whose an identity is.
     *
     * @param selfMade whether the account was made when its owner first came
     */
    public record Found(User user, boolean selfMade) {}

    /** The user who comes in by it still. */
    public static Optional<Found> find(Handle db, SignOn signOn, String identity) {
        return db.createQuery("select " + Users.COLUMNS + ", self_made"
                        + " from staff_identities join staff_users using (name)"
                        + " where issuer = :issuer and claim = :claim and identity = :identity"
                        + " and staff_identities.ended_at is null and staff_users.ended_at is null")
                .bind("issuer", signOn.issuer().toString())
                .bind("claim", signOn.claim())
                .bind("identity", identity)
                .map((row, context) -> new Found(Users.user(row), row.getBoolean("self_made")))
                .findOne();
    }

    /** Whether somebody came in by it once: only an administrator lets it in again. */
    public static boolean isKnown(Handle db, SignOn signOn, String identity) {
        return db.createQuery("select exists (select from staff_identities"
                        + " where issuer = :issuer and claim = :claim and identity = :identity)")
                .bind("issuer", signOn.issuer().toString())
                .bind("claim", signOn.claim())
                .bind("identity", identity)
                .mapTo(Boolean.class)
                .one();
    }

    /** The users by the identities that count now. */
    public static Map<String, String> all(Handle db, SignOn signOn) {
        Map<String, String> users = new TreeMap<>();
        db.createQuery("select identity, name from staff_identities"
                        + " where issuer = :issuer and claim = :claim and ended_at is null")
                .bind("issuer", signOn.issuer().toString())
                .bind("claim", signOn.claim())
                .map((row, context) -> Map.entry(row.getString("identity"), row.getString("name")))
                .forEach(one -> users.put(one.getKey(), one.getValue()));
        return users;
    }

    /** From now on the user comes in by this one and by none of before. */
    public static void bind(Handle db, SignOn signOn, String user, String identity, Instant at) {
        unbind(db, user, at);
        db.createUpdate("""
                        insert into staff_identities (issuer, claim, identity, name, bound_at)
                        values (:issuer, :claim, :identity, :name, :at)
                        on conflict (issuer, claim, identity, name) do update set ended_at = null, bound_at = :at
                        """)
                .bind("issuer", signOn.issuer().toString())
                .bind("claim", signOn.claim())
                .bind("identity", identity)
                .bind("name", user)
                .bind("at", at)
                .execute();
    }

    public static void unbind(Handle db, String user, Instant at) {
        db.createUpdate("update staff_identities set ended_at = :at where name = :name and ended_at is null")
                .bind("name", user)
                .bind("at", at)
                .execute();
    }

    /** The account was made when its owner first came. */
    public static void markSelfMade(Handle db, String user) {
        db.createUpdate("update staff_identities set self_made = true where name = :name and ended_at is null")
                .bind("name", user)
                .execute();
    }

    /** Compare-and-set: whether what came back from the provider did so for the first time. */
    public static boolean isFirst(Handle db, String state, Instant at) {
        return db.createUpdate("insert into staff_sign_ons (state, at) values (:state, :at) on conflict do nothing")
                        .bind("state", Keys.hash(state))
                        .bind("at", at)
                        .execute()
                == 1;
    }

    /** Forgets what came back before a moment. */
    static void sweep(Handle db, Instant before) {
        db.createUpdate("delete from staff_sign_ons where at < :before")
                .bind("before", before)
                .execute();
    }
}
