package id.simpul.rotation.obligation;

import id.simpul.database.Rows;
import id.simpul.ledger.Effect;
import id.simpul.ledger.Effects;
import id.simpul.partner.PartnerId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/** Obligations in the database. */
public final class Obligations {
    private static final String COLUMNS = """
            obligations.id, current_partner(obligations.school) as school, obligations.batch, obligations.barcode,
            obligations.title, obligations.name, obligations.state, obligations.opened_on, obligations.due_on,
            obligations.promised_title, obligations.promised_isbn, obligations.promised_same, obligations.settled_on,
            obligations.how, obligations.reason
            """;

    private Obligations() {}

    /** Reads obligations and locks them, in the order of their ids. */
    public static List<Obligation> locked(Handle db, Collection<String> ids) {
        return db.createQuery("select " + COLUMNS + """
                          from obligations
                         where id = any(:ids)
                         order by id
                           for update
                        """)
                .bindArray("ids", String.class, new TreeSet<>(ids))
                .map((row, context) -> obligation(row))
                .list();
    }

    /** Reads all of these batches and locks them, in the order of their ids: a scan may end them. */
    public static List<Obligation> ofBatches(Handle db, Collection<String> batches) {
        return db.createQuery("select " + COLUMNS + """
                          from obligations
                         where batch = any(:batches)
                         order by id
                           for update
                        """)
                .bindArray("batches", String.class, batches)
                .map((row, context) -> obligation(row))
                .list();
    }

    /** What these schools owe, under whatever name. */
    public static List<Obligation> openOf(Handle db, Collection<PartnerId> schools) {
        return db.createQuery("select " + COLUMNS + """
                          from unnest(:schools) as asked (school)
                         cross join lateral names_of(asked.school) as known (partner)
                          join obligations on obligations.school = known.partner
                         where obligations.state in ('open', 'promised', 'received', 'approved')
                        """)
                .bindArray("schools", PartnerId.class, schools)
                .map((row, context) -> obligation(row))
                .list();
    }

    /** What is owed that stands under exactly these names, in the order of schools. */
    public static List<Obligation> openUnder(Handle db, Collection<String> names) {
        return db.createQuery("select " + COLUMNS + """
                          from obligations
                         where school = any(:names) and state in ('open', 'promised', 'received', 'approved')
                         order by school, id
                        """)
                .bindArray("names", String.class, names)
                .map((row, context) -> obligation(row))
                .list();
    }

    private static Obligation obligation(ResultSet row) throws SQLException {
        Optional<Obligation.Promise> promise =
                Optional.ofNullable(row.getString("promised_title")).map(title -> promise(row, title));
        return new Obligation(
                row.getString("id"),
                new PartnerId(row.getString("school")),
                row.getString("batch"),
                row.getString("barcode"),
                row.getString("title"),
                row.getString("name"),
                ObligationState.ofWire(row.getString("state")),
                row.getObject("opened_on", LocalDate.class),
                row.getObject("due_on", LocalDate.class),
                promise,
                Optional.ofNullable(row.getObject("settled_on", LocalDate.class)),
                Optional.ofNullable(row.getString("how")),
                Optional.ofNullable(row.getString("reason")));
    }

    private static Obligation.Promise promise(ResultSet row, String title) {
        try {
            return new Obligation.Promise(
                    title, Optional.ofNullable(row.getString("promised_isbn")), row.getBoolean("promised_same"));
        } catch (SQLException e) {
            throw new IllegalStateException("A promise cannot be read", e);
        }
    }

    /** Writes what was opened and what changed; several steps of one obligation as one. */
    public static void write(Handle db, List<Effect> effects) {
        Map<String, ObligationChanged> folded = new LinkedHashMap<>();
        Effects.among(effects, ObligationChanged.class)
                .forEach(change -> folded.merge(
                        change.after().id(),
                        change,
                        (first, last) -> new ObligationChanged(first.before(), last.after(), last.events())));
        insert(
                db,
                folded.values().stream()
                        .filter(change -> change.before().isEmpty())
                        .map(ObligationChanged::after)
                        .toList());
        update(
                db,
                folded.values().stream()
                        .filter(change -> change.before().isPresent())
                        .toList());
    }

    private static void insert(Handle db, List<Obligation> opened) {
        if (opened.isEmpty()) {
            return;
        }
        Rows.bind(db.createUpdate("""
                        insert into obligations (id, school, batch, barcode, title, name, state, opened_on, due_on)
                        select * from unnest(:id, :school, :batch, :barcode, :title, :name, :state, :openedOn, :dueOn)
                        """), Obligation.class, opened).execute();
    }

    private static void update(Handle db, List<ObligationChanged> changes) {
        if (changes.isEmpty()) {
            return;
        }
        int written = Rows.bind(db.createUpdate("""
                        update obligations
                           set state = new.state, promised_title = new.title, promised_isbn = new.isbn,
                               promised_same = new.same, settled_on = new.settled_on, how = new.how, reason = new.reason
                          from unnest(:after.id, :before.state, :after.state, :after.promise.title, :after.promise.isbn,
                                      :after.promise.same, :after.settledOn, :after.how, :after.reason)
                               as new (id, expected, state, title, isbn, same, settled_on, how, reason)
                         where obligations.id = new.id and obligations.state = new.expected
                        """), ObligationChanged.class, changes)
                .execute();
        if (written != changes.size()) {
            throw new IllegalStateException("Of " + changes.size() + " obligations only " + written
                    + " were as they had been read; nothing was written, and the work is to be done again");
        }
    }
}
