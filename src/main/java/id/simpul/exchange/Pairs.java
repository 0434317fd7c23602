package id.simpul.exchange;

import id.simpul.partner.PartnerId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/** Pairs in the database. */
final class Pairs {
    static final List<Mark> MARKS = marks();

    private static final String COLUMNS = """
            exchange_pairs.id, exchange_pairs.exchange, current_partner(exchange_pairs.partner) as partner,
            exchange_pairs.place, exchange_pairs.ref, exchange_pairs.gives, exchange_pairs.host_want,
            exchange_pairs.barcode, exchange_pairs.gets, exchange_pairs.partner_want, exchange_pairs.near,
            exchange_pairs.exception, exchange_pairs.partner_agreed, exchange_pairs.host_agreed,
            exchange_pairs.partner_declined, exchange_pairs.host_declined, exchange_pairs.partner_sent,
            exchange_pairs.host_sent, exchange_pairs.partner_received, exchange_pairs.host_received
            """;

    private Pairs() {}

    private static List<Mark> marks() {
        List<Mark> marks = new ArrayList<>();
        for (Side side : Side.values()) {
            for (Step step : Step.values()) {
                marks.add(new Mark(side, step));
            }
        }
        return List.copyOf(marks);
    }

    /** All pairs of these exchanges, in their order. */
    static List<Pair> of(Handle db, Collection<String> exchanges) {
        return db.createQuery("select " + COLUMNS + """
                          from exchange_pairs
                         where exchange = any(:exchanges)
                         order by exchange, place
                        """)
                .bindArray("exchanges", String.class, exchanges)
                .map((row, context) -> pair(row))
                .list();
    }

    static void insert(Handle db, List<Pair> pairs) {
        if (pairs.isEmpty()) {
            return;
        }
        Update insert = db.createUpdate("""
                insert into exchange_pairs (id, exchange, partner, place, ref, gives, host_want, barcode, gets,
                                            partner_want, near, exception, state)
                select * from unnest(:ids, :exchanges, :partners, :places, :refs, :gives, :hostWants, :barcodes, :gets,
                                     :partnerWants, :near, :exceptions, :states)
                """);
        Rows.of(pairs)
                .bind(insert, "ids", String.class, Pair::id)
                .bind(insert, "exchanges", String.class, Pair::exchange)
                .bind(insert, "partners", PartnerId.class, Pair::partner)
                .bind(insert, "places", Integer.class, Pair::place)
                .bindOptional(insert, "refs", String.class, pair -> pair.gives().map(Pair.Gives::ref))
                .bindOptional(
                        insert, "gives", String.class, pair -> pair.gives().map(Pair.Gives::title))
                .bindOptional(
                        insert, "hostWants", String.class, pair -> pair.gives().flatMap(Pair.Gives::want))
                .bindOptional(
                        insert, "barcodes", String.class, pair -> pair.gets().map(Pair.Gets::barcode))
                .bindOptional(insert, "gets", String.class, pair -> pair.gets().map(Pair.Gets::title))
                .bindOptional(insert, "partnerWants", String.class, pair -> pair.gets()
                        .flatMap(Pair.Gets::want))
                .bind(insert, "near", Boolean.class, Pair::near)
                .bindOptional(insert, "exceptions", String.class, Pair::exception)
                .bind(insert, "states", String.class, pair -> pair.state().wire());
        insert.execute();
    }

    /** Writes what happened to pairs that are there; the days first told stand. */
    static void update(Handle db, Collection<Pair> pairs) {
        if (pairs.isEmpty()) {
            return;
        }
        Update update = db.createUpdate("""
                update exchange_pairs
                   set state = new.state, partner_agreed = new.partner_agreed, host_agreed = new.host_agreed,
                       partner_declined = new.partner_declined, host_declined = new.host_declined,
                       partner_sent = new.partner_sent, host_sent = new.host_sent,
                       partner_received = new.partner_received, host_received = new.host_received
                  from unnest(:ids, :states, :partner_agreed, :host_agreed, :partner_declined, :host_declined,
                              :partner_sent, :host_sent, :partner_received, :host_received)
                       as new (id, state, partner_agreed, host_agreed, partner_declined, host_declined, partner_sent,
                               host_sent, partner_received, host_received)
                 where exchange_pairs.id = new.id
                """);
        Rows<Pair> rows = Rows.of(pairs)
                .bind(update, "ids", String.class, Pair::id)
                .bind(update, "states", String.class, pair -> pair.state().wire());
        MARKS.forEach(mark -> rows.bindOptional(
                update,
                mark.column(),
                LocalDate.class,
                pair -> Optional.ofNullable(pair.marks().get(mark))));
        update.execute();
    }

    /** What of the host's has left it goes on no other way: the copy is out with its pair, for good. */
    static void takeOut(Handle db, Collection<Pair> gone) {
        if (gone.isEmpty()) {
            return;
        }
        Update update = db.createUpdate("""
                update items
                   set loan = new.pair
                  from unnest(:barcodes, :pairs) as new (barcode, pair)
                 where items.barcode = new.barcode and items.loan is null and not items.lost
                """);
        Rows.of(gone)
                .bind(update, "barcodes", String.class, pair -> pair.gets()
                        .orElseThrow()
                        .barcode())
                .bind(update, "pairs", String.class, Pair::id);
        update.execute();
    }

    private static Pair pair(ResultSet row) throws SQLException {
        Map<Mark, LocalDate> marks = new TreeMap<>();
        for (Mark mark : MARKS) {
            Optional.ofNullable(row.getObject(mark.column(), LocalDate.class)).ifPresent(on -> marks.put(mark, on));
        }
        return new Pair(
                row.getString("id"),
                row.getString("exchange"),
                new PartnerId(row.getString("partner")),
                row.getInt("place"),
                gives(row),
                gets(row),
                row.getBoolean("near"),
                Optional.ofNullable(row.getString("exception")),
                marks);
    }

    private static Optional<Pair.Gives> gives(ResultSet row) throws SQLException {
        Optional<String> want = Optional.ofNullable(row.getString("host_want"));
        String title = row.getString("gives");
        String ref = row.getString("ref");
        return Optional.ofNullable(ref).map(given -> new Pair.Gives(given, title, want));
    }

    private static Optional<Pair.Gets> gets(ResultSet row) throws SQLException {
        Optional<String> want = Optional.ofNullable(row.getString("partner_want"));
        String title = row.getString("gets");
        String barcode = row.getString("barcode");
        return Optional.ofNullable(barcode).map(copy -> new Pair.Gets(copy, title, want));
    }
}
