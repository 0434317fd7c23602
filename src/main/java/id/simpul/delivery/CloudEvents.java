package id.simpul.delivery;

import id.simpul.partner.Channel;
import org.apache.camel.Exchange;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.Message;

/** Turns a delivery into the message a partner's queue holds: the CloudEvent as text, marked as such for every protocol. */
public final class CloudEvents {
    private static final String TYPE = "application/cloudevents+json";

    /** Called by the routes {@code channel-queue} and {@code channel-reply}. */
    public void toMessage(Exchange exchange) throws InvalidPayloadException {
        Message message = exchange.getMessage();
        Delivery delivery = message.getMandatoryBody(Delivery.class);
        message.removeHeaders("*");
        message.setBody(delivery.event());
        // The broker hands the first to AMQP clients and the second to STOMP clients as their content type.
        message.setHeader("JMS_AMQP_ContentType", TYPE);
        message.setHeader("_AMQ_CONTENT_TYPE", TYPE);
        if (delivery.channel().equals(Channel.REPLY)) {
            delivery.request().ifPresent(request -> message.setHeader("JMSCorrelationID", request));
        }
    }
}
