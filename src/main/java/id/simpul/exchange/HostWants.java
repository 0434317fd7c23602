package id.simpul.exchange;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** What the host wants, in the database: the lists of its own systems. */
final class HostWants {
    private HostWants() {}

    /** What the host wants, each title once: the lists of all its systems. */
    static Collection<Wanted> all(Handle db) {
        Map<String, Wanted> wants = new LinkedHashMap<>();
        db.createQuery("select partners.id as partner, " + Wants.COLUMNS + """
                          from known_partners as partners
                          join exchange_wants on exchange_wants.partner = partners.id
                         where partners.kind = 'library' and partners.removed_at is null
                         order by partners.id, exchange_wants.place
                        """)
                .map((row, context) -> Wants.entry(row).want())
                .forEach(want -> wants.putIfAbsent(want.key(), want));
        return wants.values();
    }

    /**
     * Wants of the host for which nobody else promises anything until this transaction ends.
     *
     * @param contended whether another was about to
     */
    record Claimed(Set<String> keys, boolean contended) {}

    /** Locks of what the host wants, by key, what nobody has promised; what others have locked is passed over. */
    static Claimed claim(Handle db, Collection<String> keys) {
        Set<String> sought = new HashSet<>(keys);
        sought.removeAll(onTheWay(db));
        if (sought.isEmpty()) {
            return new Claimed(Set.of(), false);
        }
        Set<String> mine = db.createQuery("""
                        select exchange_wants.key
                          from exchange_wants
                         where exchange_wants.exchange = '' and exchange_wants.key = any(:keys)
                           and exchange_wants.partner in (select id from known_partners where kind = 'library')
                         order by exchange_wants.key, exchange_wants.partner
                           for update skip locked
                        """)
                .bindArray("keys", String.class, sought)
                .mapTo(String.class)
                .set();
        // Asked again once the rows are locked: what others promised before is seen now.
        Set<String> free = new HashSet<>(mine);
        free.removeAll(onTheWay(db));
        return new Claimed(free, free.size() < sought.size());
    }

    /** Keys of what the host wants and a pair under way will bring. */
    private static Set<String> onTheWay(Handle db) {
        return db.createQuery("""
                        select host_want from exchange_pairs
                         where host_want is not null and state not in ('declined', 'closed')
                        """).mapTo(String.class).set();
    }
}
