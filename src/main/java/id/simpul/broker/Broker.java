package id.simpul.broker;

import id.simpul.partner.PartnerId;
import java.util.Collection;

/**
 * The message broker as the rest of the hub sees it: embedded in this process, or reached by URL. Whoever makes one gives it
 * a way to look up what is known of a user's password; a user without one is let in nowhere.
 */
public interface Broker extends AutoCloseable {

    /** What to do with messages that wait in the queues of a partner who is removed. */
    enum Waiting {
        /** Refuse the removal, so that nothing is lost by mistake. */
        KEEP,
        /** Remove the messages with the queues. */
        DISCARD
    }

    HubConnection hubConnection();

    /**
     * Brings queues, rights and passwords in step with the directory, whatever the broker had before; what is right already
     * is left as it is.
     *
     * @param withSystem the partners that have a system; nobody else may enter
     * @param without those that have none: for each a queue of requests, to which the hub alone sends
     */
    void settle(Collection<PartnerId> withSystem, Collection<PartnerId> without);

    /**
     * Grows whenever the broker may be another than the one that was settled, as after it was out of reach.
     *
     * @throws BrokerException if it is out of reach now
     */
    long generation();

    /** Declares the partner's queues and lets it in by its password; without effect where that is so already. */
    void addPartner(PartnerId partner);

    /** Declares a queue of requests alone, for a partner without a system: the hub sends there what it says, and nobody enters. */
    void addWithoutSystem(PartnerId partner);

    /**
     * Cuts the partner's connections and removes its queues; without effect where there are none. Forget the partner's
     * credential first, or it connects again.
     *
     * @throws BrokerException if messages wait and they are to be kept; nothing is removed then
     */
    void removePartner(PartnerId partner, Waiting waiting);

    /** Makes what is known of a partner's password hold at once: whoever is connected with another one is cut off. */
    void passwordChanged(PartnerId partner);

    /** Puts other limits into force, for what is sent from now on. */
    void limit(Limits limits);

    /** Whether the broker takes no messages now, because its disk is full or it cannot be reached. */
    boolean isBlocked();

    /** Messages waiting in a queue, delivered and unacknowledged ones included; 0 where there is no such queue. */
    long waiting(String queue);

    @Override
    void close();
}
