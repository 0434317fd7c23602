package id.simpul.delivery;

import id.simpul.partner.Channel;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;

/** Hands deliveries over to the routes, and tells what kept them from arriving. */
final class Carrier {
    /** Where the routes take over. */
    static final String ROUTE = "direct:notices";

    /** Of an exchange: the channel whose route took it; the routes set it where a channel begins. */
    static final String CARRIED = "simpul.carried";

    private final ProducerTemplate camel;

    Carrier(ProducerTemplate camel) {
        this.camel = camel;
    }

    boolean knows(Channel channel) {
        return Channels.all(camel.getCamelContext()).contains(channel);
    }

    /** What kept it from arriving. Whatever no channel took has not arrived, however well its route ended. */
    Optional<Throwable> carry(Delivery delivery) {
        Exchange exchange;
        try {
            exchange = camel.request(ROUTE, message -> message.getMessage().setBody(delivery));
        } catch (Error e) {
            // Some Errors of a route Camel hands on as its failure, others it throws: to the other deliveries they are
            // the same.
            rethrowIfMemoryIsOut(e);
            return Optional.of(e);
        }
        if (exchange.isFailed()) {
            rethrowIfMemoryIsOut(exchange.getException());
            return Optional.of(exchange.getException());
        }
        return delivery.channel().wire().equals(exchange.getProperty(CARRIED, String.class))
                ? Optional.empty()
                : Optional.of(new NotCarried("The routes ended without taking it to the channel " + delivery.channel()
                        + "; see which file in SIMPUL_ROUTES replaces tell.camel.yaml or a tell-… file"));
    }

    static NotCarried unknown(Channel channel) {
        return new NotCarried("This hub has no channel " + channel + "; put its file channel-" + channel
                + ".camel.yaml into SIMPUL_ROUTES, or have the partner told another way");
    }

    /** That memory is out is the whole process's trouble: no delivery is charged with it. */
    private static void rethrowIfMemoryIsOut(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof OutOfMemoryError memory) {
                throw memory;
            }
        }
    }
}
