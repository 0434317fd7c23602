package id.simpul.delivery.link;

import id.simpul.partner.PartnerId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Links as staff look at them, and end them. */
public final class LinkRows {
    private LinkRows() {}

    /**
     * A link as staff see it.
     *
     * @param id names it, and does not open it
     * @param openedAt first, perhaps by a mail server
     */
    public record Row(
            String id,
            Link link,
            Instant madeAt,
            Instant endsAt,
            Optional<Instant> openedAt,
            Optional<Instant> usedAt,
            Optional<Instant> revokedAt) {}

    private static final String SELECT = """
            select encode(hash, 'hex') as id, purpose, partner, thing, made_at, ends_at, opened_at, used_at, revoked_at from links
            """;

    /** The newest first. */
    public static List<Row> page(
            Handle db, Optional<PartnerId> partner, Optional<String> purpose, Optional<String> after, int most) {
        return db.createQuery(SELECT + """
                         where (cast(:partner as text) is null or partner = :partner)
                           and (cast(:purpose as text) is null or purpose = :purpose)
                           and (made_at, encode(hash, 'hex')) < (cast(:before as timestamptz), :id)
                         order by made_at desc, encode(hash, 'hex') desc limit :most
                        """)
                .bind("partner", partner.map(PartnerId::value).orElse(null))
                .bind("purpose", purpose.orElse(null))
                .bind("before", after.map(key -> key.split(" ")[0]).orElse("infinity"))
                .bind("id", after.map(key -> key.split(" ")[1]).orElse(""))
                .bind("most", most)
                .map((row, context) -> row(row))
                .list();
    }

    /** That of an id. */
    public static Optional<Row> row(Handle db, String id) {
        return db.createQuery(SELECT + " where hash = decode(:id, 'hex')")
                .bind("id", id)
                .map((row, context) -> row(row))
                .findOne();
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getString("id"),
                new Link(
                        Link.Purpose.ofWire(row.getString("purpose")).orElseThrow(),
                        new PartnerId(row.getString("partner")),
                        row.getString("thing")),
                row.getTimestamp("made_at").toInstant(),
                row.getTimestamp("ends_at").toInstant(),
                instant(row, "opened_at"),
                instant(row, "used_at"),
                instant(row, "revoked_at"));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
    }

    /** Ends one before its time. */
    public static void revoke(Handle db, String id, Instant now) {
        db.createUpdate("""
                        update links set revoked_at = :now where hash = decode(:id, 'hex') and revoked_at is null
                        """).bind("id", id).bind("now", now).execute();
    }
}
