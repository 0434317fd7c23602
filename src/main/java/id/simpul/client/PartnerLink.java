package id.simpul.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A partner's own connection to the hub: it sends requests in order and reads the replies to them, and no others. */
public interface PartnerLink extends AutoCloseable {
    /**
     * Sends durable messages one after the other, each as it is, and returns when all of them are taken.
     *
     * @return for each, in the same order, what to await its reply by
     * @throws LinkFailed if one was not taken; those before it may have been
     */
    List<Sent> send(List<byte[]> requests);

    /**
     * Reads the replies to these requests; whatever else waits in the partner's queue stays there.
     *
     * @param timeout for all of them together
     * @return the reply to each, in the same order; none for one that was not answered in time
     * @throws LinkFailed if the connection broke
     */
    List<Optional<ObjectNode>> await(List<Sent> sent, Duration timeout);

    @Override
    void close();
}
