package id.simpul.exchange;

import id.simpul.agenda.Chore;
import id.simpul.agenda.Jobs;
import id.simpul.agenda.Mornings;
import id.simpul.ledger.Effect;
import id.simpul.ledger.Notice;
import id.simpul.partner.PartnerId;
import id.simpul.policy.Policy;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * Looks again at what was offered and waits for a match, the morning after want-lists or the stock have something new (R15).
 * What was declined is not proposed again.
 */
final class MatchChore implements Chore {
    private static final String JOB = "exchange.match";

    private final Mornings mornings;

    MatchChore(Mornings mornings) {
        this.mornings = mornings;
    }

    @Override
    public String job() {
        return JOB;
    }

    @Override
    public Set<String> reads() {
        return Set.of("partners", "items", "exchange_offers", "exchange_lines", "exchange_pairs", "exchange_wants");
    }

    @Override
    public Set<String> writes() {
        return Set.of("exchange_offers", "exchange_pairs");
    }

    @Override
    public List<Due> next(Handle db, Instant until, int most) {
        List<Due> found = OpenOffers.withNews(db).stream()
                .map(news ->
                        new Due(JOB, mornings.after(news.at()).toString(), news.exchange(), mornings.after(news.at())))
                .filter(one -> !one.at().isAfter(until))
                .sorted(Comparator.comparing(Due::at).thenComparing(Due::part))
                .toList();
        List<Due> due = Jobs.undone(db, found);
        return due.stream()
                .filter(one -> one.at().equals(due.get(0).at()))
                .limit(most)
                .toList();
    }

    @Override
    public Deed perform(Handle db, List<Due> parts, Policy policy) {
        Instant at = parts.get(0).at();
        List<String> ids = parts.stream().map(Due::part).sorted().toList();
        OfferFactsReader.lock(db);
        Map<String, Exchange> exchanges = Exchanges.locked(db, ids);
        Map<String, List<OfferLine>> lines = OpenOffers.neverPaired(db, ids);
        Map<String, List<Pair>> pairs = Pairs.of(db, ids).stream().collect(Collectors.groupingBy(Pair::exchange));
        OfferFacts facts = OfferFactsReader.ofWaiting(db, partners(exchanges.values()), ids.size());
        List<Effect> effects = new ArrayList<>();
        List<Notice> notices = new ArrayList<>();
        for (String id : ids) {
            List<OfferLine> waiting = lines.getOrDefault(id, List.of());
            Look look = new Look(exchanges.get(id), waiting, pairs.getOrDefault(id, List.of()));
            look.again(facts, policy, mornings.dayOf(at), effects, notices);
        }
        ExchangeRows.write(db, effects, at);
        OpenOffers.tried(db, ids, at);
        return new Deed(effects, notices);
    }

    private static Set<PartnerId> partners(Collection<Exchange> exchanges) {
        return exchanges.stream().map(Exchange::partner).collect(Collectors.toCollection(TreeSet::new));
    }

    /** One exchange: what waits in it, and the pairs it has. */
    private record Look(Exchange exchange, List<OfferLine> waiting, List<Pair> before) {
        void again(OfferFacts facts, Policy policy, LocalDate today, List<Effect> effects, List<Notice> notices) {
            List<Want> wants = facts.wantsOf(exchange.partner(), List.of());
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
                notices.add(PairWording.proposed(stepped, made, policy));
            }
        }
    }
}
