package id.simpul.exchange;

import id.simpul.catalogue.TitleKey;
import id.simpul.database.Rows;
import id.simpul.partner.PartnerId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Want-lists in the database: standing ones, and what was wanted with an offer. */
final class Wants {
    /**
     * So many wants of a partner are looked at with an offer, beside those of the offer itself: its standing list, and what it
     * wanted with earlier offers, as far as there is room. The rest comes up with the offer it belongs to.
     */
    static final int LOOKED_AT = 2_000;

    static final String COLUMNS = """
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

    /**
     * What these partners want, under whatever name they said so.
     *
     * @param exchanges whose wants come before those of other offers
     */
    static List<Entry> of(Handle db, Collection<PartnerId> partners, Collection<String> exchanges) {
        return db.createQuery("""
                        select partner, exchange, place, title, isbn, plain, number, key_version
                          from (select
                        """ + COLUMNS + """
                                     , asked.partner, known.name, row_number() over (
                                           partition by asked.partner
                                           order by rank, exchange_wants.changed_at, exchange_wants.exchange, exchange_wants.place) as nth
                                  from unnest(:partners) as asked (partner)
                                 cross join lateral names_of(asked.partner) as known (name)
                                 cross join lateral (
                                     (select 1 as rank, * from exchange_wants
                                       where partner = known.name and exchange = ''
                                       order by changed_at, place limit :most)
                                      union all
                                     (select 2, * from exchange_wants
                                       where partner = known.name and exchange = any(:exchanges) and exchange <> ''
                                       order by changed_at, exchange, place limit :most)
                                      union all
                                     (select 3, * from exchange_wants
                                       where partner = known.name and exchange <> '' and exchange <> all(:exchanges)
                                       order by changed_at, exchange, place limit :most)) as exchange_wants) as wanted
                         where nth <= :most
                         order by partner, exchange, name, place
                        """)
                .bindArray("partners", PartnerId.class, partners)
                .bindArray("exchanges", String.class, exchanges)
                .bind("most", LOOKED_AT)
                .map((row, context) -> entry(row))
                .list();
    }

    static Entry entry(ResultSet row) throws SQLException {
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
     * The whole list replaces the one before, whichever of the partner's names that was under. What stays on it is left as it is: it
     * is not news, and nobody who is about to promise it is waited for.
     */
    static void replace(Handle db, Map<PartnerId, List<Wanted>> lists, Instant at) {
        List<Entry> entries = new ArrayList<>();
        lists.forEach((partner, wants) -> entries.addAll(entries(partner, "", wants)));
        Rows.bind(db.createUpdate("""
                        delete from exchange_wants
                         using unnest(:lists) as asked (partner)
                         cross join lateral names_of(asked.partner) as known (name)
                         where exchange_wants.partner = known.name and exchange_wants.exchange = ''
                           and not exists (select from unnest(:partner, :want.key) as new (partner, key)
                                            where new.partner = exchange_wants.partner and new.key = exchange_wants.key)
                        """), Entry.class, entries)
                .bindArray("lists", PartnerId.class, lists.keySet())
                .execute();
        update(db, entries);
        insert(db, entries, at);
    }

    /** Those that are written otherwise than before, or stand elsewhere on their list. */
    private static void update(Handle db, List<Entry> entries) {
        Rows.bind(db.createUpdate("""
                        update exchange_wants
                           set place = new.place, title = new.title, isbn = new.isbn, key_version = :version,
                               plain = new.plain, number = new.number
                          from unnest(:partner, :place, :want.title, :want.isbn, :want.key, :want.spelling.plain, :number)
                               as new (partner, place, title, isbn, key, plain, number)
                         where exchange_wants.partner = new.partner and exchange_wants.exchange = ''
                           and exchange_wants.key = new.key
                           and (exchange_wants.place, exchange_wants.title, exchange_wants.isbn, exchange_wants.key_version)
                               is distinct from (new.place, new.title, new.isbn, :version)
                        """), Entry.class, entries)
                .bind("version", TitleKey.VERSION)
                .execute();
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
                         where not exists (select from exchange_wants as old
                                            where old.partner = new.partner and old.exchange = new.exchange
                                              and old.key = new.key)
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
