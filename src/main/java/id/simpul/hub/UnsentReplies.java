package id.simpul.hub;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.broker.Broker;
import id.simpul.delivery.Outbox.UnsentReply;
import id.simpul.intake.Answer;
import id.simpul.intake.component.UndeliverableReplies;
import id.simpul.ledger.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Replies whose queue is gone or full: each waits in the outbox, and is there to be read over HTTP all the while. */
record UnsentReplies(Stores stores, Work work, Broker broker) implements UndeliverableReplies {
    private static final Logger LOG = LoggerFactory.getLogger(UnsentReplies.class);

    @Override
    public void keep(Answer reply, String why) {
        LOG.warn("A reply to {} waits in the outbox: {}", reply.incoming().partner(), why);
        ObjectNode event = Json.parse(new String(reply.body(), StandardCharsets.UTF_8));
        UnsentReply unsent = new UnsentReply(
                reply.incoming().partner(),
                reply.correlationId(),
                event.path("id").asText());
        stores.database().useTransaction(db -> work.outbox()
                .promiseReplies(db, List.of(unsent), stores.clock().instant()));
    }

    @Override
    public boolean isBrokerFull() {
        return broker.isBlocked();
    }
}
