package id.simpul.delivery;

import id.simpul.database.Database;
import id.simpul.ledger.Json;
import id.simpul.policy.Policies;
import id.simpul.worker.Workers;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.SimpleTransactionStatus;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionOperations;

/** Delivers what a hub has promised, as the hub does, into the hands of a test in place of queues and mail servers. */
public final class Courier {
    /**
     * What arrived.
     *
     * @param seq its place in the outbox
     * @param id what its receivers know it again by
     */
    public record Arrived(long seq, String partner, String channel, String id) {}

    private static final AtomicReference<Courier> AT_WORK = new AtomicReference<>();

    private final Dispatcher dispatcher;
    private final Consumer<Arrived> door;
    private Optional<List<Arrived>> together = Optional.empty();
    private int until = Integer.MAX_VALUE;

    /**
     * @param door is given what arrives; what is put on queues together arrives together
     */
    public Courier(Database database, Policies policies, Clock clock, Consumer<Arrived> door) {
        this.door = door;
        this.dispatcher = new Dispatcher(
                database.jdbi(), policies, Routes.CAMEL.createProducerTemplate(), new AtOnce(), clock, new Workers());
        dispatcher.takeOver();
    }

    /** Delivers what is due, in the caller's thread. */
    public void drain() {
        AT_WORK.set(this);
        dispatcher.drain();
    }

    /** After so many more messages the queues are away, until further notice. */
    public void away(int after) {
        until = after;
    }

    /** They are there again. */
    public void there() {
        until = Integer.MAX_VALUE;
    }

    private void carry(Delivery delivery) {
        if (until-- <= 0) {
            throw new ChannelAway("away as chance has it", new IllegalStateException());
        }
        Stream.concat(Stream.of(delivery), delivery.gathering().stream().flatMap(all -> all.others().stream()))
                .map(Courier::arrived)
                .forEach(together.<Consumer<Arrived>>map(all -> all::add).orElse(door));
    }

    private static Arrived arrived(Delivery delivery) {
        return new Arrived(
                delivery.seq(),
                delivery.to().id().value(),
                delivery.channel().wire(),
                Json.parse(delivery.event()).path("id").asText());
    }

    /** A broker's transaction: all of it or nothing. */
    private final class AtOnce implements TransactionOperations {
        @Override
        public <T> T execute(TransactionCallback<T> action) {
            List<Arrived> all = new ArrayList<>();
            together = Optional.of(all);
            try {
                TransactionStatus status = new SimpleTransactionStatus();
                T result = action.doInTransaction(status);
                if (!status.isRollbackOnly()) {
                    all.forEach(door);
                }
                return result;
            } finally {
                together = Optional.empty();
            }
        }
    }

    /** Started when first asked for; ended with the JVM. */
    private static final class Routes {
        static final CamelContext CAMEL = start();

        private static CamelContext start() {
            CamelContext camel = new DefaultCamelContext();
            try {
                camel.addRoutes(new RouteBuilder() {
                    @Override
                    public void configure() {
                        errorHandler(noErrorHandler());
                        from("direct:notices").toD("direct:channel-${body.channel.wire}");
                        for (String channel : List.of("queue", "email", "reply", "confirmation")) {
                            from("direct:channel-" + channel).process(exchange -> {
                                Delivery delivery = exchange.getMessage().getBody(Delivery.class);
                                AT_WORK.get().carry(delivery);
                                exchange.setProperty(
                                        Carrier.CARRIED, delivery.channel().wire());
                            });
                        }
                    }
                });
                camel.start();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            return camel;
        }
    }
}
