package id.simpul.trouble.pause;

import id.simpul.database.Rows;
import id.simpul.partner.PartnerId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Which partners are paused; kept, so that they still are after a restart. */
public final class Pauses {
    private static final String SELECT = "select partner, since, by_whom, reason from pauses ";

    private Pauses() {}

    static List<Pause> of(Handle db, Collection<PartnerId> partners) {
        return list(db.createQuery(SELECT + "where partner = any(:partners) order by partner")
                .bindArray("partners", PartnerId.class, List.copyOf(partners)));
    }

    /** Since when, by partner. */
    public static Map<PartnerId, Instant> all(Handle db) {
        Map<PartnerId, Instant> all = new TreeMap<>();
        list(db.createQuery(SELECT + "order by partner")).forEach(pause -> all.put(pause.partner(), pause.since()));
        return all;
    }

    private static List<Pause> list(Query query) {
        return query.map((row, context) -> new Pause(
                        new PartnerId(row.getString("partner")),
                        row.getTimestamp("since").toInstant(),
                        row.getString("by_whom"),
                        row.getString("reason")))
                .list();
    }

    static void begin(Handle db, Pause pause) {
        Rows.bind(db.createUpdate("""
                        insert into pauses (partner, since, by_whom, reason) values (:partner, :since, :by, :reason)
                        on conflict (partner) do nothing
                        """), pause).execute();
    }

    public static void end(Handle db, PartnerId partner) {
        db.createUpdate("delete from pauses where partner = :partner")
                .bind("partner", partner)
                .execute();
    }
}
