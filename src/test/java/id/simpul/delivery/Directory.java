package id.simpul.delivery;

import id.simpul.database.Database;
import java.time.Instant;

/** Puts partners and replies straight into the tables. */
final class Directory {
    private static final Instant BEGAN = Instant.parse("2021-01-04T00:00:00Z");

    private final Database database;

    Directory(Database database) {
        this.database = database;
    }

    /** @param email null for a partner without an address */
    void add(String id, String email, boolean hasSystem, String... channels) {
        database.jdbi().useHandle(db -> db.createUpdate("""
                        insert into partners (id, kind, name, email, channels, language, has_system, created_at)
                        values (:id, 'school', :name, :email, :channels, 'id', :hasSystem, :began)
                        """)
                .bind("id", id)
                .bind("name", "SD Contoh " + id)
                .bind("email", email)
                .bindArray("channels", String.class, (Object[]) channels)
                .bind("hasSystem", hasSystem)
                .bind("began", BEGAN)
                .execute());
    }

    void reply(String partner, String replyId, String request) {
        database.jdbi()
                .useHandle(db -> db.execute(
                        "insert into replies (partner, reply_id, request_id, event, at) values (?, ?, ?, ?, ?)",
                        partner,
                        replyId,
                        request,
                        "{\"id\":\"" + replyId + "\"}",
                        BEGAN));
    }
}
