package id.simpul.exchange;

import id.simpul.database.Rows;
import id.simpul.partner.PartnerId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Exchanges and what was offered in them, in the database. */
final class Exchanges {
    private static final String COLUMNS = """
            exchange_offers.id, current_partner(exchange_offers.partner) as partner, exchange_offers.offered_on,
            exchange_offers.stepped_on, exchange_offers.remind_on
            """;

    private Exchanges() {}

    /** Reads exchanges and locks them, in the order of their ids. */
    static Map<String, Exchange> locked(Handle db, Collection<String> ids) {
        return locked(db, ids, "");
    }

    /** As {@link #locked}, but without waiting: those that others have locked are left out. */
    static Map<String, Exchange> lockedAtOnce(Handle db, Collection<String> ids) {
        return locked(db, ids, " skip locked");
    }

    private static Map<String, Exchange> locked(Handle db, Collection<String> ids, String waiting) {
        return db
                .createQuery("select " + COLUMNS + """
                          from exchange_offers
                         where id = any(:ids)
                         order by id
                           for update""" + waiting)
                .bindArray("ids", String.class, new TreeSet<>(ids))
                .map((row, context) -> exchange(row))
                .stream()
                .collect(Collectors.toMap(Exchange::id, Function.identity()));
    }

    static Optional<Exchange> find(Handle db, String id) {
        return db.createQuery("select " + COLUMNS + " from exchange_offers where exchange_offers.id = :id")
                .bind("id", id)
                .map((row, context) -> exchange(row))
                .findOne();
    }

    /**
     * Those in which a pair is under way or a publication waits for one, in the order of their ids.
     *
     * @param after the last one read before; empty to begin
     */
    static List<Exchange> open(Handle db, Optional<PartnerId> partner, String after, int most) {
        return db.createQuery("select " + COLUMNS + """
                          from exchange_offers
                         where exchange_offers.id > :after
                           and (cast(:partner as text) is null
                                or exchange_offers.partner in (select names_of(current_partner(:partner))))
                           and (exists (select from exchange_pairs
                                         where exchange_pairs.exchange = exchange_offers.id
                                           and exchange_pairs.state not in ('declined', 'closed'))
                                or exists (select from exchange_lines
                                            where exchange_lines.exchange = exchange_offers.id
                                              and not exists (select from exchange_pairs
                                                               where exchange_pairs.exchange = exchange_lines.exchange
                                                                 and exchange_pairs.ref = exchange_lines.ref
                                                                 and exchange_pairs.state <> 'declined')))
                         order by exchange_offers.id
                         limit :most
                        """)
                .bind("partner", partner.map(PartnerId::value).orElse(null))
                .bind("after", after)
                .bind("most", most)
                .map((row, context) -> exchange(row))
                .list();
    }

    static void insert(Handle db, List<Offered> offers, Instant at) {
        if (offers.isEmpty()) {
            return;
        }
        Rows.bind(db.createUpdate("""
                        insert into exchange_offers (id, partner, offered_on, stepped_on, remind_on, tried_at)
                        select id, partner, offered_on, stepped_on, remind_on, :at
                          from unnest(:exchange.id, :exchange.partner, :exchange.offeredOn, :exchange.steppedOn,
                                      :exchange.remindOn)
                               as new (id, partner, offered_on, stepped_on, remind_on)
                        """), Offered.class, offers).bind("at", at).execute();
        insertLines(db, offers);
        OpenOffers.lookAgain(
                db,
                offers.stream()
                        .filter(Offered::lookAgain)
                        .map(offer -> offer.exchange().id())
                        .toList(),
                at);
        List<Wants.Entry> wanted = new ArrayList<>();
        offers.forEach(offer -> wanted.addAll(
                Wants.entries(offer.exchange().partner(), offer.exchange().id(), offer.wanted())));
        Wants.insert(db, wanted, at);
    }

    private record Offer(String exchange, OfferLine line) {}

    private static void insertLines(Handle db, List<Offered> offers) {
        List<Offer> lines = new ArrayList<>();
        offers.forEach(offer -> offer.lines()
                .forEach(line -> lines.add(new Offer(offer.exchange().id(), line))));
        Rows.bind(db.createUpdate("""
                        insert into exchange_lines (exchange, ref, place, title, isbn)
                        select * from unnest(:exchange, :line.ref, :line.place, :line.title, :line.isbn)
                        """), Offer.class, lines).execute();
    }

    static void update(Handle db, Collection<Exchange> exchanges) {
        if (exchanges.isEmpty()) {
            return;
        }
        Rows.bind(db.createUpdate("""
                        update exchange_offers
                           set stepped_on = new.stepped_on, remind_on = new.remind_on
                          from unnest(:id, :steppedOn, :remindOn) as new (id, stepped_on, remind_on)
                         where exchange_offers.id = new.id
                        """), Exchange.class, exchanges).execute();
    }

    /**
     * What was offered and has no pair, by exchange.
     *
     * @param declinedToo also what has only pairs that were declined
     */
    static Map<String, List<OfferLine>> lines(Handle db, Collection<String> exchanges, boolean declinedToo) {
        return db
                .createQuery("""
                        select exchange_lines.exchange, exchange_lines.place, exchange_lines.ref, exchange_lines.title,
                               exchange_lines.isbn
                          from exchange_lines
                         where exchange_lines.exchange = any(:exchanges)
                           and not exists (select from exchange_pairs
                                            where exchange_pairs.exchange = exchange_lines.exchange
                                              and exchange_pairs.ref = exchange_lines.ref
                                              and not (:declinedToo and exchange_pairs.state = 'declined'))
                         order by exchange_lines.exchange, exchange_lines.place
                        """)
                .bindArray("exchanges", String.class, exchanges)
                .bind("declinedToo", declinedToo)
                .map((row, context) -> new Offer(
                        row.getString("exchange"),
                        OfferLine.of(
                                row.getInt("place"),
                                row.getString("ref"),
                                row.getString("title"),
                                Optional.ofNullable(row.getString("isbn")))))
                .stream()
                .collect(Collectors.groupingBy(Offer::exchange, Collectors.mapping(Offer::line, Collectors.toList())));
    }

    private static Exchange exchange(ResultSet row) throws SQLException {
        return new Exchange(
                row.getString("id"),
                new PartnerId(row.getString("partner")),
                row.getObject("offered_on", LocalDate.class),
                row.getObject("stepped_on", LocalDate.class),
                Optional.ofNullable(row.getObject("remind_on", LocalDate.class)));
    }
}
