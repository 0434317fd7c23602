package id.simpul.exchange;

import id.simpul.agenda.Chore.Deed;
import id.simpul.ledger.Effect;
import id.simpul.ledger.Notice;
import id.simpul.partner.PartnerId;
import id.simpul.policy.Decides;
import id.simpul.policy.Policy;
import id.simpul.policy.Rule;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * Matches offers that were made before. It searches as long as that takes, and only then locks what it promises, without waiting
 * for anybody: whom it would have to wait for is looked at another time.
 */
@Decides(Rule.R15)
final class SecondLook {
    /** What the search may cost, in steps: some two seconds of a core. What was found by then is proposed. */
    private static final long STEPS = 500_000_000;

    private static final int EDITIONS_AT_ONCE = 20_000;

    private final Handle db;
    private final Policy policy;
    private final LocalDate today;
    private final List<String> looked = new ArrayList<>();
    private final List<String> left = new ArrayList<>();
    private final List<String> contended = new ArrayList<>();
    private final List<Effect> effects = new ArrayList<>();
    private final List<Notice> notices = new ArrayList<>();
    /** By exchange the request that made the offer. */
    private final Map<String, String> requests = new HashMap<>();

    /**
     * @param ids of the exchanges; what is too much of them is left
     */
    SecondLook(Handle db, List<String> ids, Policy policy, LocalDate today) {
        this.db = db;
        this.policy = policy;
        this.today = today;
        look(ids);
    }

    private void look(List<String> ids) {
        Map<String, PartnerId> partners = OpenOffers.partners(db, ids);
        Search search = new Search(HostWants.all(db), policy.exchange().nearPercent(), new Effort(STEPS));
        boolean whole = search(search, ids, partners);
        // If not all could be searched, the first one at least has been.
        List<String> now = whole ? ids : ids.subList(0, 1);
        left.addAll(ids.subList(now.size(), ids.size()));
        Set<PartnerId> turns =
                Turns.takeAtOnce(db, now.stream().map(partners::get).collect(Collectors.toCollection(TreeSet::new)));
        Map<String, Exchange> exchanges = new TreeMap<>(Exchanges.lockedAtOnce(
                db, now.stream().filter(id -> turns.contains(partners.get(id))).toList()));
        looked.addAll(exchanges.keySet());
        now.stream().filter(id -> !exchanges.containsKey(id)).forEach(contended::add);
        match(search, exchanges, turns);
    }

    private boolean search(Search search, List<String> ids, Map<String, PartnerId> partners) {
        Map<String, List<OfferLine>> lines = OpenOffers.neverPaired(db, ids);
        boolean whole = ids.stream().allMatch(id -> search.lines(lines.getOrDefault(id, List.of())));
        List<Wanted> wants = Wants.of(db, new TreeSet<>(partners.values()), ids).stream()
                .map(Wants.Entry::want)
                .toList();
        Map<String, Wanted> once = new LinkedHashMap<>();
        wants.forEach(want -> once.putIfAbsent(want.key(), want));
        List<Edition> page = ExchangeStock.editions(db, Optional.empty(), EDITIONS_AT_ONCE);
        while (whole && !page.isEmpty()) {
            whole = search.wants(once.values(), new TitleIndex<>(page, Edition::spelling));
            page = ExchangeStock.editions(db, Optional.of(page.get(page.size() - 1)), EDITIONS_AT_ONCE);
        }
        return whole;
    }

    private void match(Search search, Map<String, Exchange> exchanges, Set<PartnerId> partners) {
        if (exchanges.isEmpty()) {
            return;
        }
        Map<String, List<OfferLine>> lines = OpenOffers.neverPaired(db, exchanges.keySet());
        Map<String, List<Pair>> pairs =
                Pairs.of(db, exchanges.keySet()).stream().collect(Collectors.groupingBy(Pair::exchange));
        OfferFacts facts = facts(search, exchanges.keySet(), partners);
        requests.putAll(OpenOffers.requests(db, exchanges.keySet()));
        exchanges.values().forEach(exchange -> {
            match(
                    exchange,
                    lines.getOrDefault(exchange.id(), List.of()),
                    pairs.getOrDefault(exchange.id(), List.of()),
                    facts);
            if (facts.isContended()) {
                contended.add(exchange.id());
            }
        });
    }

    private OfferFacts facts(Search search, Set<String> exchanges, Set<PartnerId> partners) {
        Claims claims = Claims.take(db, search);
        Set<String> promised = OfferFactsReader.promised(db, partners, true);
        OfferFacts facts = new OfferFacts(Offerings.none(), claims, promised, new Effort(Long.MAX_VALUE));
        return OfferFactsReader.withWants(facts, Wants.of(db, partners, exchanges));
    }

    private void match(Exchange exchange, List<OfferLine> waiting, List<Pair> before, OfferFacts facts) {
        List<Wanted> wants = facts.wantsOf(exchange.partner(), List.of());
        List<Pair> made =
                new Pairing(waiting, wants, facts, policy.exchange().nearPercent()).pairs(exchange, before.size());
        if (!made.isEmpty()) {
            List<Pair> all = new ArrayList<>(before);
            all.addAll(made);
            Exchange stepped = exchange.stepped(today, all, policy);
            made.stream().map(PairProposed::new).forEach(proposed -> {
                facts.apply(proposed);
                effects.add(proposed);
            });
            effects.add(new ExchangeStepped(stepped));
            Notice proposed = PairWording.proposed(stepped, made, policy);
            notices.add(Optional.ofNullable(requests.get(exchange.id()))
                    .map(proposed::begunBy)
                    .orElse(proposed));
        }
    }

    Deed deed() {
        return new Deed(effects, notices);
    }

    /** Exchanges that were looked at, and are locked. */
    List<String> looked() {
        return looked;
    }

    /** Exchanges that there was no effort left for. */
    List<String> left() {
        return left;
    }

    /** Exchanges that somebody else was dealing with, or lost something to them. */
    List<String> contended() {
        return contended;
    }
}
