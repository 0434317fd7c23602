package id.simpul.delivery;

import id.simpul.partner.PartnerId;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** What becomes of the deliveries of a partner whose part ends. */
public final class Endings {
    private Endings() {}

    /** How many are still to go out to it, or were given up and not let go yet. */
    public static int open(Handle db, PartnerId partner) {
        return db.createQuery("""
                        select count(*) from deliveries
                        where partner = :partner and state in ('waiting', 'unconfirmed', 'failed', 'dropped')
                        """).bind("partner", partner).mapTo(Integer.class).one();
    }

    /** Mails go to the partner in its place, if there is one; nothing else goes out any more. */
    public static void end(Handle db, PartnerId partner, Optional<PartnerId> inItsPlace) {
        inItsPlace.ifPresent(into ->
                db.createUpdate("""
                        update deliveries set partner = :into, gathered = null,
                            state = case when state = 'unconfirmed' then 'waiting' else state end
                        where partner = :partner and channel = 'email' and state in ('waiting', 'unconfirmed', 'failed', 'dropped')
                        """).bind("into", into).bind("partner", partner).execute());
        db.createUpdate("""
                        update deliveries set state = 'waived'
                        where partner = :partner and state in ('waiting', 'unconfirmed', 'failed', 'dropped')
                        """).bind("partner", partner).execute();
    }
}
