package id.simpul.delivery;

import org.apache.camel.Exchange;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.Message;

/** Turns a delivery into the message a partner's queue holds: the CloudEvent as text, marked as such for every protocol. */
public final class CloudEvents {
    private static final String TYPE = "application/cloudevents+json";

    /** Called by the route {@code queue}. */
    public void toMessage(Exchange exchange) throws InvalidPayloadException {
        Message message = exchange.getMessage();
        Delivery delivery = message.getMandatoryBody(Delivery.class);
        message.removeHeaders("*");
        message.setBody(delivery.event());
        // The broker hands the first to AMQP clients and the second to STOMP clients as their content type.
        message.setHeader("JMS_AMQP_ContentType", TYPE);
        message.setHeader("_AMQ_CONTENT_TYPE", TYPE);
        if (delivery.channel() == Way.REPLY) {
            delivery.request().ifPresent(request -> message.setHeader("JMSCorrelationID", request));
        }
    }
}
