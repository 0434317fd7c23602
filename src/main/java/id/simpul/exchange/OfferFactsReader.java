package id.simpul.exchange;

import id.simpul.ledger.Request;
import id.simpul.ledger.RequestType;
import id.simpul.partner.PartnerId;
import id.simpul.partner.PartnerKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/** Reads what offers are matched with; one at a time, so that nothing is promised twice. */
final class OfferFactsReader {
    private OfferFactsReader() {}

    /** Makes others who would promise something wait until this transaction has ended. */
    static void lock(Handle db) {
        db.createQuery("select 1 from pg_advisory_xact_lock(hashtext('exchange'))")
                .mapTo(int.class)
                .one();
    }

    static OfferFacts read(Handle db, List<Request> requests) {
        lock(db);
        Set<PartnerId> partners = new TreeSet<>();
        int offers = 0;
        for (Request request : requests) {
            if (request.type() == RequestType.EXCHANGE_OFFER) {
                partners.add(request.partner());
                offers++;
            }
        }
        return offers == 0 ? new OfferFacts(Map.of(), Set.of()) : read(db, requests, partners, offers);
    }

    private static OfferFacts read(Handle db, List<Request> requests, Set<PartnerId> partners, int offers) {
        List<Wants.Entry> theirs = Wants.of(db, partners);
        List<Want> wanted = new ArrayList<>(wants(theirs));
        requests.forEach(request -> wanted.addAll(wantedBy(request)));
        return filled(
                db, theirs, new OfferFacts(ExchangeStock.alike(db, wanted, offers), promised(db, partners, false)));
    }

    /** What is read for offers made before: a partner is not asked again about what it declined. */
    static OfferFacts ofWaiting(Handle db, Set<PartnerId> partners, int offers) {
        List<Wants.Entry> theirs = Wants.of(db, partners);
        Set<String> promised = promised(db, partners, true);
        return filled(db, theirs, new OfferFacts(ExchangeStock.alike(db, wants(theirs), offers), promised));
    }

    private static List<Want> wants(List<Wants.Entry> entries) {
        return entries.stream().map(Wants.Entry::want).toList();
    }

    private static OfferFacts filled(Handle db, List<Wants.Entry> theirs, OfferFacts facts) {
        listed(Wants.ofHost(db)).forEach(facts::withHostWants);
        listed(theirs.stream().filter(Wants.Entry::isStanding).toList()).forEach(facts::withStanding);
        listed(theirs.stream().filter(entry -> !entry.isStanding()).toList()).forEach(facts::withOffers);
        return facts;
    }

    private static List<Want> wantedBy(Request request) {
        boolean list = request.type() == RequestType.EXCHANGE_WANT;
        if (list && request.kind() == PartnerKind.LIBRARY) {
            return List.of();
        }
        return OfferDesk.wants(
                list
                        ? request.as(ExchangeWant.class).titles()
                        : request.as(ExchangeOffer.class).wanted().orElse(List.of()));
    }

    private static Map<PartnerId, List<Want>> listed(List<Wants.Entry> entries) {
        Map<PartnerId, List<Want>> lists = new LinkedHashMap<>();
        entries.forEach(entry -> lists.computeIfAbsent(entry.partner(), partner -> new ArrayList<>())
                .add(entry.want()));
        return lists;
    }

    /** What is on its way to the host, and to these partners. */
    private static Set<String> promised(Handle db, Set<PartnerId> partners, boolean declinedToo) {
        Set<String> promised = new HashSet<>(db.createQuery("""
                        select host_want from exchange_pairs
                         where host_want is not null and state not in ('declined', 'closed')
                        """)
                .mapTo(String.class)
                .map(OfferFacts::hostPromise)
                .list());
        promised.addAll(db.createQuery("""
                        select asked.partner, exchange_pairs.partner_want
                          from unnest(:partners) as asked (partner)
                         cross join lateral names_of(asked.partner) as known (name)
                          join exchange_pairs on exchange_pairs.partner = known.name
                         where exchange_pairs.partner_want is not null
                           and exchange_pairs.state <> 'closed'
                           and (:declinedToo or exchange_pairs.state <> 'declined')
                        """)
                .bind("declinedToo", declinedToo)
                .bindArray("partners", PartnerId.class, partners)
                .map((row, context) -> OfferFacts.partnerPromise(
                        new PartnerId(row.getString("partner")), row.getString("partner_want")))
                .list());
        return promised;
    }
}
