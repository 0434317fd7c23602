package id.simpul.catalogue;

import id.simpul.agenda.Mornings;
import id.simpul.database.Rows;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Titles of the catalogue in the database, and how they are written alike. */
final class Titles {
    private Titles() {}

    /** A title as it is stored, and as it is written alike now. */
    record Row(String id, String title, Optional<String> volume) {
        String plain() {
            return TitleKey.plain(title, volume);
        }

        String bare() {
            return TitleKey.plain(title);
        }
    }

    /** Renews what is stored by an earlier way of writing titles alike. */
    static SpellingChore spelling(Mornings mornings) {
        return new SpellingChore(mornings, "catalogue.spelling", Set.of("titles"), """
                select id from titles where key_version < :version order by key_version, id limit 1
                """, Titles::respell);
    }

    private static void respell(Handle db, int most) {
        List<Row> old = db.createQuery("""
                        select id, title, volume from titles
                         where key_version < :version
                         order by key_version, id
                         limit :most
                           for update
                        """)
                .bind("version", TitleKey.VERSION)
                .bind("most", most)
                .map((row, context) -> new Row(
                        row.getString("id"), row.getString("title"), Optional.ofNullable(row.getString("volume"))))
                .list();
        Rows.bind(db.createUpdate("""
                        update titles
                           set plain = new.plain, bare = new.bare, key_version = :version
                          from unnest(:id, :plain, :bare) as new (id, plain, bare)
                         where titles.id = new.id and titles.key_version < :version
                        """), Row.class, old)
                .bind("version", TitleKey.VERSION)
                .execute();
    }
}
