package id.simpul.exchange;

import id.simpul.partner.PartnerId;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * Advisory locks on what is promised to one partner, so that its own offers and the chore that looks at its earlier ones do not
 * promise it one want twice. Nobody else has to do with them.
 */
final class Turns {
    private Turns() {}

    /** Waits for the partners' turns, in the order of the locks; the chore that may have them is short. */
    static void take(Handle db, Collection<PartnerId> partners) {
        db.createQuery("""
                        select count(pg_advisory_xact_lock(key)) as taken
                          from (select distinct hashtextextended('exchange with ' || name, 0) as key
                                  from unnest(:partners) as asked (name)
                                 order by key) as keys
                        """)
                .bindArray("partners", PartnerId.class, partners)
                .mapTo(Integer.class)
                .one();
    }

    /** Those of the partners whose turn could be had at once. */
    static Set<PartnerId> takeAtOnce(Handle db, Collection<PartnerId> partners) {
        List<PartnerId> mine = db.createQuery("""
                        select name
                          from unnest(:partners) as asked (name)
                         where pg_try_advisory_xact_lock(hashtextextended('exchange with ' || name, 0))
                        """)
                .bindArray("partners", PartnerId.class, partners)
                .map((row, context) -> new PartnerId(row.getString("name")))
                .list();
        return Set.copyOf(mine);
    }
}
