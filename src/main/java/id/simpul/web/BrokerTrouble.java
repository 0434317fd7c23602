package id.simpul.web;

import org.apache.activemq.artemis.api.core.ActiveMQAddressFullException;

/** Tells a full queue from a broker that is away, by what it threw at a sender. */
final class BrokerTrouble {
    private BrokerTrouble() {}

    static boolean isFull(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof ActiveMQAddressFullException
                    || cause instanceof jakarta.jms.ResourceAllocationException) {
                return true;
            }
        }
        return false;
    }
}
