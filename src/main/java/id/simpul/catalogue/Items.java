package id.simpul.catalogue;

import id.simpul.database.Rows;
import id.simpul.ledger.Decided;
import id.simpul.ledger.Effects;
import id.simpul.ledger.Request;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** The items and titles of the catalogue in the database; many at once, each kind in one statement. */
public final class Items {
    /** Reads what the items' keys and barcodes name already; one writer at a time, so that no title is made twice. */
    CatalogueFacts factsFor(Handle db, List<Request> requests) {
        WorkRows.lock(db);
        IdentityHashMap<Request, Described> asked = new IdentityHashMap<>();
        requests.forEach(request -> asked.put(request, Described.by(request)));
        Set<String> barcodes = new HashSet<>();
        Set<String> keys = new HashSet<>();
        Set<String> titles = new HashSet<>();
        asked.values().forEach(described -> {
            barcodes.add(described.item().barcode());
            keys.add(described.id());
            titles.add(described.form().whole());
            described.isbn().ifPresent(key -> keys.add(key.value()));
        });
        Map<String, CatalogueFacts.Known> items = known(db, barcodes);
        Map<String, String> byKey = WorkRows.byKey(db, keys);
        Set<String> ids = new HashSet<>(byKey.values());
        items.values().forEach(known -> ids.add(known.described()));
        return new CatalogueFacts(items, byKey, WorkRows.read(db, ids, titles), asked);
    }

    private static Map<String, CatalogueFacts.Known> known(Handle db, Collection<String> barcodes) {
        Map<String, CatalogueFacts.Known> known = new HashMap<>();
        db.createQuery("""
                        select items.barcode, coalesce(items.described, items.title) as described,
                               items.loan is not null as on_loan, items.gone
                          from unnest(:barcodes) as asked (barcode)
                          join items on items.barcode = asked.barcode
                         order by items.barcode
                           for update of items
                        """)
                .bindArray("barcodes", String.class, barcodes)
                .map((row, context) -> known.put(
                        row.getString("barcode"),
                        new CatalogueFacts.Known(
                                row.getString("described"),
                                row.getBoolean("on_loan"),
                                Optional.ofNullable(row.getString("gone")).map(Gone::ofWire))))
                .list();
        return known;
    }

    void write(Handle db, List<Decided> decided) {
        List<Catalogued> changes = Effects.of(decided, Catalogued.class);
        if (changes.isEmpty()) {
            return;
        }
        Instant at = decided.get(decided.size() - 1).at();
        WorkRows.write(db, changes, at);
        upsert(db, changes, at);
    }

    private static void upsert(Handle db, List<Catalogued> changes, Instant at) {
        Map<String, Catalogued> last = new LinkedHashMap<>();
        changes.forEach(change -> last.put(change.item().barcode(), change));
        Rows.bind(db.createUpdate("""
                        insert into items (barcode, title, described, collection, grades, condition, lendable, isbn, publisher, year,
                                           subject, changed_at)
                        select barcode, coalesce(titles.same_as, titles.id), described, collection, coalesce(grades, 'both'), condition,
                               lendable, isbn, publisher, year, subject, :at
                          from unnest(:item.barcode, :title, :described.id, :item.collection, :item.grades, :item.condition, :item.lendable,
                                      :item.isbn, :item.publisher, :item.year, :item.subject)
                               as new (barcode, title, described, collection, grades, condition, lendable, isbn, publisher, year,
                                       subject)
                          join titles on titles.id = new.title
                            on conflict (barcode) do update
                           set title = excluded.title, described = excluded.described, collection = excluded.collection, grades = excluded.grades,
                               condition = excluded.condition, lendable = excluded.lendable, isbn = excluded.isbn,
                               publisher = excluded.publisher, year = excluded.year, subject = excluded.subject,
                               changed_at = excluded.changed_at
                        """), Catalogued.class, last.values())
                .bind("at", at)
                .execute();
    }
}
