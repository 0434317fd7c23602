package id.simpul.partner;

import id.simpul.database.Rows;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** What partners' passwords are known by. */
final class CredentialRows {
    private CredentialRows() {}

    static void delete(Handle db, PartnerId partner) {
        db.execute("delete from partner_credentials where partner = ?", partner.value());
    }

    static void write(Handle db, PartnerId partner, Credential credential, Instant now) {
        Rows.bind(db.createUpdate("""
                        insert into partner_credentials (partner, salt, hash, for_broker, changed_at)
                        values (:partner, :salt, :hash, :forBroker, :now)
                        on conflict (partner) do update
                        set salt = excluded.salt, hash = excluded.hash, for_broker = excluded.for_broker,
                            changed_at = excluded.changed_at
                        """), credential)
                .bind("partner", partner.value())
                .bind("now", now)
                .execute();
    }

    static Map<PartnerId, Credential> all(Handle db) {
        return credentials(db.createQuery("select partner, salt, hash, for_broker from partner_credentials"));
    }

    static Map<PartnerId, Credential> of(Handle db, Collection<PartnerId> ids) {
        return credentials(db.createQuery(
                        "select partner, salt, hash, for_broker from partner_credentials where partner = any(:ids)")
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
                                Optional.ofNullable(row.getString("for_broker")))))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
