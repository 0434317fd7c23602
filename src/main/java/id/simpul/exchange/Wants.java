package id.simpul.exchange;

import id.simpul.catalogue.TitleKey;
import id.simpul.database.Rows;
import id.simpul.partner.PartnerId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Want-lists in the database: standing ones, and what was wanted with an offer. */
final class Wants {
    /**
     * So many wants of a partner are looked at with an offer, beside those of the offer itself: its standing list, and what it
     * wanted with earlier offers, as far as there is room. The rest comes up with the offer it belongs to.
     */
    static final int LOOKED_AT = 2_000;

    private static final String COLUMNS = """
            exchange_wants.exchange, exchange_wants.place, exchange_wants.title, exchange_wants.isbn,
            exchange_wants.plain, exchange_wants.number, exchange_wants.key_version
            """;

    private Wants() {}

    /**
     * A title on a list.
     *
     * @param partner whose it is now, after all mergers
     * @param exchange the offer with which it was wanted; empty on a standing list
     */
    record Entry(PartnerId partner, String exchange, int place, Wanted want) {
        boolean isStanding() {
            return exchange.isEmpty();
        }

        Optional<String> number() {
            return want.spelling().number();
        }
    }

    /** What the host wants, each title once: the lists of all its systems. */
    static Collection<Wanted> ofHost(Handle db) {
        Map<String, Wanted> wants = new LinkedHashMap<>();
        db.createQuery("select partners.id as partner, " + COLUMNS + """
                          from known_partners as partners
                          join exchange_wants on exchange_wants.partner = partners.id
                         where partners.kind = 'library' and partners.removed_at is null
                         order by partners.id, exchange_wants.place
                        """)
                .map((row, context) -> entry(row).want())
                .forEach(want -> wants.putIfAbsent(want.key(), want));
        return wants.values();
    }

    /**
     * What these partners want, under whatever name they said so.
     *
     * @param exchanges whose wants come before those of other offers
     */
    static List<Entry> of(Handle db, Collection<PartnerId> partners, Collection<String> exchanges) {
        return db.createQuery("select partner, exchange, place, title, isbn, plain, number, key_version from (select"
                        + " asked.partner, " + COLUMNS + """
                               , known.name, row_number() over (
                                     partition by asked.partner
                                     order by exchange_wants.exchange <> '', exchange_wants.exchange <> all(:exchanges),
                                              exchange_wants.changed_at, exchange_wants.exchange, exchange_wants.place)
                                 as nth
                          from unnest(:partners) as asked (partner)
                         cross join lateral names_of(asked.partner) as known (name)
                          join exchange_wants on exchange_wants.partner = known.name) as wanted
                         where nth <= :most
                         order by partner, exchange, name, place
                        """)
                .bindArray("partners", PartnerId.class, partners)
                .bindArray("exchanges", String.class, exchanges)
                .bind("most", LOOKED_AT)
                .map((row, context) -> entry(row))
                .list();
    }

    private static Entry entry(ResultSet row) throws SQLException {
        Optional<String> isbn = Optional.ofNullable(row.getString("isbn"));
        return new Entry(
                new PartnerId(row.getString("partner")),
                row.getString("exchange"),
                row.getInt("place"),
                new Wanted(row.getString("title"), isbn, spelling(row, isbn)));
    }

    /** As it is stored, unless that was by an earlier way of writing titles alike. */
    private static Spelling spelling(ResultSet row, Optional<String> isbn) throws SQLException {
        String plain = row.getString("plain");
        return row.getInt("key_version") == TitleKey.VERSION
                ? new Spelling(plain, plain, Optional.ofNullable(row.getString("number")))
                : Spelling.of(row.getString("title"), isbn);
    }

    /**
     * Wants of the host for which nobody else promises anything until this transaction ends.
     *
     * @param contended whether another was about to
     */
    record Claimed(Set<String> keys, boolean contended) {}

    /** Locks what the host wants, by key; what others have locked is passed over. */
    static Claimed claim(Handle db, Collection<String> keys) {
        if (keys.isEmpty()) {
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
                .bindArray("keys", String.class, keys)
                .mapTo(String.class)
                .set();
        return new Claimed(mine, mine.size() < keys.size());
    }

    /** The whole list replaces the one before, whichever of the partner's names that was under. */
    static void replace(Handle db, Map<PartnerId, List<Wanted>> lists, Instant at) {
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

    static List<Entry> entries(PartnerId partner, String exchange, List<Wanted> wants) {
        List<Entry> entries = new ArrayList<>();
        wants.forEach(want -> entries.add(new Entry(partner, exchange, entries.size(), want)));
        return entries;
    }

    static void insert(Handle db, List<Entry> entries, Instant at) {
        if (entries.isEmpty()) {
            return;
        }
        Rows.bind(db.createUpdate("""
                        insert into exchange_wants (partner, exchange, place, title, isbn, key, plain, number, key_version,
                                                    changed_at)
                        select partner, exchange, place, title, isbn, key, plain, number, :version, :at
                          from unnest(:partner, :exchange, :place, :want.title, :want.isbn, :want.key, :want.spelling.plain,
                                      :number) as new (partner, exchange, place, title, isbn, key, plain, number)
                        """), Entry.class, entries)
                .bind("version", TitleKey.VERSION)
                .bind("at", at)
                .execute();
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
