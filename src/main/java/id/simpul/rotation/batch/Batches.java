package id.simpul.rotation.batch;

import id.simpul.database.Rows;
import id.simpul.ledger.Effect;
import id.simpul.ledger.Effects;
import id.simpul.partner.PartnerId;
import id.simpul.policy.Quarter;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Batches with their lines, in the database. */
public final class Batches {
    private static final String SELECT = """
            select id, agreement, current_partner(school) as school, quarter, state, places, run, deliver_on, due_on,
                   dispatched_on, received_on, assumed, returned_on, closed_on, lost_after, hold, unpack_since
              from batches
            """;

    private static final String LOCKED = "where id = any(:ids) order by id for update";

    private Batches() {}

    /** Reads batches and locks them, in the order of their ids. */
    public static List<Batch> locked(Handle db, Collection<String> ids) {
        return withLines(db, lockedBare(db, ids));
    }

    /** The same without their lines, a hundred each, for what leaves these as they are. */
    public static List<Batch> lockedBare(Handle db, Collection<String> ids) {
        return db.createQuery(SELECT + LOCKED)
                .bindArray("ids", String.class, new TreeSet<>(ids))
                .map((row, context) -> batch(row))
                .list();
    }

    private static List<Batch> bare(Handle db, String which, Consumer<Query> binding) {
        Query query = db.createQuery(SELECT + which);
        binding.accept(query);
        return withLines(db, query.map((row, context) -> batch(row)).list());
    }

    private static List<Batch> withLines(Handle db, List<Batch> bare) {
        Map<String, TreeMap<String, BatchLine>> lines = new HashMap<>();
        db.createQuery("""
                        select batch, barcode, coalesce(titles.same_as, titles.id) as title, name, level, box, state, damaged, added,
                               note
                          from batch_items
                          join titles on titles.id = batch_items.title
                         where batch = any(:ids)
                        """)
                .bindArray("ids", String.class, bare.stream().map(Batch::id).toList())
                .map((row, context) -> lines.computeIfAbsent(row.getString("batch"), id -> new TreeMap<>())
                        .put(row.getString("barcode"), line(row)))
                .list();
        return bare.stream()
                .map(batch -> batch.with(
                        lines.getOrDefault(batch.id(), new TreeMap<>()).values()))
                .toList();
    }

    /** Batches as they are, to be shown, in the order of their ids. */
    public static List<Batch> shown(Handle db, Collection<String> ids) {
        return bare(
                db,
                "where id = any(:ids) order by id",
                query -> query.bindArray("ids", String.class, List.copyOf(ids)));
    }

    /** The batches of a quarter as they are, to be shown. */
    public static List<Batch> ofQuarter(Handle db, Quarter quarter) {
        return bare(
                db,
                "where quarter = :quarter and state <> 'cancelled' order by id",
                query -> query.bind("quarter", quarter.toString()));
    }

    private static Batch batch(ResultSet row) throws SQLException {
        return new Batch(
                row.getString("id"),
                row.getString("agreement"),
                new PartnerId(row.getString("school")),
                Quarter.parse(row.getString("quarter")),
                BatchState.ofWire(row.getString("state")),
                row.getInt("places"),
                Optional.ofNullable(row.getObject("run", Integer.class)),
                new Batch.Dates(
                        row.getObject("deliver_on", LocalDate.class),
                        row.getObject("due_on", LocalDate.class),
                        date(row, "dispatched_on"),
                        date(row, "received_on"),
                        date(row, "returned_on"),
                        date(row, "closed_on"),
                        date(row, "lost_after")),
                row.getBoolean("assumed"),
                new Batch.Handling(
                        Optional.ofNullable(row.getString("hold")).map(Batch.Hold::ofWire), date(row, "unpack_since")),
                new TreeMap<>());
    }

    private static Optional<LocalDate> date(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, LocalDate.class));
    }

    private static BatchLine line(ResultSet row) throws SQLException {
        return new BatchLine(
                row.getString("barcode"),
                row.getString("title"),
                row.getString("name"),
                row.getString("level"),
                row.getInt("box"),
                LineState.ofWire(row.getString("state")),
                row.getBoolean("damaged"),
                row.getBoolean("added"),
                Optional.ofNullable(row.getString("note")));
    }

    /** Writes what changed of batches; several steps of one batch as one. */
    public static void write(Handle db, List<Effect> effects) {
        Map<String, BatchChanged> folded = new LinkedHashMap<>();
        Effects.among(effects, BatchChanged.class)
                .forEach(change -> folded.merge(
                        change.after().id(),
                        change,
                        (first, last) -> new BatchChanged(first.before(), last.after(), last.events())));
        // Something was recorded of it and nothing changed, as when its school was reminded.
        folded.values().removeIf(change -> change.before().equals(change.after()));
        if (folded.isEmpty()) {
            return;
        }
        update(db, folded.values());
        Lines.write(db, folded.values());
    }

    private static void update(Handle db, Collection<BatchChanged> changes) {
        int written =
                Rows.bind(db.createUpdate("""
                        update batches
                           set state = new.state, deliver_on = new.deliver_on, due_on = new.due_on,
                               dispatched_on = new.dispatched_on, received_on = new.received_on, assumed = new.assumed,
                               returned_on = new.returned_on, closed_on = new.closed_on, lost_after = new.lost_after,
                               hold = new.hold, unpack_since = new.unpack_since
                          from unnest(:after.id, :before.state, :after.state, :after.dates.deliverOn, :after.dates.dueOn,
                                      :after.dates.dispatchedOn, :after.dates.receivedOn, :after.assumed,
                                      :after.dates.returnedOn, :after.dates.closedOn, :after.dates.lostAfter,
                                      :after.handling.hold, :after.handling.unpackSince)
                               as new (id, expected, state, deliver_on, due_on, dispatched_on, received_on, assumed,
                                       returned_on, closed_on, lost_after, hold, unpack_since)
                         where batches.id = new.id and batches.state = new.expected
                        """), BatchChanged.class, changes).execute();
        require(written, changes.size(), "batches");
    }

    static void require(int written, int expected, String what) {
        if (written != expected) {
            throw new IllegalStateException("Of " + expected + " " + what + " only " + written
                    + " were as they had been read; nothing was written, and the work is to be done again");
        }
    }
}
