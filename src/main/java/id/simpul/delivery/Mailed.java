package id.simpul.delivery;

import id.simpul.database.Order;
import id.simpul.database.Part;
import id.simpul.database.Sorted;
import id.simpul.partner.Channel;
import id.simpul.partner.PartnerId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * A mail as staff see it in the list of mails: to whom, of what, and how far it has come.
 *
 * @param topic what it tells of
 * @param state {@code waiting}, {@code retried} if it has failed and is tried again, {@code sent}, {@code failed}, {@code dropped} for want of
 *     an address, {@code unconfirmed} until its reader has confirmed the address,
 *     {@code returned} until there is another than the one that mails came back from, {@code waived} or {@code past}
 * @param address where mails to the partner go now; not always where this one went
 * @param at when it was promised
 * @param error what it failed on last; nothing personal
 */
public record Mailed(
        long seq,
        PartnerId partner,
        Optional<String> name,
        Optional<String> address,
        String topic,
        String state,
        int attempts,
        Instant at,
        Optional<Instant> sentAt,
        String error) {
    /** How it is asked for by people: what staff have to look after is one state. */
    public static final List<String> STATES = List.of("trouble", "waiting", "sent", "rest");

    /** How they can stand: as they were written, the newest first. */
    public static final List<Order> ORDERS = List.of(Order.number("at", "d.seq").downward());

    private static final String SELECT = """
            select d.seq, cast(d.seq as text) as place, d.partner, p.name, p.email, n.topic, d.attempts, n.at, d.sent_at, coalesce(d.last_error, '') as error,
                case when d.state = 'waiting' and d.attempts > 0 then 'retried'
                    when d.state = 'unconfirmed' and p.email_returned is not null then 'returned' else d.state end as state
            from deliveries d
            join notices n on n.seq = d.notice
            left join partners p on p.id = d.partner
            where d.channel = :channel
              and (:partner is null or d.partner = :partner)
            """;

    /**
     * So many of them.
     *
     * @param state one of {@link #STATES}; all if empty
     * @param sorted in one of {@link #ORDERS}
     */
    public static Part<Mailed> page(Handle db, Optional<PartnerId> partner, Optional<String> state, Sorted sorted) {
        String where = state.map(Mailed::narrowed).orElse("") + " and " + sorted.beyond();
        return sorted.read(
                db.createQuery(SELECT + where + " order by " + sorted.by() + " limit :most")
                        .bind("channel", Channel.EMAIL.wire())
                        .bindByType("partner", partner.orElse(null), PartnerId.class),
                Mailed::mailed);
    }

    private static Mailed mailed(ResultSet row) throws SQLException {
        return new Mailed(
                row.getLong("seq"),
                new PartnerId(row.getString("partner")),
                Optional.ofNullable(row.getString("name")),
                Optional.ofNullable(row.getString("email")),
                row.getString("topic"),
                row.getString("state"),
                row.getInt("attempts"),
                row.getTimestamp("at").toInstant(),
                Optional.ofNullable(row.getTimestamp("sent_at")).map(java.sql.Timestamp::toInstant),
                row.getString("error"));
    }

    private static String narrowed(String state) {
        return switch (state) {
            case "trouble" ->
                " and (d.state in ('failed', 'dropped') or d.state = 'unconfirmed' and p.email_returned is not null)";
            case "waiting" -> " and d.state in ('waiting', 'unconfirmed')";
            case "sent" -> " and d.state = 'sent'";
            default -> " and d.state in ('waived', 'past')";
        };
    }

    /** The one of that place. */
    public static Optional<Mailed> of(Handle db, long seq) {
        return db.createQuery(SELECT + " and d.seq = :seq")
                .bind("channel", Channel.EMAIL.wire())
                .bindByType("partner", null, PartnerId.class)
                .bind("seq", seq)
                .map((row, context) -> mailed(row))
                .findOne();
    }
}
