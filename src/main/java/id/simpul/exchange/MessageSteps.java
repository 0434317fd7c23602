package id.simpul.exchange;

import id.simpul.ledger.Code;
import id.simpul.ledger.Decision;
import id.simpul.ledger.Effect;
import id.simpul.ledger.Notice;
import id.simpul.ledger.Reason;
import id.simpul.policy.Policy;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What one message does to the pairs of an exchange: each pair is judged by itself, and what cannot be has its reason. */
final class MessageSteps {
    private final Side side;
    private final Exchange exchange;
    private final PairFacts facts;
    private final LocalDate on;
    private final Map<String, Pair> pairs = new LinkedHashMap<>();
    private final Set<String> named = new LinkedHashSet<>();
    private final Set<String> done = new HashSet<>();
    private final List<PairStepped> steps = new ArrayList<>();
    private final List<Reason> reasons = new ArrayList<>();

    /**
     * @param on when it happened
     */
    MessageSteps(Side side, Exchange exchange, PairFacts facts, LocalDate on) {
        this.side = side;
        this.exchange = exchange;
        this.facts = facts;
        this.on = on;
        facts.pairs(exchange.id()).forEach(pair -> pairs.put(pair.id(), pair));
    }

    MessageSteps take(List<PairStatement> told) {
        Set<String> torn = agreedAndDeclined(told);
        for (PairStatement one : told) {
            if (torn.contains(one.pair())) {
                named.add(one.pair());
                reasons.add(Reason.of(
                        Code.PAIR_AGREED_AND_DECLINED, one.pointer(), PairWording.named(pairs.get(one.pair()))));
            } else {
                take(one);
            }
        }
        return this;
    }

    /** Of these nobody can tell what is meant, so nothing is done with them. */
    private Set<String> agreedAndDeclined(List<PairStatement> told) {
        Set<String> torn = pairs(told, Step.AGREED);
        torn.retainAll(pairs(told, Step.DECLINED));
        torn.retainAll(pairs.keySet());
        return torn;
    }

    private static Set<String> pairs(List<PairStatement> told, Step step) {
        return told.stream()
                .filter(one -> one.step() == step)
                .map(PairStatement::pair)
                .collect(Collectors.toSet());
    }

    private void take(PairStatement told) {
        Optional<Pair> known = Optional.ofNullable(pairs.get(told.pair()));
        Optional<Reason> against = known.isEmpty()
                ? Optional.of(Reason.of(Code.PAIR_UNKNOWN, told.pointer(), told.pair()))
                : against(known.get(), told);
        known.ifPresent(pair -> named.add(pair.id()));
        against.ifPresentOrElse(reasons::add, () -> step(known.orElseThrow(), told.step()));
    }

    private Optional<Reason> against(Pair pair, PairStatement told) {
        Optional<Reason> against = PairSteps.against(pair, side, told.step(), told.pointer());
        boolean copyAway = side == Side.HOST && told.step() == Step.SENT && !facts.canBeSent(pair);
        return against.isEmpty() && copyAway
                ? Optional.of(Reason.of(
                        Code.COPY_NOT_HERE,
                        told.pointer(),
                        pair.gets().orElseThrow().barcode()))
                : against;
    }

    /** What was told before, or is over, changes nothing, and is no mistake. */
    private void step(Pair pair, Step step) {
        done.add(pair.id());
        Pair after = pair.with(side, step, on);
        if (!after.equals(pair)) {
            steps.add(new PairStepped(pair, after, side, step));
            pairs.put(after.id(), after);
        }
    }

    Decision decision(Policy policy, LocalDate today) {
        if (done.isEmpty()) {
            return reasons.isEmpty()
                    ? PairDesk.nothing()
                    : new Decision.Refused(PairStates.of(exchange.id(), namedPairs()), reasons);
        }
        return new Decision.Accepted(
                exchange.id(), PairStates.of(exchange.id(), namedPairs()), reasons, effects(policy, today), notices());
    }

    private List<Pair> namedPairs() {
        return named.stream().map(pairs::get).toList();
    }

    private List<Effect> effects(Policy policy, LocalDate today) {
        List<Effect> effects = new ArrayList<>(steps);
        if (!steps.isEmpty()) {
            effects.add(new ExchangeStepped(exchange.stepped(today, pairs.values(), policy)));
        }
        return effects;
    }

    /** The partner knows what it said itself; what the library does it is told. */
    private List<Notice> notices() {
        if (side == Side.PARTNER || steps.isEmpty()) {
            return List.of();
        }
        Balance balance = facts.balance(exchange.partner());
        for (PairStepped step : steps) {
            balance = balance.with(step.before(), step.after());
        }
        List<Pair> changed =
                steps.stream().map(step -> pairs.get(step.after().id())).toList();
        return List.of(PairWording.progress(exchange, changed, balance));
    }
}
