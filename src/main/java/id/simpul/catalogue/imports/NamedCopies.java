package id.simpul.catalogue.imports;

import id.simpul.database.Rows;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Which copies an import's files name, until it is done: what of the collection is new, comes twice, or is not named any more. */
final class NamedCopies {
    private NamedCopies() {}

    /**
     * A copy as the files name it.
     *
     * @param described the key of its title
     * @param number in their order
     */
    record Named(String barcode, String described, long number) {}

    /** Notes which copies the files name; each only the first time. */
    static void note(Handle db, String id, Collection<Named> named) {
        Rows.bind(db.createUpdate("""
                        insert into catalogue_import_copies (import, barcode, described, number)
                        select distinct on (copy.barcode) :import, copy.barcode, copy.described, copy.number
                          from unnest(:barcode, :described, :number) as copy (barcode, described, number)
                         order by copy.barcode, copy.number
                            on conflict (import, barcode) do nothing
                        """).bind("import", id), Named.class, named).execute();
    }

    /** As which copy each of these was named first. */
    static Map<String, Long> firsts(Handle db, String id, Collection<String> barcodes) {
        Map<String, Long> firsts = new HashMap<>();
        db.createQuery("""
                        select barcode, number from catalogue_import_copies
                         where import = :id and barcode = any(:barcodes)
                        """)
                .bind("id", id)
                .bindArray("barcodes", String.class, barcodes)
                .map((row, context) -> firsts.put(row.getString("barcode"), row.getLong("number")))
                .list();
        return firsts;
    }

    /** How many titles the hub does not know yet. */
    static long newTitles(Handle db, String id) {
        return db.createQuery("""
                        select count(distinct copy.described) from catalogue_import_copies copy
                         where copy.import = :id
                           and not exists (select from title_keys where title_keys.key = copy.described)
                        """).bind("id", id).mapTo(Long.class).one();
    }

    /** What the hub knows and the files do not name, and how much it is in all. */
    static long gone(Handle db, String id) {
        db.createUpdate("""
                        insert into catalogue_import_lines (import, kind, place, barcode, title, says_id, says_en)
                        select :id, 'gone', row_number() over (order by items.barcode), items.barcode, titles.title,
                               case when items.loan is null then 'tidak disebut dalam berkas; tetap tercatat'
                                    else 'tidak disebut dalam berkas; sedang di luar, tetap tercatat' end,
                               case when items.loan is null then 'not named in the files; it stays on record'
                                    else 'not named in the files; it is out, and stays on record' end
                          from items
                          join titles on titles.id = coalesce(items.described, items.title)
                         where items.gone is null
                           and not exists (select from catalogue_import_copies copy
                                            where copy.import = :id and copy.barcode = items.barcode)
                         order by items.barcode
                         limit :most
                        """).bind("id", id).bind("most", ImportLines.MOST_LINES).execute();
        return db.createQuery("""
                        select count(*) from items
                         where items.gone is null
                           and not exists (select from catalogue_import_copies copy
                                            where copy.import = :id and copy.barcode = items.barcode)
                        """).bind("id", id).mapTo(Long.class).one();
    }

    /** Only needed until it is done. */
    static void forget(Handle db, String id) {
        db.createUpdate("delete from catalogue_import_copies where import = :id")
                .bind("id", id)
                .execute();
    }
}
