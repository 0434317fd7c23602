package id.simpul.intake.component;

import id.simpul.intake.Answer;
import id.simpul.intake.Forerunner;
import id.simpul.partner.PartnerId;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.Predicate;

/**
 * What all shards of a consumer share.
 *
 * @param takesReplies whether a partner has a queue of replies; what others asked is answered in the database alone
 * @param committed told of each batch how many of its messages were taken, when the broker has committed that
 */
record Wiring(
        BrokerLink link,
        IntakeOptions options,
        Arrived arrived,
        BatchRoute route,
        Forerunner forerunner,
        Predicate<PartnerId> takesReplies,
        UndeliverableReplies undeliverable,
        Bulkhead bulkhead,
        IntConsumer committed) {
    /** What a batch is handed to; it answers each request, in order, or fails. */
    @FunctionalInterface
    interface BatchRoute {
        List<Answer> answer(String shard, IntakeBatch batch) throws Exception;
    }

    /** For partners that are read apart. */
    Wiring apart() {
        return new Wiring(
                link,
                options.apart(),
                arrived.fromApart(),
                route,
                forerunner,
                takesReplies,
                undeliverable,
                bulkhead,
                committed);
    }
}
