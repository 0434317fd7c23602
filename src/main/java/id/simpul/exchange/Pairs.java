package id.simpul.exchange;

import id.simpul.catalogue.Loans;
import id.simpul.database.Rows;
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

    /** Those of a partner that have not come to an end, locked in the order of their ids. */
    static List<Pair> inCourse(Handle db, PartnerId partner) {
        return db.createQuery("select " + COLUMNS + """
                          from exchange_pairs
                         where partner in (select known.partner from names_of(:partner) as known (partner))
                           and state not in ('declined', 'closed')
                         order by id
                           for update
                        """)
                .bind("partner", partner)
                .map((row, context) -> pair(row))
                .list();
    }

    static void insert(Handle db, List<Pair> pairs) {
        if (pairs.isEmpty()) {
            return;
        }
        Rows.bind(db.createUpdate("""
                        insert into exchange_pairs (id, exchange, partner, place, ref, gives, host_want, barcode, gets,
                                                    partner_want, near, exception, state)
                        select * from unnest(:id, :exchange, :partner, :place, :gives.ref, :gives.title, :gives.want,
                                             :gets.barcode, :gets.title, :gets.want, :near, :exception, :state)
                        """), Pair.class, pairs).execute();
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
                  from unnest(:id, :state, :partner_agreed, :host_agreed, :partner_declined, :host_declined,
                              :partner_sent, :host_sent, :partner_received, :host_received)
                       as new (id, state, partner_agreed, host_agreed, partner_declined, host_declined, partner_sent,
                               host_sent, partner_received, host_received)
                 where exchange_pairs.id = new.id
                """);
        MARKS.forEach(mark -> update.bindArray(
                mark.column(),
                LocalDate.class,
                pairs.stream().map(pair -> pair.marks().get(mark)).iterator()));
        Rows.bind(update, Pair.class, pairs).execute();
    }

    /** What of the host's has left it goes on no other way: the copy is out with its pair, for good. */
    static void takeOut(Handle db, Collection<Pair> gone) {
        if (gone.isEmpty()) {
            return;
        }
        Loans.takeOut(
                db,
                gone.stream()
                        .map(pair -> new Loans.Loan(pair.gets().orElseThrow().barcode(), pair.id()))
                        .toList());
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
