package id.simpul.console.sheet;

import id.simpul.console.session.Keys;
import id.simpul.sheet.SheetKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** What staff have uploaded and not taken yet, in the database: a page can be looked at again, and nothing need be sent twice. */
final class Uploads {
    private static final Duration KEPT = Duration.ofDays(1);
    /** Of one account; who uploads more loses the oldest. */
    private static final int MOST = 5;

    private Uploads() {}

    /**
     * A file, by whom and what for.
     *
     * @param source where the list comes from, in the sender's words
     */
    record Uploaded(String id, SheetKind kind, String account, String name, String source, byte[] content) {
        static Uploaded of(SheetKind kind, String account, String name, String source, byte[] content) {
            return new Uploaded(Keys.token(), kind, account, name, source, content);
        }
    }

    static void keep(Handle db, Uploaded upload, Instant now) {
        db.createUpdate("""
                        delete from uploads where id in (
                            select id from uploads where account = :account order by at desc offset :most)
                        """)
                .bind("account", upload.account())
                .bind("most", MOST - 1)
                .execute();
        db.createUpdate("""
                        insert into uploads (id, kind, account, name, source, content, at)
                        values (:id, :kind, :account, :name, :source, :content, :at)
                        """)
                .bind("id", upload.id())
                .bind("kind", upload.kind().wire())
                .bind("account", upload.account())
                .bind("name", upload.name())
                .bind("source", upload.source())
                .bind("content", upload.content())
                .bind("at", now)
                .execute();
    }

    static void sweep(Handle db, Instant now) {
        db.createUpdate("delete from uploads where at < :old")
                .bind("old", now.minus(KEPT))
                .execute();
    }

    /** Only whoever uploaded it sees it. */
    static Optional<Uploaded> find(Handle db, String id, SheetKind kind, String account) {
        return db.createQuery("""
                        select id, account, name, source, content from uploads
                        where id = :id and kind = :kind and account = :account
                        """)
                .bind("id", id)
                .bind("kind", kind.wire())
                .bind("account", account)
                .map((row, context) -> new Uploaded(
                        row.getString("id"),
                        kind,
                        row.getString("account"),
                        row.getString("name"),
                        row.getString("source"),
                        row.getBytes("content")))
                .findOne();
    }
}
