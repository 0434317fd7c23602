package id.simpul.exchange;

import id.simpul.ledger.Notice;
import id.simpul.policy.Policy;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How pairs are told to partners, in replies and notices. */
final class PairWording {
    private PairWording() {}

    /** Pairs as they are proposed. */
    static List<ProposedPair> proposals(Collection<Pair> pairs) {
        return pairs.stream().map(ProposedPair::of).toList();
    }

    /** A pair by its titles, as people speak of it. */
    static String named(Pair pair) {
        return Stream.concat(pair.gives().map(Pair.Gives::title).stream(), pair.gets().map(Pair.Gets::title).stream())
                .map(title -> '"' + title + '"')
                .collect(Collectors.joining(" - "));
    }

    static Notice proposed(Exchange exchange, Collection<Pair> pairs, Policy policy) {
        Optional<LocalDate> answerBy = ExchangeReminders.answerBy(exchange.steppedOn(), policy);
        return Notice.to(
                exchange.partner(), new ExchangeProposed(exchange.id(), answerBy, Optional.empty(), proposals(pairs)));
    }

    /** Pairs that the library begins with. */
    static Notice offered(Exchange exchange, Collection<Pair> pairs, Policy policy) {
        Optional<LocalDate> answerBy = ExchangeReminders.answerBy(exchange.steppedOn(), policy);
        return Notice.to(
                exchange.partner(), new ExchangeProposed(exchange.id(), answerBy, Optional.of(true), proposals(pairs)));
    }

    static Notice progress(Exchange exchange, Collection<Pair> pairs, Balance balance) {
        return progress(exchange, pairs, balance, Optional.empty());
    }

    /** The pairs that wait for a step of the partner, and for how long nothing happened. */
    static Notice reminder(Exchange exchange, Collection<Pair> awaited, Balance balance, LocalDate on) {
        int days = (int) ChronoUnit.DAYS.between(exchange.steppedOn(), on);
        return progress(exchange, awaited, balance, Optional.of(days));
    }

    private static Notice progress(
            Exchange exchange, Collection<Pair> pairs, Balance balance, Optional<Integer> daysWaiting) {
        List<ExchangeProgress.Standing> standings =
                pairs.stream().map(ExchangeProgress.Standing::of).toList();
        return Notice.to(
                exchange.partner(), new ExchangeProgress(exchange.id(), standings, balance.balance(), daysWaiting));
    }
}
