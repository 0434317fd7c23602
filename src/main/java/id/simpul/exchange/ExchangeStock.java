package id.simpul.exchange;

import id.simpul.database.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** The host's stock of exchange titles in the database, by what somebody wants of it. */
final class ExchangeStock {
    /** Titles looked at for each want: the rule judges them, so a few more than could be meant are enough. */
    private static final int TITLES = 20;

    private static final String FREE = """
            items.collection = 'exchange' and items.lendable and items.loan is null and not items.lost
            and items.condition <> 'damaged'
            and not exists (select from exchange_pairs
                             where exchange_pairs.barcode = items.barcode and exchange_pairs.state <> 'declined')
            and not exists (select from copies_promised_to_batches as promised where promised.barcode = items.barcode)
            """;

    private ExchangeStock() {}

    /**
     * Free copies of what is called alike or has the ISBN, by the key of the want, the most alike first. Titles are found by
     * their index, never by reading them all.
     *
     * @param copies how many of a title are of interest
     */
    static Map<String, List<Copy>> alike(Handle db, Collection<Want> wants, int copies) {
        Map<String, Want> asked = new LinkedHashMap<>();
        wants.forEach(want -> asked.putIfAbsent(want.key(), want));
        if (asked.isEmpty()) {
            return Map.of();
        }
        Map<String, Set<Copy>> found = new HashMap<>();
        var query =
                db.createQuery("""
                        select wanted.key, copy.barcode, found.title, found.volume, copy.isbn
                          from (select key, plain_title(title) as plain, 'isbn-' || isbn as isbn
                                  from unnest(:key, :title, :work.number.digits) as asked (key, title, isbn)) as wanted
                         cross join lateral (
                               select titles.id, titles.title, titles.volume, max(candidate.alike) as alike
                                 from (select title_keys.title as id, 2 as alike
                                         from title_keys
                                        where title_keys.key = wanted.isbn
                                       union all
                                       select titles.id, similarity(plain_title(titles.title), wanted.plain)
                                         from titles
                                        where plain_title(titles.title) % wanted.plain) as candidate
                                 join titles on titles.id = candidate.id
                                where exists (select from items where items.title = titles.id and FREE)
                                group by titles.id
                                order by alike desc, titles.id
                                limit :most) as found
                         cross join lateral (
                               select items.barcode, items.isbn
                                 from items
                                where items.title = found.id and FREE
                                order by items.barcode
                                limit :copies) as copy
                         order by wanted.key, found.alike desc, found.id, copy.barcode
                        """.replace("FREE", FREE)).bind("most", TITLES).bind("copies", copies);
        Rows.bind(query, Want.class, asked.values())
                .map((row, context) -> Map.entry(row.getString("key"), copy(row)))
                .forEach(entry -> found.computeIfAbsent(entry.getKey(), key -> new LinkedHashSet<>())
                        .add(entry.getValue()));
        Map<String, List<Copy>> lists = new HashMap<>();
        found.forEach((key, set) -> lists.put(key, List.copyOf(set)));
        return lists;
    }

    /** Those of these copies that are free, locked in the order of their barcodes. */
    static List<Copy> free(Handle db, Collection<String> barcodes) {
        return db.createQuery("""
                        select items.barcode, titles.title, titles.volume, items.isbn
                          from items
                          join titles on titles.id = items.title
                         where items.barcode = any(:barcodes) and FREE
                         order by items.barcode
                           for update of items
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
