package id.simpul.exchange;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.Json;
import id.simpul.ledger.Notice;
import id.simpul.ledger.Topic;
import id.simpul.policy.Policy;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;

/** How pairs are told to partners, in replies and notices. */
final class PairWording {
    private PairWording() {}

    /** Pairs as they are proposed. */
    static ArrayNode proposals(Collection<Pair> pairs) {
        ArrayNode told = Json.object().putArray("pairs");
        pairs.forEach(pair ->
                publications(pair, told.addObject().put("pair", pair.id())).put("near", pair.near()));
        return told;
    }

    private static ObjectNode publications(Pair pair, ObjectNode told) {
        pair.gives().ifPresent(gives -> told.put("ref", gives.ref()).put("gives", gives.title()));
        pair.gets().ifPresent(gets -> told.put("gets", gets.title()));
        return told;
    }

    /** Where pairs stand. */
    static ArrayNode states(Collection<Pair> pairs) {
        ArrayNode told = Json.object().putArray("pairs");
        pairs.forEach(pair -> told.addObject()
                .put("pair", pair.id())
                .put("state", pair.state().wire()));
        return told;
    }

    static Notice proposed(Exchange exchange, Collection<Pair> pairs, Policy policy) {
        ObjectNode data = Json.object().put("exchange", exchange.id());
        ExchangeReminders.answerBy(exchange.steppedOn(), policy).ifPresent(day -> data.put("answerBy", day.toString()));
        data.set("pairs", proposals(pairs));
        return Notice.to(exchange.partner(), Topic.EXCHANGE_PROPOSED, data);
    }

    static Notice progress(Exchange exchange, Collection<Pair> pairs, Balance balance) {
        ObjectNode data = Json.object().put("exchange", exchange.id());
        ArrayNode told = data.putArray("pairs");
        pairs.forEach(pair -> publications(pair, told.addObject().put("pair", pair.id()))
                .put("state", pair.state().wire()));
        data.put("balance", balance.balance());
        return Notice.to(exchange.partner(), Topic.EXCHANGE_PROGRESS, data);
    }

    /** The pairs that wait for a step of the partner, and for how long nothing happened. */
    static Notice reminder(Exchange exchange, Collection<Pair> awaited, Balance balance, LocalDate on) {
        Notice progress = progress(exchange, awaited, balance);
        progress.data().put("daysWaiting", ChronoUnit.DAYS.between(exchange.steppedOn(), on));
        return progress;
    }
}
