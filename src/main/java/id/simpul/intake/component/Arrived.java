package id.simpul.intake.component;

import id.simpul.intake.Incoming;
import id.simpul.partner.PartnerId;
import id.simpul.partner.PartnerKind;
import id.simpul.policy.SettableClock;
import java.time.Clock;
import java.time.Instant;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.FilterConstants;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.client.ClientMessage;

/**
 * Makes an {@link Incoming} of a message of any protocol; nothing else of the message goes on.
 *
 * @param apart whether the partners are read apart from the others of their kind
 */
record Arrived(PartnerKind kind, Clock clock, boolean apart) {
    private static final int LONGEST_ID = 256;

    Incoming incoming(PartnerId partner, ClientMessage message) throws ActiveMQException {
        return new Incoming(partner, kind, idOf(message), takenAt(message), Bodies.of(message), apart);
    }

    /** The same for partners that are read apart. */
    Arrived fromApart() {
        return new Arrived(kind, clock, true);
    }

    /** AMQP's id comes in a property of the broker's, that of core and JMS clients as a UUID; others send none. */
    private static String idOf(ClientMessage message) {
        String id;
        if (message.containsProperty(FilterConstants.NATIVE_MESSAGE_ID)) {
            id = String.valueOf(message.getObjectProperty(FilterConstants.NATIVE_MESSAGE_ID));
        } else if (message.getUserID() != null) {
            id = "ID:" + message.getUserID();
        } else {
            id = "broker-" + message.getMessageID();
        }
        return id.length() > LONGEST_ID ? id.substring(0, LONGEST_ID) : id;
    }

    /**
     * By the broker's stamp, where its address settings ask for one; a client's own timestamp is only a claim. The stamp is
     * of the machine's clock, and the hub's may be a settable one: so what it tells is how long the message has waited.
     */
    private Instant takenAt(ClientMessage message) {
        Instant now = clock.instant();
        if (clock instanceof SettableClock) {
            return now; // the broker's stamp is of another time
        }
        if (message.getObjectProperty(Message.HDR_INGRESS_TIMESTAMP) instanceof Long stamp) {
            return now.minusMillis(Math.max(0, System.currentTimeMillis() - stamp));
        }
        return now;
    }
}
