package id.simpul.rotation.obligation;

import id.simpul.database.Order;
import id.simpul.database.Part;
import id.simpul.database.Sorted;
import id.simpul.partner.PartnerId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The two figures a librarian asks for: what is open with whom since when, and what became of everything ever lost. */
final class ObligationBook {
    private ObligationBook() {}

    /**
     * An item ever lost, with what became of it.
     *
     * @param how {@code replaced}, {@code found} or {@code waived}; none while it is open
     * @param reason what staff gave as the reason of a waiver
     */
    record Entry(
            String obligation,
            PartnerId school,
            String schoolName,
            String barcode,
            String title,
            ObligationState state,
            LocalDate since,
            LocalDate dueOn,
            Optional<String> how,
            Optional<LocalDate> settledOn,
            Optional<String> reason,
            String batch,
            Optional<String> promised,
            boolean promisedSame) {}

    /**
     * Which of them.
     *
     * @param onlyOpen only those still to be replaced
     * @param obligation one alone, whatever became of it; empty for all
     * @param school of one school, by any of its names; empty for all
     * @param state in this state; in any if empty
     * @param title with this in their titles; empty for all
     */
    record Wanted(boolean onlyOpen, String obligation, String school, Optional<String> state, String title) {
        static final Wanted ALL = new Wanted(false, "", "", Optional.empty(), "");
    }

    /** How they can stand; the oldest first unless something else is asked for. */
    static final List<Order> ORDERS = List.of(
            Order.day("since", "obligations.opened_on", "obligations.id"),
            Order.day("dueOn", "obligations.due_on", "obligations.id"));

    /** So many of the items ever lost. */
    static Part<Entry> page(Handle db, Wanted wanted, Sorted sorted) {
        return sorted.read(
                db.createQuery("""
                        select obligations.id, partners.id as school, partners.name as school_name, obligations.barcode,
                               obligations.name, obligations.state, obligations.opened_on, obligations.due_on,
                               obligations.how, obligations.settled_on, obligations.reason, obligations.batch,
                               obligations.promised_title, obligations.promised_same, %s as place
                          from (select id, school, barcode, name, state, opened_on, due_on, how, settled_on, reason, batch,
                                       promised_title, promised_same
                                  from obligations
                                 where %s
                                   and (:obligation = '' or id = :obligation)
                                   and (:school = '' or school in (select names_of(:school)))
                                   and (cast(:state as text) is null or state = :state)
                                   and (:title = '' or position(lower(:title) in lower(name)) > 0)
                                   and (not :open or state in ('open', 'promised', 'received', 'approved'))
                                 order by %s
                                 limit :most) as obligations
                          join known_partners as partners on partners.id = current_partner(obligations.school)
                         order by %s
                        """.formatted(sorted.place(), sorted.beyond(), sorted.by(), sorted.by()))
                        .bind("open", wanted.onlyOpen())
                        .bind("obligation", wanted.obligation())
                        .bind("school", wanted.school())
                        .bindByType("state", wanted.state().orElse(null), String.class)
                        .bind("title", wanted.title()),
                ObligationBook::entry);
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                row.getString("id"),
                new PartnerId(row.getString("school")),
                row.getString("school_name"),
                row.getString("barcode"),
                row.getString("name"),
                ObligationState.ofWire(row.getString("state")),
                row.getObject("opened_on", LocalDate.class),
                row.getObject("due_on", LocalDate.class),
                Optional.ofNullable(row.getString("how")),
                Optional.ofNullable(row.getObject("settled_on", LocalDate.class)),
                Optional.ofNullable(row.getString("reason")),
                row.getString("batch"),
                Optional.ofNullable(row.getString("promised_title")),
                row.getBoolean("promised_same"));
    }

    /**
     * How many of the items ever lost came to one end.
     *
     * @param how {@code replaced}, {@code found} or {@code waived}; none while it is open
     */
    record Fate(ObligationState state, Optional<String> how, int items) {}

    static List<Fate> fates(Handle db) {
        return db.createQuery("""
                        select state, how, count(*) as items
                          from obligations
                         group by state, how
                         order by state, how
                        """)
                .map((row, context) -> new Fate(
                        ObligationState.ofWire(row.getString("state")),
                        Optional.ofNullable(row.getString("how")),
                        row.getInt("items")))
                .list();
    }
}
