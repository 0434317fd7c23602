package id.simpul.exchange;

import id.simpul.agenda.Question;
import id.simpul.partner.PartnerId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** What was offered and waits for a match, in the database. */
final class OpenOffers {
    /** Something of it never had a pair, and its partner takes part. */
    private static final String WAITS = """
            exists (select from exchange_lines
                     where exchange_lines.exchange = exchange_offers.id
                       and not exists (select from exchange_pairs
                                        where exchange_pairs.exchange = exchange_lines.exchange
                                          and exchange_pairs.ref = exchange_lines.ref))
            and exists (select from known_partners
                         where known_partners.id = current_partner(exchange_offers.partner)
                           and known_partners.removed_at is null)
            """;

    /** Begins with the looks, which are few, and not with the offers, of which there are more each year. */
    private static final String TO_BE_LOOKED_AT = """
            select exchange_offers.id, exchange_looks.look_at as due_at
              from exchange_looks
              join exchange_offers on exchange_offers.id = exchange_looks.exchange
             where exchange_looks.look_at <= :until and
            """ + WAITS;

    /**
     * What is of the minute before an offer was looked at counts as new as well: a request has the time at which its batch began, and may
     * have been written only after the other had been decided; and two of one batch have the same. What is newest of the library's list
     * and stock does not depend on the offer, and is looked for once.
     */
    private static final String WITH_NEWS = """
            select waiting.id, greatest(waiting.newest, waiting.tried_at) as due_at
              from (select exchange_offers.id, exchange_offers.tried_at,
                           greatest((select max(exchange_wants.changed_at)
                                       from known_partners as partners
                                       join exchange_wants on exchange_wants.partner = partners.id
                                      where partners.kind = 'library' and exchange_wants.changed_at < :morning),
                                    (select max(items.changed_at)
                                       from items
                                      where items.collection = 'exchange' and items.lendable
                                        and items.loan is null and not items.lost and items.changed_at < :morning),
                                    (select max(exchange_wants.changed_at)
                                       from names_of(current_partner(exchange_offers.partner)) as known (name)
                                       join exchange_wants on exchange_wants.partner = known.name
                                      where exchange_wants.exchange <> exchange_offers.id
                                        and exchange_wants.changed_at < :morning)) as newest
                      from exchange_offers
                     where exchange_offers.tried_at < :morning and
            """ + WAITS + """
                   ) as waiting
             where waiting.newest >= waiting.tried_at - interval '1 minute'
            """;

    private OpenOffers() {}

    /**
     * An exchange in which something waits, of a partner that takes part.
     *
     * @param at since when it is to be looked at, whatever is new; or since when there is something new to match it with
     */
    record Waiting(String exchange, Instant at) {}

    /** Asks whether any is to be looked at. */
    static Question lookQuestion(Instant until) {
        return whether(TO_BE_LOOKED_AT, values -> values.bind("until", until));
    }

    /** Asks whether there is anything new to match any with. */
    static Question newsQuestion(Instant morning) {
        return whether(WITH_NEWS, values -> values.bind("morning", morning));
    }

    private static Question whether(String sql, Consumer<Question.Bound> binding) {
        return Question.whether(
                "select id as part, '' as period, null::date as due_on from (" + sql + ") as waiting limit 1", binding);
    }

    static List<Waiting> toBeLookedAt(Handle db, Instant until) {
        return read(db.createQuery(TO_BE_LOOKED_AT).bind("until", until));
    }

    /** @param morning what is new since then is for the next one */
    static List<Waiting> withNews(Handle db, Instant morning) {
        return read(db.createQuery(WITH_NEWS).bind("morning", morning));
    }

    private static List<Waiting> read(Query query) {
        return query.map((row, context) -> new Waiting(
                        row.getString("id"), row.getTimestamp("due_at").toInstant()))
                .list();
    }

    /** Whose exchanges they are now, after all mergers. */
    static Map<String, PartnerId> partners(Handle db, Collection<String> exchanges) {
        return db
                .createQuery("""
                        select id, current_partner(partner) as partner from exchange_offers where id = any(:exchanges)
                        """)
                .bindArray("exchanges", String.class, exchanges)
                .map((row, context) -> Map.entry(row.getString("id"), new PartnerId(row.getString("partner"))))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** By exchange the request in which its partner made the offer; none of one that the library offered, or a partner before a merger. */
    static Map<String, String> requests(Handle db, Collection<String> exchanges) {
        return db
                .createQuery("""
                        select exchange_offers.id, min(events.request_id) as request
                          from exchange_offers
                          join events on events.subject = exchange_offers.id and events.step = 'offered'
                                     and events.partner = current_partner(exchange_offers.partner)
                         where exchange_offers.id = any(:exchanges) and events.request_id is not null
                         group by exchange_offers.id
                        """)
                .bindArray("exchanges", String.class, exchanges)
                .map((row, context) -> Map.entry(row.getString("id"), row.getString("request")))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Lines that never had a pair: what a side has declined is for people to look at. */
    static Map<String, List<OfferLine>> neverPaired(Handle db, Collection<String> exchanges) {
        return Exchanges.lines(db, exchanges, false);
    }

    /** Looked at as of that time; only something new makes them due again. */
    static void tried(Handle db, Collection<String> exchanges, Instant at) {
        db.createUpdate("update exchange_offers set tried_at = :at where id = any(:exchanges)")
                .bind("at", at)
                .bindArray("exchanges", String.class, exchanges)
                .execute();
        db.createUpdate("delete from exchange_looks where exchange = any(:exchanges)")
                .bindArray("exchanges", String.class, exchanges)
                .execute();
    }

    /** They are to be looked at again at that time, whatever is new. */
    static void lookAgain(Handle db, Collection<String> exchanges, Instant at) {
        if (exchanges.isEmpty()) {
            return;
        }
        db.createUpdate("""
                        insert into exchange_looks (exchange, look_at)
                        select exchange, :at from unnest(:exchanges) as new (exchange)
                            on conflict (exchange) do update set look_at = excluded.look_at
                        """)
                .bind("at", at)
                .bindArray("exchanges", String.class, exchanges)
                .execute();
    }
}
