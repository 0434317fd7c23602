package id.simpul.hub.backup;

import id.simpul.backup.BackupFailed;
import id.simpul.database.Database;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Which backups were made, and which could not be. */
public final class BackupRows {
    private final Database database;

    BackupRows(Database database) {
        this.database = database;
    }

    /**
     * The last one.
     *
     * @param cutAt whose state it holds
     */
    public record Last(Path file, Instant cutAt, long bytes) {}

    void made(Backups.Made made, Instant began, Optional<String> by) {
        database.useTransaction(db -> db.createUpdate("""
                        insert into backups (began_at, cut_at, ended_at, file, bytes, by_whom)
                        values (:began, :cut, :ended, :file, :bytes, :by)
                        """)
                .bind("began", began)
                .bind("cut", made.cutAt())
                .bind("ended", Instant.now())
                .bind("file", made.file().toString())
                .bind("bytes", made.bytes())
                .bind("by", by)
                .execute());
    }

    /** Told in both languages where the reason is, and in the words of what failed where it is not. */
    void failed(Path file, Instant began, Optional<String> by, RuntimeException why) {
        database.useTransaction(db -> db.createUpdate("""
                        insert into backups (began_at, ended_at, file, by_whom, error)
                        values (:began, :ended, :file, :by, :error)
                        """)
                .bind("began", began)
                .bind("ended", Instant.now())
                .bind("file", file.toString())
                .bind("by", by)
                .bind("error", why instanceof BackupFailed ? why.getMessage() : why.toString())
                .execute());
    }

    /** The last that was made, if one ever was. */
    static Optional<Last> last(Handle db) {
        return db.createQuery(
                        "select file, cut_at, bytes from backups where error is null order by ended_at desc limit 1")
                .map((row, context) -> new Last(
                        Path.of(row.getString("file")),
                        row.getTimestamp("cut_at").toInstant(),
                        row.getLong("bytes")))
                .findOne();
    }

    /** Why the last that the hub tried by itself could not be made, if none was made since; who asks for one hears it at once. */
    static Optional<String> lastError(Handle db) {
        return db.createQuery("""
                        select coalesce(error, '') from backups
                         where by_whom is null or error is null
                         order by ended_at desc, seq desc limit 1
                        """).mapTo(String.class).findOne().filter(error -> !error.isEmpty());
    }

    /** What became of the last that the hub tried by itself. */
    record Tried(Instant endedAt, boolean failed) {}

    /** Of those begun since then. */
    Optional<Tried> byItself(Instant since) {
        return database.jdbi().withHandle(db -> db.createQuery("""
                        select ended_at, error is not null as failed from backups
                         where by_whom is null and began_at >= :since
                         order by ended_at desc, seq desc limit 1
                        """)
                .bind("since", since)
                .map((row, context) -> new Tried(row.getTimestamp("ended_at").toInstant(), row.getBoolean("failed")))
                .findOne());
    }
}
