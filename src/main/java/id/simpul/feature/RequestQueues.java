package id.simpul.feature;

import id.simpul.ledger.FailedMessage;
import id.simpul.ledger.RawMessage;
import id.simpul.partner.PartnerId;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** The queues of partners' requests, as far as staff reach into them; the hub has them, features know no broker. */
public interface RequestQueues {
    /** How many requests of a partner wait to be read. */
    long waiting(PartnerId partner);

    /** Reads nothing of these partners from now on, and of all others again. */
    void pause(Set<PartnerId> partners);

    /** Puts messages onto their partners' queues again as they were sent: all of them, or it fails and none is there. */
    void putBack(List<RawMessage> messages);

    /** The id of the one reply that a message can get, which is there as soon as it is answered. */
    String replyTo(RawMessage message);

    /**
     * Takes all that waits off the queue of a partner that is paused, some at a time.
     *
     * @param keep keeps what was taken; what it has kept is gone from the queue, and when it fails nothing is
     * @return how many were taken
     */
    long takeAll(PartnerId partner, Consumer<List<FailedMessage>> keep);

    /**
     * Takes replies to requests that the hub itself has put onto a partner's queue off its reply queue: it has read them already, and the
     * partner did not ask. What else is there stays.
     *
     * @param beginning of the ids of those requests
     * @return how many were there; those that are on their way come later
     */
    long forgetReplies(PartnerId partner, String beginning);
}
