package id.simpul.exchange;

import id.simpul.partner.PartnerId;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** What staff ask of exchanges: what is open and whose turn it is, and how each partner stands. */
final class ExchangeBook {
    private ExchangeBook() {}

    /**
     * A pair that is not over, or a publication that was offered and has no pair yet.
     *
     * @param pair empty for what waits for a pair
     * @param state {@code waiting} for what waits for a pair
     * @param awaits whose step is awaited: {@code partner}, {@code library} or both
     */
    record Open(
            String exchange,
            PartnerId partner,
            String pair,
            String ref,
            String gives,
            String gets,
            String barcode,
            boolean near,
            String state,
            List<String> awaits,
            LocalDate since,
            String exception) {}

    /** So many exchanges at a time in which something is open, in the order of their ids. */
    record Page(List<Open> open, Optional<String> last) {}

    /**
     * @param partner only this one's, under whatever name; empty for all
     * @param after the last exchange of the page before; empty to begin
     */
    static Page page(Handle db, Optional<PartnerId> partner, String after, int most) {
        List<Exchange> exchanges = Exchanges.open(db, partner, after, most);
        List<String> ids = exchanges.stream().map(Exchange::id).toList();
        Map<String, List<Pair>> pairs = Pairs.of(db, ids).stream().collect(Collectors.groupingBy(Pair::exchange));
        Map<String, List<OfferLine>> lines = Exchanges.lines(db, ids, true);
        List<Open> open = exchanges.stream()
                .flatMap(exchange -> Stream.concat(
                        pairs.getOrDefault(exchange.id(), List.of()).stream()
                                .filter(pair -> !pair.isOver())
                                .map(pair -> open(exchange, pair)),
                        lines.getOrDefault(exchange.id(), List.of()).stream().map(line -> open(exchange, line))))
                .toList();
        return new Page(open, ids.size() < most ? Optional.empty() : Optional.of(ids.get(ids.size() - 1)));
    }

    /** All of one exchange, what is over too; nothing if there is none. */
    static List<Open> whole(Handle db, String id) {
        return Exchanges.find(db, id).stream()
                .flatMap(exchange -> Stream.concat(
                        Pairs.of(db, List.of(id)).stream().map(pair -> open(exchange, pair)),
                        Exchanges.lines(db, List.of(id), true).getOrDefault(id, List.of()).stream()
                                .map(line -> open(exchange, line))))
                .toList();
    }

    private static Open open(Exchange exchange, Pair pair) {
        return new Open(
                exchange.id(),
                exchange.partner(),
                pair.id(),
                pair.gives().map(Pair.Gives::ref).orElse(""),
                pair.gives().map(Pair.Gives::title).orElse(""),
                pair.gets().map(Pair.Gets::title).orElse(""),
                pair.gets().map(Pair.Gets::barcode).orElse(""),
                pair.near(),
                pair.state().wire(),
                awaits(pair),
                exchange.steppedOn(),
                pair.exception().orElse(""));
    }

    private static List<String> awaits(Pair pair) {
        boolean partner = pair.awaits(Side.PARTNER);
        boolean library = pair.awaits(Side.HOST);
        return partner && library
                ? List.of("partner", "library")
                : partner ? List.of("partner") : library ? List.of("library") : List.of();
    }

    private static Open open(Exchange exchange, OfferLine line) {
        return new Open(
                exchange.id(),
                exchange.partner(),
                "",
                line.ref(),
                line.title(),
                "",
                "",
                false,
                "waiting",
                List.of(),
                exchange.steppedOn(),
                "");
    }

    /**
     * How a partner stands.
     *
     * @param balance what the host sent minus what it received: above 0 the partner owes the host
     * @param exceptions how many pairs are not one for one, with the staff's reason
     * @param open how many pairs are under way
     * @param giftsGiven publications the host gave; in no balance
     * @param giftsReceived publications the partner gave; in no balance
     */
    record Standing(
            PartnerId partner,
            String name,
            int sent,
            int received,
            int balance,
            int exceptions,
            int open,
            int giftsGiven,
            int giftsReceived) {}

    /**
     * Of every partner that ever exchanged or gave, under its present name.
     *
     * @param partner only this one, by any of its names; empty for all
     * @param after the last partner of the page before; empty to begin
     */
    static List<Standing> balances(Handle db, Optional<PartnerId> partner, String after, int most) {
        return db.createQuery("""
                        with moved as (
                            select current_partner(partner) as partner,
                                   gets is not null and (host_sent is not null or partner_received is not null) as sent,
                                   host_received is not null as received,
                                   exception is not null and state <> 'declined' as exception,
                                   state not in ('declined', 'closed') as open, null::boolean as gift_by_host
                              from exchange_pairs
                            union all
                            select current_partner(exchange_gifts.partner), false, false, false, false,
                                   exchange_gifts.by_host
                              from exchange_gifts
                              join exchange_gift_items on exchange_gift_items.gift = exchange_gifts.id)
                        select partners.id, partners.name, count(*) filter (where moved.sent) as sent,
                               count(*) filter (where moved.received) as received,
                               count(*) filter (where moved.exception) as exceptions,
                               count(*) filter (where moved.open) as open,
                               count(*) filter (where moved.gift_by_host) as gifts_given,
                               count(*) filter (where not moved.gift_by_host) as gifts_received
                          from moved
                          join known_partners as partners on partners.id = moved.partner
                         where partners.id > :after
                           and (cast(:partner as text) is null or partners.id = current_partner(:partner))
                         group by partners.id, partners.name
                         order by partners.id
                         limit :most
                        """)
                .bind("after", after)
                .bind("most", most)
                .bind("partner", partner.map(PartnerId::value).orElse(null))
                .map((row, context) -> new Standing(
                        new PartnerId(row.getString("id")),
                        row.getString("name"),
                        row.getInt("sent"),
                        row.getInt("received"),
                        row.getInt("sent") - row.getInt("received"),
                        row.getInt("exceptions"),
                        row.getInt("open"),
                        row.getInt("gifts_given"),
                        row.getInt("gifts_received")))
                .list();
    }
}
