package id.simpul.check;

import id.simpul.broker.Broker;
import id.simpul.broker.BrokerException;
import id.simpul.hub.Messaging;
import id.simpul.partner.Credential;
import id.simpul.partner.PartnerId;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets two strangers into the broker for a moment, who try what must be refused. They are in no directory: nothing they do
 * reaches the hub, and with their queues everything of them goes.
 */
final class CanaryFlight {
    private static final Logger LOG = LoggerFactory.getLogger(CanaryFlight.class);

    private final Messaging messaging;

    CanaryFlight(Messaging messaging) {
        this.messaging = messaging;
    }

    /**
     * @throws BrokerException if there is nothing to try, or not even what is allowed works
     */
    List<Canaries.Result> fly() {
        LOG.info("Trying forgeries at every listener; that the broker refuses canaries in the next lines is right");
        PartnerId one = stranger();
        PartnerId other = stranger();
        try {
            String password = admit(one);
            admit(other);
            return new Canaries(messaging.doors(), one, password, other).fly();
        } finally {
            dismiss(one);
            dismiss(other);
        }
    }

    private static PartnerId stranger() {
        return new PartnerId("canary-" + UUID.randomUUID());
    }

    private String admit(PartnerId stranger) {
        Credential.Generated generated = Credential.generate();
        messaging.guests().put(stranger.value(), generated.credential());
        messaging.broker().addPartner(stranger);
        messaging.broker().passwordChanged(stranger);
        return generated.secret();
    }

    private void dismiss(PartnerId stranger) {
        messaging.guests().remove(stranger.value());
        messaging.broker().removePartner(stranger, Broker.Waiting.DISCARD);
    }
}
