package id.simpul.partner;

import id.simpul.database.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** What partners' passwords are known by. */
final class CredentialRows {
    private static final String SELECT = """
            select partner, salt, hash, for_broker, old_salt, old_hash, old_until, old_used_at, new_used_at, fingerprint
              from partner_credentials left join partner_certificates using (partner)""";

    private CredentialRows() {}

    /**
     * @param fingerprint of the certificate that is asked for from now on; none is if empty
     */
    static void certificate(Handle db, PartnerId partner, Optional<String> fingerprint, Instant now) {
        db.execute("delete from partner_certificates where partner = ?", partner.value());
        fingerprint.ifPresent(print -> db.createUpdate(
                        "insert into partner_certificates (partner, fingerprint, set_at) values (:partner, :print, :now)")
                .bind("partner", partner.value())
                .bind("print", print)
                .bind("now", now)
                .execute());
    }

    static void delete(Handle db, PartnerId partner) {
        db.execute("delete from partner_certificates where partner = ?", partner.value());
        db.execute("delete from partner_credentials where partner = ?", partner.value());
    }

    /**
     * @param oldUntil until when the one before is good as well; it ends at once if empty
     */
    static void write(Handle db, PartnerId partner, Credential credential, Instant now, Optional<Instant> oldUntil) {
        Rows.bind(db.createUpdate("""
                        insert into partner_credentials as before (partner, salt, hash, for_broker, changed_at)
                        values (:partner, :salt, :hash, :forBroker, :now)
                        on conflict (partner) do update
                        set old_salt = case when :oldUntil::timestamptz is not null then before.salt end,
                            old_hash = case when :oldUntil::timestamptz is not null then before.hash end,
                            old_until = :oldUntil, old_used_at = null, new_used_at = null,
                            salt = excluded.salt, hash = excluded.hash, for_broker = excluded.for_broker,
                            changed_at = excluded.changed_at
                        """), credential)
                .bind("partner", partner.value())
                .bind("now", now)
                .bind("oldUntil", oldUntil)
                .execute();
    }

    static void endOld(Handle db, PartnerId partner) {
        db.createUpdate("""
                        update partner_credentials
                           set old_salt = null, old_hash = null, old_until = null, old_used_at = null, new_used_at = null
                         where partner = :partner and old_until is not null
                        """).bind("partner", partner.value()).execute();
    }

    static Map<PartnerId, Credential> all(Handle db) {
        return credentials(db.createQuery(SELECT));
    }

    static Map<PartnerId, Credential> of(Handle db, Collection<PartnerId> ids) {
        return credentials(db.createQuery(SELECT + " where partner = any(:ids)")
                .bindArray(
                        "ids", String.class, ids.stream().map(PartnerId::value).toList()));
    }

    private static Map<PartnerId, Credential> credentials(Query query) {
        return query
                .map((row, context) -> Map.entry(
                        new PartnerId(row.getString("partner")),
                        new Credential(
                                row.getBytes("salt"),
                                row.getBytes("hash"),
                                Optional.ofNullable(row.getString("for_broker")),
                                renewal(row),
                                Optional.ofNullable(row.getString("fingerprint")))))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Optional<Renewal> renewal(ResultSet row) throws SQLException {
        byte[] salt = row.getBytes("old_salt");
        return salt == null
                ? Optional.empty()
                : Optional.of(new Renewal(
                        new Credential(salt, row.getBytes("old_hash"), Optional.empty()),
                        row.getTimestamp("old_until").toInstant(),
                        instant(row, "new_used_at"),
                        instant(row, "old_used_at")));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
    }
}
