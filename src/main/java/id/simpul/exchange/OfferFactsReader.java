package id.simpul.exchange;

import id.simpul.ledger.Request;
import id.simpul.ledger.RequestType;
import id.simpul.partner.PartnerId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/**
 * Reads what the offers of a batch are matched with: first what is alike, which no lock is needed for, and then, as claims, what
 * of it may be promised. Offers beyond what a batch may cost are left to the chore.
 */
final class OfferFactsReader {
    /** What matching may cost a batch, in steps: some 0.4 seconds of a core. */
    static final long STEPS = 100_000_000;

    /** A stock of more copies is searched by the chore. */
    private static final int COPIES = 10_000;

    private final Handle db;
    private final List<Request> requests;
    private final Set<PartnerId> partners = new TreeSet<>();
    private final Map<PartnerId, List<Wanted>> asked = new HashMap<>();
    private final Effort effort = new Effort(STEPS);

    private OfferFactsReader(Handle db, List<Request> requests) {
        this.db = db;
        this.requests = requests;
    }

    /**
     * @param nearPercent how alike titles must be for any of the requests
     */
    static OfferFacts read(Handle db, List<Request> requests, int nearPercent) {
        return new OfferFactsReader(db, requests).read(nearPercent);
    }

    private OfferFacts read(int nearPercent) {
        requests.stream().filter(OfferFactsReader::isOffer).forEach(request -> partners.add(request.partner()));
        if (partners.isEmpty()) {
            return new OfferFacts(Offerings.none(), Claims.NONE, Set.of(), effort);
        }
        Turns.take(db, partners);
        List<Wants.Entry> theirs = Wants.of(db, partners, List.of());
        theirs.forEach(entry -> asked(entry.partner()).add(entry.want()));
        requests.stream()
                .filter(request -> request.type() == RequestType.EXCHANGE_WANT)
                .forEach(request -> asked(request.partner())
                        .addAll(Offering.wants(request.as(ExchangeWant.class).titles())));
        Offerings offerings = new Offerings(requests);
        Search search = new Search(HostWants.all(db), nearPercent, effort);
        search(offerings, search);
        Claims claims = Claims.take(db, search);
        return withWants(new OfferFacts(offerings, claims, promised(db, partners, false), effort), theirs);
    }

    private static boolean isOffer(Request request) {
        return request.type() == RequestType.EXCHANGE_OFFER;
    }

    private List<Wanted> asked(PartnerId partner) {
        return asked.computeIfAbsent(partner, any -> new ArrayList<>());
    }

    /** One offer after the other, so that the first ones are matched now if not all can be. */
    private void search(Offerings offerings, Search search) {
        if (ExchangeStock.isMoreThan(db, COPIES)) {
            requests.stream().filter(OfferFactsReader::isOffer).forEach(offerings::leave);
            return;
        }
        TitleIndex<Edition> stock =
                new TitleIndex<>(ExchangeStock.editions(db, Optional.empty(), COPIES), Edition::spelling);
        requests.stream().filter(OfferFactsReader::isOffer).forEach(request -> {
            Offering offering = offerings.of(request);
            List<Wanted> wants = new ArrayList<>(offering.wanted());
            wants.addAll(asked(request.partner()));
            wants.removeIf(search::hasLookedFor);
            if (!search.lines(offering.lines()) || !search.wants(wants, stock)) {
                offerings.leave(request);
            }
        });
    }

    /** Adds what partners want by their lists, and with earlier offers. */
    static OfferFacts withWants(OfferFacts facts, List<Wants.Entry> theirs) {
        Map<PartnerId, List<Wanted>> standing = new LinkedHashMap<>();
        theirs.stream().filter(Wants.Entry::isStanding).forEach(entry -> standing.computeIfAbsent(
                        entry.partner(), partner -> new ArrayList<>())
                .add(entry.want()));
        standing.forEach(facts::withStanding);
        theirs.stream()
                .filter(entry -> !entry.isStanding())
                .forEach(entry -> facts.withOffers(entry.partner(), List.of(entry.want())));
        return facts;
    }

    /**
     * What is on its way to these partners; what is on its way to the host was not claimed.
     *
     * @param declinedToo also what a partner declined, which it is not asked about again
     */
    static Set<String> promised(Handle db, Collection<PartnerId> partners, boolean declinedToo) {
        return db.createQuery("""
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
                .set();
    }
}
