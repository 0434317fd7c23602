package id.simpul.rotation.obligation;

import id.simpul.partner.PartnerId;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The two figures a librarian asks for: what is open with whom since when, and what became of everything ever lost. */
public final class ObligationBook {
    private ObligationBook() {}

    /** An item that is still to be replaced. */
    public record Open(
            String obligation,
            PartnerId school,
            String schoolName,
            String barcode,
            String title,
            ObligationState state,
            LocalDate since,
            LocalDate dueOn) {}

    /** The oldest first. */
    public static List<Open> open(Handle db) {
        return db.createQuery("""
                        select obligations.id, partners.id as school, partners.name as school_name, obligations.barcode,
                               obligations.name, obligations.state, obligations.opened_on, obligations.due_on
                          from obligations
                          join partners on partners.id = current_partner(obligations.school)
                         where obligations.state in ('open', 'promised', 'received', 'approved')
                         order by obligations.opened_on, partners.id, obligations.barcode
                        """)
                .map((row, context) -> new Open(
                        row.getString("id"),
                        new PartnerId(row.getString("school")),
                        row.getString("school_name"),
                        row.getString("barcode"),
                        row.getString("name"),
                        ObligationState.ofWire(row.getString("state")),
                        row.getObject("opened_on", LocalDate.class),
                        row.getObject("due_on", LocalDate.class)))
                .list();
    }

    /**
     * How many of the items ever lost came to one end.
     *
     * @param how {@code replaced}, {@code found} or {@code waived}; none while it is open
     */
    public record Fate(ObligationState state, Optional<String> how, int items) {}

    public static List<Fate> fates(Handle db) {
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
