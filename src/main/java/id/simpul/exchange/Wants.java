package id.simpul.exchange;

import id.simpul.database.Rows;
import id.simpul.partner.PartnerId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Want-lists in the database: standing ones, and what was wanted with an offer. */
final class Wants {
    private Wants() {}

    /**
     * A title on a list.
     *
     * @param partner whose it is now, after all mergers
     * @param exchange the offer with which it was wanted; empty on a standing list
     */
    record Entry(PartnerId partner, String exchange, int place, Want want) {
        boolean isStanding() {
            return exchange.isEmpty();
        }
    }

    /** What the host wants: the lists of all its systems. */
    static List<Entry> ofHost(Handle db) {
        return db.createQuery("""
                        select partners.id as partner, exchange_wants.exchange, exchange_wants.place, exchange_wants.title,
                               exchange_wants.isbn
                          from known_partners as partners
                          join exchange_wants on exchange_wants.partner = partners.id
                         where partners.kind = 'library' and partners.removed_at is null
                         order by partners.id, exchange_wants.place
                        """).map((row, context) -> entry(row)).list();
    }

    /** What these partners want, under whatever name they said so. */
    static List<Entry> of(Handle db, Collection<PartnerId> partners) {
        return db.createQuery("""
                        select asked.partner, exchange_wants.exchange, exchange_wants.place, exchange_wants.title,
                               exchange_wants.isbn
                          from unnest(:partners) as asked (partner)
                         cross join lateral names_of(asked.partner) as known (name)
                          join exchange_wants on exchange_wants.partner = known.name
                         order by asked.partner, exchange_wants.exchange, known.name, exchange_wants.place
                        """)
                .bindArray("partners", PartnerId.class, partners)
                .map((row, context) -> entry(row))
                .list();
    }

    private static Entry entry(java.sql.ResultSet row) throws java.sql.SQLException {
        return new Entry(
                new PartnerId(row.getString("partner")),
                row.getString("exchange"),
                row.getInt("place"),
                new Want(row.getString("title"), Optional.ofNullable(row.getString("isbn"))));
    }

    /** The whole list replaces the one before, whichever of the partner's names that was under. */
    static void replace(Handle db, Map<PartnerId, List<Want>> lists, Instant at) {
        db.createUpdate("""
                        delete from exchange_wants
                         using unnest(:partners) as asked (partner)
                         cross join lateral names_of(asked.partner) as known (name)
                         where exchange_wants.partner = known.name and exchange_wants.exchange = ''
                        """)
                .bindArray("partners", PartnerId.class, lists.keySet())
                .execute();
        List<Entry> entries = new ArrayList<>();
        lists.forEach((partner, wants) -> entries.addAll(entries(partner, "", wants)));
        insert(db, entries, at);
    }

    static List<Entry> entries(PartnerId partner, String exchange, List<Want> wants) {
        List<Entry> entries = new ArrayList<>();
        wants.forEach(want -> entries.add(new Entry(partner, exchange, entries.size(), want)));
        return entries;
    }

    static void insert(Handle db, List<Entry> entries, Instant at) {
        if (entries.isEmpty()) {
            return;
        }
        Rows.bind(db.createUpdate("""
                        insert into exchange_wants (partner, exchange, place, title, isbn, key, changed_at)
                        select partner, exchange, place, title, isbn, key, :at
                          from unnest(:partner, :exchange, :place, :want.title, :want.isbn, :want.key)
                               as new (partner, exchange, place, title, isbn, key)
                        """), Entry.class, entries).bind("at", at).execute();
    }

    /** What has come is wanted no more, until a new list says so. */
    static void fulfil(Handle db, Collection<Pair> closed) {
        List<String> hosts = closed.stream()
                .flatMap(pair -> pair.gives().flatMap(Pair.Gives::want).stream())
                .toList();
        List<Pair> theirs = closed.stream()
                .filter(pair -> pair.gets().flatMap(Pair.Gets::want).isPresent())
                .toList();
        db.createUpdate("""
                        delete from exchange_wants
                         using known_partners as partners
                         where partners.id = exchange_wants.partner and partners.kind = 'library'
                           and exchange_wants.key = any(:keys)
                        """).bindArray("keys", String.class, hosts).execute();
        Rows.bind(db.createUpdate("""
                        delete from exchange_wants
                         using unnest(:partner, :gets.want) as asked (partner, key)
                         cross join lateral names_of(asked.partner) as known (name)
                         where exchange_wants.partner = known.name and exchange_wants.key = asked.key
                        """), Pair.class, theirs).execute();
    }
}
