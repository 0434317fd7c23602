package id.simpul.intake.component;

import id.simpul.intake.Answer;
import id.simpul.intake.Forerunner;
import java.util.List;

/** What all shards of a consumer share. */
record Wiring(
        BrokerLink link,
        IntakeOptions options,
        Arrived arrived,
        BatchRoute route,
        Forerunner forerunner,
        UndeliverableReplies undeliverable,
        Bulkhead bulkhead) {
    /** What a batch is handed to; it answers each request, in order, or fails. */
    @FunctionalInterface
    interface BatchRoute {
        List<Answer> answer(String shard, IntakeBatch batch) throws Exception;
    }

    /** For partners that are read apart. */
    Wiring apart() {
        return new Wiring(link, options.apart(), arrived.fromApart(), route, forerunner, undeliverable, bulkhead);
    }
}
