package id.simpul.catalogue;

import id.simpul.database.PlannedOnce;
import id.simpul.database.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Descriptions, works and keys in the database; many at once, each kind in one statement. */
final class WorkRows {
    private WorkRows() {}

    /** One writer at a time, so that no work is made twice; until the transaction ends. */
    static void lock(Handle db) {
        PlannedOnce.of(db.createQuery("select 1 from pg_advisory_xact_lock(hashtext('catalogue'))"))
                .mapTo(int.class)
                .one();
    }

    static Map<String, String> byKey(Handle db, Collection<String> keys) {
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

    /**
     * Works with all their descriptions.
     *
     * @param ids of descriptions whose works are asked for
     * @param titles whose works are asked for too, written alike
     */
    static Works read(Handle db, Collection<String> ids, Collection<String> titles) {
        Works works = new Works();
        db.createQuery("""
                        with asked as (
                            select coalesce(same_as, id) as work from titles where id = any(:ids)
                            union
                            select coalesce(same_as, id) from titles where plain <> '' and plain = any(:titles))
                        select titles.id, asked.work, titles.title, titles.author, titles.volume
                          from asked
                          join titles on titles.id = asked.work
                        union all
                        select titles.id, asked.work, titles.title, titles.author, titles.volume
                          from asked
                          join titles on titles.same_as = asked.work
                        """)
                .bindArray("ids", String.class, ids)
                .bindArray("titles", String.class, titles)
                .map((row, context) -> add(works, row))
                .list();
        return readApart(db, works);
    }

    private static Works add(Works works, ResultSet row) throws SQLException {
        works.add(row.getString("id"), row.getString("work"), form(row));
        return works;
    }

    static SameWork form(ResultSet row) throws SQLException {
        return SameWork.of(
                row.getString("title"),
                Optional.ofNullable(row.getString("author")),
                Optional.ofNullable(row.getString("volume")));
    }

    private static Works readApart(Handle db, Works works) {
        if (works.ids().size() < 2) {
            return works;
        }
        db.createQuery("""
                        select one, other from title_doubts
                         where decided = 'apart' and one = any(:ids) and other = any(:ids)
                        """)
                .bindArray("ids", String.class, works.ids())
                .map((row, context) -> {
                    works.apart(row.getString("one"), row.getString("other"));
                    return works;
                })
                .list();
        return works;
    }

    /** Writes copies, their descriptions and keys, joins what turned out to be one, and asks staff about the rest. */
    static void write(Handle db, List<Catalogued> changes, Instant at) {
        Rows.bind(PlannedOnce.of(db.createQuery("""
                        select catalogue_write(:at, :version, :described.id, :title, :isbnKey.value, :item.title, :item.author, :item.volume,
                            :form.whole, :bare, :item.barcode, :item.collection, :item.grades, :item.condition, :item.lendable,
                            :item.isbn, :item.publisher, :item.year, :item.subject)::text
                        """)), Catalogued.class, changes)
                .bind("at", at)
                .bind("version", TitleKey.VERSION)
                .mapTo(String.class)
                .one();
        changes.forEach(change -> change.joins().forEach(joined -> join(db, joined, change.title())));
        doubt(db, changes.stream().flatMap(change -> change.doubts().stream()).toList(), at);
    }

    /** Two works turn out to be one. History keeps the old name, and finds the new one by it. */
    static void join(Handle db, String joined, String work) {
        db.createUpdate("update titles set same_as = :work where id = :joined or same_as = :joined")
                .bind("work", work)
                .bind("joined", joined)
                .execute();
        db.createUpdate("update title_keys set title = :work where title = :joined")
                .bind("work", work)
                .bind("joined", joined)
                .execute();
        db.createUpdate("update items set title = :work where title = :joined")
                .bind("work", work)
                .bind("joined", joined)
                .execute();
        db.createUpdate("""
                        with members as (select id from titles where id = :work or same_as = :work)
                        update title_doubts set decided = 'joined'
                         where decided is null
                           and one in (select id from members) and other in (select id from members)
                        """).bind("work", work).execute();
    }

    /** What was asked or decided before is not asked again. */
    static void doubt(Handle db, List<Catalogued.Doubt> doubts, Instant at) {
        if (doubts.isEmpty()) {
            return;
        }
        Rows.bind(db.createUpdate("""
                        insert into title_doubts (one, other, isbn, since)
                        select one, other, isbn, :at from unnest(:one, :other, :isbn) as new (one, other, isbn)
                            on conflict (one, other) do nothing
                        """), Catalogued.Doubt.class, doubts)
                .bind("at", at)
                .execute();
    }
}
