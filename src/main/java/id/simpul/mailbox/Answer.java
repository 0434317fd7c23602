package id.simpul.mailbox;

import id.simpul.partner.PartnerId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * An answer by mail that waits for somebody to read it.
 *
 * @param why {@code day} if it was said by a link that a day does not suit, {@code unclear}, {@code refused}, {@code elsewhere} if it came from another address than the partner's, {@code returned} if a
 *     mail came back and it is not plain whose, {@code policy} if a mail server turned it away for what the sender is,
 *     {@code unreadable} if the hub failed on it again and again
 * @param topic what the mail was about that it answers; empty if that is not known
 * @param detail why it was refused
 */
record Answer(
        String id,
        Optional<PartnerId> partner,
        String address,
        String topic,
        String why,
        String said,
        String detail,
        Instant at) {
    private static final String SELECT = "select id, partner, address, topic, why, said, detail, at from mail_answers ";

    /** The same mail twice is one. */
    static void keep(Handle db, Answer answer) {
        db.createUpdate("""
                        insert into mail_answers (id, partner, address, topic, why, said, detail, at)
                        values (:id, :partner, :address, :topic, :why, :said, :detail, :at)
                        on conflict (id) do nothing
                        """)
                .bind("id", answer.id())
                .bindByType("partner", answer.partner().orElse(null), PartnerId.class)
                .bind("address", answer.address())
                .bind("topic", answer.topic())
                .bind("why", answer.why())
                .bind("said", answer.said())
                .bind("detail", answer.detail())
                .bind("at", answer.at())
                .execute();
    }

    /** The oldest first, after that one. */
    static List<Answer> page(Handle db, Optional<String> after, int most) {
        return db.createQuery(SELECT + """
                        where cast(:after as text) is null
                           or (at, id) > (select a.at, a.id from mail_answers a where a.id = :after)
                        order by at, id limit :most
                        """)
                .bindByType("after", after.orElse(null), String.class)
                .bind("most", most)
                .map((row, context) -> answer(row))
                .list();
    }

    static List<Answer> locked(Handle db, List<String> ids) {
        return db.createQuery(SELECT + "where id = any (:ids) order by id for update")
                .bindArray("ids", String.class, ids)
                .map((row, context) -> answer(row))
                .list();
    }

    static long waiting(Handle db, int most) {
        return db.createQuery("select count(*) from (select from mail_answers limit :most) as counted")
                .bind("most", most)
                .mapTo(long.class)
                .one();
    }

    /** How many of a partner wait for one reason, but for one. */
    static long waiting(Handle db, PartnerId partner, String why, String other) {
        return db.createQuery(
                        "select count(*) from mail_answers where partner = :partner and why = :why and id <> :other")
                .bind("partner", partner)
                .bind("why", why)
                .bind("other", other)
                .mapTo(long.class)
                .one();
    }

    static void delete(Handle db, List<String> ids) {
        db.createUpdate("delete from mail_answers where id = any (:ids)")
                .bindArray("ids", String.class, ids)
                .execute();
    }

    private static Answer answer(ResultSet row) throws SQLException {
        return new Answer(
                row.getString("id"),
                Optional.ofNullable(row.getString("partner")).map(PartnerId::new),
                row.getString("address"),
                row.getString("topic"),
                row.getString("why"),
                row.getString("said"),
                row.getString("detail"),
                row.getTimestamp("at").toInstant());
    }
}
