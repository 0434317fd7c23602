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
import java.util.Set;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** The items and titles of the catalogue in the database; many at once, each kind in one statement. */
public final class Items {
    /** Reads what the items' keys and barcodes name already; one writer at a time, so that no title is made twice. */
    CatalogueFacts factsFor(Handle db, List<Request> requests) {
        db.createQuery("select 1 from pg_advisory_xact_lock(hashtext('catalogue'))")
                .mapTo(int.class)
                .one();
        IdentityHashMap<Request, Described> asked = new IdentityHashMap<>();
        requests.forEach(request -> asked.put(request, Described.by(request)));
        Set<String> barcodes = new HashSet<>();
        Set<String> keys = new HashSet<>();
        asked.values().forEach(described -> {
            barcodes.add(described.item().barcode());
            keys.add(described.work().value());
            described.isbn().ifPresent(key -> keys.add(key.value()));
        });
        return new CatalogueFacts(knownItems(db, barcodes), titlesByKey(db, keys), asked);
    }

    private static Map<String, CatalogueFacts.Known> knownItems(Handle db, Collection<String> barcodes) {
        Map<String, CatalogueFacts.Known> known = new HashMap<>();
        db.createQuery("""
                        select items.barcode, items.title, items.loan is not null as on_loan
                          from unnest(:barcodes) as asked (barcode)
                          join items on items.barcode = asked.barcode
                         order by items.barcode
                           for update of items
                        """)
                .bindArray("barcodes", String.class, barcodes)
                .map((row, context) -> known.put(
                        row.getString("barcode"),
                        new CatalogueFacts.Known(row.getString("title"), row.getBoolean("on_loan"))))
                .list();
        return known;
    }

    private static Map<String, String> titlesByKey(Handle db, Collection<String> keys) {
        Map<String, String> titles = new HashMap<>();
        db.createQuery("""
                        select title_keys.key, title_keys.title
                          from unnest(:keys) as asked (key)
                          join title_keys on title_keys.key = asked.key
                        """)
                .bindArray("keys", String.class, keys)
                .map((row, context) -> titles.put(row.getString("key"), row.getString("title")))
                .list();
        return titles;
    }

    void write(Handle db, List<Decided> decided) {
        List<Catalogued> changes = Effects.of(decided, Catalogued.class);
        if (changes.isEmpty()) {
            return;
        }
        insertTitles(db, changes);
        changes.forEach(change -> change.joins().ifPresent(joined -> join(db, joined, change.title())));
        insertKeys(db, changes);
        upsert(db, changes, decided.get(decided.size() - 1).at());
    }

    /** The last description of a title under its own name is the one shown. */
    private static void insertTitles(Handle db, List<Catalogued> changes) {
        Map<String, Catalogued> titles = new LinkedHashMap<>();
        changes.stream()
                .filter(change -> change.title().equals(change.work().value()))
                .forEach(change -> titles.put(change.title(), change));
        Rows.bind(db.createUpdate("""
                        insert into titles (id, title, author, volume, plain, bare, key_version)
                        select new.id, new.title, new.author, new.volume, new.plain, new.bare, :version
                          from unnest(:title, :item.title, :item.author, :item.volume, :item.plain, :item.bare)
                               as new (id, title, author, volume, plain, bare)
                          left join titles as old on old.id = new.id
                         where old.id is null
                            or (old.title, old.author, old.volume, old.key_version)
                               is distinct from (new.title, new.author, new.volume, :version)
                            on conflict (id) do update
                           set title = excluded.title, author = excluded.author, volume = excluded.volume,
                               plain = excluded.plain, bare = excluded.bare, key_version = excluded.key_version
                        """), Catalogued.class, titles.values())
                .bind("version", TitleKey.VERSION)
                .execute();
    }

    /** Rare: an ISBN shows that two titles are one. History keeps the old name, and finds the new one by it. */
    private static void join(Handle db, String joined, String title) {
        db.createUpdate("update titles set same_as = :title where id = :joined or same_as = :joined")
                .bind("title", title)
                .bind("joined", joined)
                .execute();
        db.createUpdate("update title_keys set title = :title where title = :joined")
                .bind("title", title)
                .bind("joined", joined)
                .execute();
        db.createUpdate("update items set title = :title where title = :joined")
                .bind("title", title)
                .bind("joined", joined)
                .execute();
    }

    private record Key(String key, String title) {}

    private static void insertKeys(Handle db, List<Catalogued> changes) {
        Map<String, Key> keys = new LinkedHashMap<>();
        changes.forEach(change -> Stream.concat(Stream.of(change.work()), change.isbn().stream())
                .map(TitleKey::value)
                .forEach(key -> keys.put(key, new Key(key, change.title()))));
        Rows.bind(db.createUpdate("""
                        insert into title_keys (key, title)
                        select key, coalesce(titles.same_as, titles.id)
                          from unnest(:key, :title) as new (key, title)
                          join titles on titles.id = new.title
                            on conflict (key) do nothing
                        """), Key.class, keys.values()).execute();
    }

    private static void upsert(Handle db, List<Catalogued> changes, Instant at) {
        Map<String, Catalogued> last = new LinkedHashMap<>();
        changes.forEach(change -> last.put(change.item().barcode(), change));
        Rows.bind(db.createUpdate("""
                        insert into items (barcode, title, collection, grades, condition, lendable, isbn, publisher, year,
                                           subject, changed_at)
                        select barcode, coalesce(titles.same_as, titles.id), collection, coalesce(grades, 'both'), condition,
                               lendable, isbn, publisher, year, subject, :at
                          from unnest(:item.barcode, :title, :item.collection, :item.grades, :item.condition, :item.lendable,
                                      :item.isbn, :item.publisher, :item.year, :item.subject)
                               as new (barcode, title, collection, grades, condition, lendable, isbn, publisher, year,
                                       subject)
                          join titles on titles.id = new.title
                            on conflict (barcode) do update
                           set title = excluded.title, collection = excluded.collection, grades = excluded.grades,
                               condition = excluded.condition, lendable = excluded.lendable, isbn = excluded.isbn,
                               publisher = excluded.publisher, year = excluded.year, subject = excluded.subject,
                               changed_at = excluded.changed_at
                        """), Catalogued.class, last.values())
                .bind("at", at)
                .execute();
    }
}
