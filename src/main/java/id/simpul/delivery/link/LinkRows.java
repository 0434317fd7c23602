package id.simpul.delivery.link;

import id.simpul.database.Order;
import id.simpul.database.Part;
import id.simpul.database.Sorted;
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

    /** How they can stand: as they were made, the newest first. */
    public static final List<Order> ORDERS =
            List.of(Order.time("madeAt", "made_at", "id").downward());

    private static final String SELECT = """
            select encode(hash, 'hex') as id, purpose, partner, thing, made_at, ends_at, opened_at, used_at, revoked_at
              from links
            """;

    /**
     * So many of them.
     *
     * @param sorted in one of {@link #ORDERS}
     */
    public static Part<Row> page(Handle db, Optional<PartnerId> partner, Optional<String> purpose, Sorted sorted) {
        return sorted.read(
                db.createQuery("select found.*, " + sorted.place() + " as place from (" + SELECT
                                + """
                                 where (cast(:partner as text) is null or partner = :partner)
                                   and (cast(:purpose as text) is null or purpose = :purpose)) as found
                                 where %s
                                 order by %s
                                 limit :most
                                """.formatted(sorted.beyond(), sorted.by()))
                        .bind("partner", partner.map(PartnerId::value).orElse(null))
                        .bind("purpose", purpose.orElse(null)),
                LinkRows::row);
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
