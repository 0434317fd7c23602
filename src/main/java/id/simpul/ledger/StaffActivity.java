package id.simpul.ledger;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.database.Order;
import id.simpul.database.Part;
import id.simpul.database.Sorted;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** What staff did and looked at, from the history: one entry an act, by whom, by which door, and why. */
public final class StaffActivity {
    private StaffActivity() {}

    /**
     * One act.
     *
     * @param type what was done
     * @param status what it came to
     * @param reference what it was about
     */
    public record Entry(long seq, Instant at, String type, String status, String reference, ObjectNode detail) {
        private Optional<String> told(String field) {
            return Optional.ofNullable(detail.path(field).textValue()).filter(text -> !text.isBlank());
        }

        public Optional<String> by() {
            return told("by");
        }

        public Optional<String> account() {
            return told("account");
        }

        public Optional<String> door() {
            return told("door");
        }

        public Optional<String> reason() {
            return told("reason");
        }
    }

    /**
     * What is looked for.
     *
     * @param who a part of the name of who did it
     * @param type the act
     * @param from from when on
     * @param to before when
     */
    public record Wanted(Optional<String> who, Optional<String> type, Optional<Instant> from, Optional<Instant> to) {}

    /** How they can stand: as they were done, the newest first. */
    public static final List<Order> ORDERS = List.of(Order.number("at", "seq").downward());

    /**
     * So many of them.
     *
     * @param sorted in one of {@link #ORDERS}
     */
    public static Part<Entry> page(Handle db, Wanted wanted, Sorted sorted) {
        return sorted.read(
                db.createQuery("""
                        select seq, at, subject, step, detail, %s as place
                        from events
                        where partner = 'staff' and %s and detail like '%%"by":%%' and detail like '%%"type":%%'
                          and (:who is null or lower(detail::jsonb ->> 'by') like '%%' || :who || '%%')
                          and (:type is null or detail::jsonb ->> 'type' = :type)
                          and (cast(:from as timestamptz) is null or at >= :from) and (cast(:to as timestamptz) is null or at < :to)
                        order by %s limit :most
                        """.formatted(sorted.place(), sorted.beyond(), sorted.by()))
                        .bindByType("who", wanted.who().map(StaffActivity::like).orElse(null), String.class)
                        .bindByType("type", wanted.type().orElse(null), String.class)
                        .bindByType("from", wanted.from().orElse(null), Instant.class)
                        .bindByType("to", wanted.to().orElse(null), Instant.class),
                StaffActivity::entry);
    }

    private static Entry entry(ResultSet row) throws SQLException {
        ObjectNode detail = Json.parse(row.getString("detail"));
        return new Entry(
                row.getLong("seq"),
                row.getTimestamp("at").toInstant(),
                detail.path("type").asText(),
                row.getString("step"),
                row.getString("subject"),
                detail);
    }

    private static String like(String text) {
        return text.toLowerCase(java.util.Locale.ROOT).replaceAll("[\\\\%_]", "\\\\$0");
    }
}
