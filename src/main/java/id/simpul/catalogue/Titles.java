package id.simpul.catalogue;

import id.simpul.agenda.Mornings;
import id.simpul.database.Rows;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/**
 * Renews titles that were written alike by an earlier way, and the keys by which their works are known: what now is one work is
 * joined, and what an ISBN joined though it is far from it is shown to staff. A step begins and ends with its transaction, so it may
 * be cut off anywhere; no description and no history is ever deleted.
 */
final class Titles {
    private final Handle db;
    private final Instant at;
    private final List<Row> rows;
    private final Map<String, String> keys;
    private final Works works;
    private final List<Row> first = new ArrayList<>();

    private Titles(Handle db, int most, Instant at) {
        this.db = db;
        this.at = at;
        this.rows = old(db, most);
        this.keys = WorkRows.byKey(db, rows.stream().map(Row::key).toList());
        Set<String> ids = new TreeSet<>(keys.values());
        rows.forEach(row -> ids.add(row.id()));
        this.works = WorkRows.read(db, ids, List.of());
    }

    /** A title as it is stored, and as it is written alike now. */
    record Row(String id, String title, SameWork form) {
        String bare() {
            return TitleKey.plain(title);
        }

        String key() {
            return form.key().value();
        }
    }

    /** Renews what is stored by an earlier way of writing titles alike. */
    static SpellingChore spelling(Mornings mornings) {
        return new SpellingChore(
                mornings,
                "catalogue.spelling",
                Set.of("titles", "title_keys", "title_doubts", "items"),
                """
                select id as part, null as period, null::date as due_on
                  from titles
                 where key_version < :version
                 order by key_version, id
                 limit 1
                """,
                Titles::renew);
    }

    private static void renew(Handle db, int most, Instant at) {
        WorkRows.lock(db);
        Titles titles = new Titles(db, most, at);
        titles.respell();
        titles.rows.forEach(titles::known);
        titles.insertKeys();
        titles.showFar();
    }

    private static List<Row> old(Handle db, int most) {
        return db.createQuery("""
                        select id, title, author, volume from titles
                         where key_version < :version
                         order by key_version, id
                         limit :most
                           for update
                        """)
                .bind("version", TitleKey.VERSION)
                .bind("most", most)
                .map((row, context) -> new Row(row.getString("id"), row.getString("title"), WorkRows.form(row)))
                .list();
    }

    private void respell() {
        Rows.bind(db.createUpdate("""
                        update titles
                           set plain = new.plain, bare = new.bare, key_version = :version
                          from unnest(:id, :form.whole, :bare) as new (id, plain, bare)
                         where titles.id = new.id and titles.key_version < :version
                        """), Row.class, rows)
                .bind("version", TitleKey.VERSION)
                .execute();
    }

    /** Its work is the one of its key, unless staff have said otherwise. */
    private void known(Row row) {
        String work = works.workOf(row.id());
        String holder = keys.get(row.key());
        if (holder == null) {
            keys.put(row.key(), row.id());
            first.add(row);
            return;
        }
        String other = works.workOf(holder);
        if (!other.equals(work) && !works.areApart(works.members(work), works.members(other))) {
            WorkRows.join(db, work, other);
            works.join(work, other);
        }
    }

    private void insertKeys() {
        Rows.bind(db.createUpdate("""
                        insert into title_keys (key, title, own)
                        select new.key, coalesce(titles.same_as, titles.id), new.id
                          from unnest(:key, :id) as new (key, id)
                          join titles on titles.id = new.id
                            on conflict (key) do nothing
                        """), Row.class, first).execute();
    }

    private void showFar() {
        WorkRows.doubt(
                db,
                rows.stream()
                        .filter(row -> !works.workOf(row.id()).equals(row.id()))
                        .filter(row ->
                                works.form(works.workOf(row.id())).stream().noneMatch(form -> form.isNear(row.form())))
                        .map(row -> Catalogued.Doubt.of(row.id(), works.workOf(row.id()), Optional.empty()))
                        .toList(),
                at);
    }
}
