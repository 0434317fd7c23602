package id.simpul.exchange;

import id.simpul.catalogue.TitleKey;
import id.simpul.database.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** The host's stock of exchange titles in the database. */
final class ExchangeStock {
    private static final String FREE = """
            items.collection = 'exchange' and items.lendable and items.loan is null and not items.lost
            and items.condition <> 'damaged'
            and not exists (select from exchange_pairs
                             where exchange_pairs.barcode = items.barcode and exchange_pairs.state <> 'declined')
            and not exists (select from copies_promised_to_batches as promised where promised.barcode = items.barcode)
            """;

    private ExchangeStock() {}

    /**
     * What there are free copies of, in the order of the titles.
     *
     * @param after the last one of the page before; none to begin
     */
    static List<Edition> editions(Handle db, Optional<Edition> after, int most) {
        return db.createQuery("""
                        select items.title as id, items.isbn, titles.title, titles.volume, titles.plain, titles.bare,
                               titles.key_version
                          from items
                          join titles on titles.id = items.title
                         where FREE and (items.title, coalesce(items.isbn, '')) > (:title, :isbn)
                         group by items.title, items.isbn, titles.id
                         order by items.title, coalesce(items.isbn, '')
                         limit :most
                        """.replace("FREE", FREE))
                .bind("title", after.map(Edition::title).orElse(""))
                .bind("isbn", after.flatMap(Edition::isbn).orElse(""))
                .bind("most", most)
                .map((row, context) -> edition(row))
                .list();
    }

    /** Whether there are more copies than so many; the rest is not counted. */
    static boolean isMoreThan(Handle db, int copies) {
        return db.createQuery("""
                        select count(*) > :copies
                          from (select from items
                                 where collection = 'exchange' and lendable and loan is null and not lost
                                 limit :copies + 1) as counted
                        """).bind("copies", copies).mapTo(Boolean.class).one();
    }

    private static Edition edition(ResultSet row) throws SQLException {
        Optional<String> isbn = Optional.ofNullable(row.getString("isbn"));
        return new Edition(row.getString("id"), isbn, spelling(row, isbn));
    }

    /** As it is stored, unless that was by an earlier way of writing titles alike. */
    private static Spelling spelling(ResultSet row, Optional<String> isbn) throws SQLException {
        return row.getInt("key_version") == TitleKey.VERSION
                ? Spelling.stored(row.getString("plain"), row.getString("bare"), isbn)
                : Spelling.of(row.getString("title"), Optional.ofNullable(row.getString("volume")), isbn);
    }

    /**
     * Copies that nobody else promises until this transaction ends.
     *
     * @param contended whether another was about to promise one that is wanted here
     */
    record Claimed(Map<Edition, List<Copy>> copies, boolean contended) {}

    private record Sought(int place, String title, Optional<String> isbn, int copies) {}

    private record Found(int place, Copy copy) {}

    /**
     * Locks free copies; those that others have locked are passed over.
     *
     * @param demand how many copies of each edition are of use
     */
    static Claimed claim(Handle db, Map<Edition, Integer> demand) {
        if (demand.isEmpty()) {
            return new Claimed(Map.of(), false);
        }
        List<Edition> editions = List.copyOf(demand.keySet());
        List<Sought> sought = new ArrayList<>();
        editions.forEach(
                edition -> sought.add(new Sought(sought.size(), edition.title(), edition.isbn(), demand.get(edition))));
        List<Found> found = found(db, sought);
        List<String> barcodes = found.stream().map(one -> one.copy().barcode()).toList();
        Set<String> mine = lock(db, barcodes, "skip locked");
        // Asked once the rows are locked: what others promised before is seen now.
        Set<String> free = stillFree(db, mine);
        Map<Edition, List<Copy>> copies = new HashMap<>();
        found.stream().filter(one -> free.contains(one.copy().barcode())).forEach(one -> copies.computeIfAbsent(
                        editions.get(one.place()), any -> new ArrayList<>())
                .add(one.copy()));
        return new Claimed(copies, free.size() < barcodes.size());
    }

    private static List<Found> found(Handle db, List<Sought> sought) {
        return Rows.bind(db.createQuery("""
                        select asked.place, copy.barcode, titles.title, titles.volume, asked.isbn
                          from unnest(:place, :title, :isbn, :copies) as asked (place, title, isbn, copies)
                         cross join lateral (
                               select items.barcode, coalesce(items.described, items.title) as own
                                 from items
                                where items.title = asked.title and items.isbn is not distinct from asked.isbn and FREE
                                order by items.barcode
                                limit asked.copies) as copy
                          join titles on titles.id = copy.own
                         order by asked.place, copy.barcode
                        """.replace("FREE", FREE)), Sought.class, sought)
                .map((row, context) -> new Found(row.getInt("place"), copy(row)))
                .list();
    }

    private static Set<String> lock(Handle db, Collection<String> barcodes, String whatIsLocked) {
        return db.createQuery("""
                        select barcode from items where barcode = any(:barcodes) order by barcode for update\s""" + whatIsLocked)
                .bindArray("barcodes", String.class, barcodes)
                .mapTo(String.class)
                .set();
    }

    private static Set<String> stillFree(Handle db, Collection<String> barcodes) {
        return db.createQuery("select items.barcode from items where items.barcode = any(:barcodes) and FREE"
                        .replace("FREE", FREE))
                .bindArray("barcodes", String.class, barcodes)
                .mapTo(String.class)
                .set();
    }

    /** Those of these copies that are free, locked in the order of their barcodes: what staff name is waited for. */
    static List<Copy> free(Handle db, Collection<String> barcodes) {
        if (barcodes.isEmpty()) {
            return List.of();
        }
        lock(db, stillFree(db, barcodes), "");
        return db.createQuery("""
                        select items.barcode, titles.title, titles.volume, items.isbn
                          from items
                          join titles on titles.id = coalesce(items.described, items.title)
                         where items.barcode = any(:barcodes) and FREE
                         order by items.barcode
                        """.replace("FREE", FREE))
                .bindArray("barcodes", String.class, barcodes)
                .map((row, context) -> copy(row))
                .list();
    }

    /** Those of these copies that are in the house, whoever they are promised to. */
    static Set<String> inTheHouse(Handle db, Collection<String> barcodes) {
        return db.createQuery("""
                        select barcode from items
                         where barcode = any(:barcodes) and loan is null and not lost
                         order by barcode
                           for update
                        """)
                .bindArray("barcodes", String.class, barcodes)
                .mapTo(String.class)
                .set();
    }

    private static Copy copy(ResultSet row) throws SQLException {
        return new Copy(
                row.getString("barcode"),
                row.getString("title"),
                Optional.ofNullable(row.getString("volume")),
                Optional.ofNullable(row.getString("isbn")));
    }
}
