package id.simpul.broker;

import id.simpul.partner.PartnerId;

/** The message broker as the rest of the hub sees it: embedded in this process, or reached by URL. */
public interface Broker extends AutoCloseable {

    /** What to do with messages that wait in the queues of a partner who is removed. */
    enum Waiting {
        /** Refuse the removal, so that nothing is lost by mistake. */
        KEEP,
        /** Remove the messages with the queues. */
        DISCARD
    }

    HubConnection hubConnection();

    /** Declares the partner's queues; without effect where they exist. Its credential is looked up or set apart. */
    void addPartner(PartnerId partner);

    /**
     * Cuts the partner's connections and removes its queues; without effect where there are none. Forget the partner's
     * credential first, or it connects again.
     *
     * @throws BrokerException if messages wait and they are to be kept; nothing is removed then
     */
    void removePartner(PartnerId partner, Waiting waiting);

    /** Makes a new password hold at once: whoever is connected with the old one is cut off. */
    void passwordChanged(PartnerId partner, String newPassword);

    /** Puts other limits into force, for what is sent from now on. */
    void limit(Limits limits);

    /** Whether the broker takes no messages now, because its disk is full or it cannot be reached. */
    boolean isBlocked();

    /** Messages waiting in a queue, delivered and unacknowledged ones included; 0 where there is no such queue. */
    long waiting(String queue);

    @Override
    void close();
}
