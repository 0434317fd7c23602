package id.simpul.exchange;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** What was offered and waits for a match, in the database. */
final class OpenOffers {
    private OpenOffers() {}

    /** An exchange in which something waits, and since when there is something new to match it with. */
    record News(String exchange, Instant at) {}

    static List<News> withNews(Handle db) {
        return db.createQuery("""
                        select waiting.id, waiting.news
                          from (select exchange_offers.id,
                                       least((select min(exchange_wants.changed_at)
                                                from known_partners as partners
                                                join exchange_wants on exchange_wants.partner = partners.id
                                               where partners.kind = 'library'
                                                 and exchange_wants.changed_at > exchange_offers.tried_at),
                                             (select min(exchange_wants.changed_at)
                                                from names_of(current_partner(exchange_offers.partner)) as known (name)
                                                join exchange_wants on exchange_wants.partner = known.name
                                               where exchange_wants.changed_at > exchange_offers.tried_at),
                                             (select min(items.changed_at)
                                                from items
                                               where items.collection = 'exchange' and items.lendable
                                                 and items.loan is null and not items.lost
                                                 and items.changed_at > exchange_offers.tried_at)) as news
                                  from exchange_offers
                                 where exists (select from exchange_lines
                                                where exchange_lines.exchange = exchange_offers.id
                                                  and not exists (select from exchange_pairs
                                                                   where exchange_pairs.exchange = exchange_lines.exchange
                                                                     and exchange_pairs.ref = exchange_lines.ref)))
                               as waiting
                         where waiting.news is not null
                        """)
                .map((row, context) ->
                        new News(row.getString("id"), row.getTimestamp("news").toInstant()))
                .list();
    }

    /** Lines that never had a pair: what a side has declined is for people to look at. */
    static Map<String, List<OfferLine>> neverPaired(Handle db, List<String> exchanges) {
        return Exchanges.lines(db, exchanges, false);
    }

    static void tried(Handle db, List<String> exchanges, Instant at) {
        db.createUpdate("update exchange_offers set tried_at = :at where id = any(:exchanges)")
                .bind("at", at)
                .bindArray("exchanges", String.class, exchanges)
                .execute();
    }
}
