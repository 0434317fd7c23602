package id.simpul.console.session;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Forms that were sent too late, sealed, while their senders come in again by a provider of identities. */
public final class KeptForms {
    private static final Duration KEPT = Duration.ofMinutes(30);

    private KeptForms() {}

    /**
     * @param state of the sign-on that was begun
     * @param form sealed
     */
    public static void keep(Handle db, String state, String form, Instant at) {
        db.createUpdate("insert into staff_kept_forms (state, form, at) values (:state, :form, :at)")
                .bind("state", Keys.hash(state))
                .bind("form", form)
                .bind("at", at)
                .execute();
    }

    /** What was kept when a sign-on was begun, sealed. */
    public static Optional<String> of(Handle db, String state) {
        return db.createQuery("select form from staff_kept_forms where state = :state")
                .bind("state", Keys.hash(state))
                .mapTo(String.class)
                .findOne();
    }

    /** Its sender is in. */
    public static void give(Handle db, String state, String user) {
        db.createUpdate("update staff_kept_forms set name = :name where state = :state")
                .bind("name", user)
                .bind("state", Keys.hash(state))
                .execute();
    }

    /** Whether something of a user's waits to be done. */
    public static boolean isWaiting(Handle db, String user, Instant now) {
        return db.createQuery("select exists (select from staff_kept_forms where name = :name and at > :since)")
                .bind("name", user)
                .bind("since", now.minus(KEPT))
                .mapTo(Boolean.class)
                .one();
    }

    /** The newest of a user's, sealed; nothing of this user's is kept from then on. */
    public static Optional<String> take(Handle db, String user, Instant now) {
        return db.createQuery("with taken as (delete from staff_kept_forms where name = :name returning form, at)"
                        + " select form from taken where at > :since order by at desc limit 1")
                .bind("name", user)
                .bind("since", now.minus(KEPT))
                .mapTo(String.class)
                .findOne();
    }

    /** Forgets what nobody came back for. */
    static void sweep(Handle db, Instant now) {
        db.createUpdate("delete from staff_kept_forms where at < :since")
                .bind("since", now.minus(KEPT))
                .execute();
    }
}
