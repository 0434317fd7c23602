package id.simpul.hub.backup;

import id.simpul.database.Database;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** When backups were tried, and what came of it. */
public final class Drills {
    private final Database database;

    public Drills(Database database) {
        this.database = database;
    }

    /**
     * One that was tried.
     *
     * @param cutAt whose state the backup holds, if it could be read
     * @param startMillis how long a hub took to start on it, if one did
     * @param error why it is no way back, in both languages; empty if it is one
     */
    public record Tried(
            String file,
            Instant beganAt,
            Instant endedAt,
            Optional<Instant> cutAt,
            Optional<Long> startMillis,
            Optional<String> error) {}

    void add(Tried tried) {
        database.useTransaction(db -> db.createUpdate("""
                        insert into drills (began_at, ended_at, file, cut_at, start_millis, error)
                        values (:began, :ended, :file, :cut, :start, :error)
                        """)
                .bind("began", tried.beganAt())
                .bind("ended", tried.endedAt())
                .bind("file", tried.file())
                .bind("cut", tried.cutAt())
                .bind("start", tried.startMillis())
                .bind("error", tried.error())
                .execute());
    }

    /** The last one, if there ever was one. */
    static Optional<Tried> last(Handle db) {
        return db.createQuery("""
                        select file, began_at, ended_at, cut_at, start_millis, error from drills
                         order by ended_at desc, seq desc limit 1
                        """)
                .map((row, context) -> new Tried(
                        row.getString("file"),
                        row.getTimestamp("began_at").toInstant(),
                        row.getTimestamp("ended_at").toInstant(),
                        Optional.ofNullable(row.getTimestamp("cut_at")).map(java.sql.Timestamp::toInstant),
                        Optional.ofNullable(row.getObject("start_millis", Long.class)),
                        Optional.ofNullable(row.getString("error"))))
                .findOne();
    }
}
