package id.simpul.client;

import id.simpul.partner.PartnerId;
import java.util.Optional;

/**
 * A partner's connection to the broker, by which it tries any queue, its own or another's; each thing tried is done, or
 * refused with what the broker said.
 */
public interface QueueLink extends AutoCloseable {
    /**
     * Sends one durable message and waits for the broker's word on it.
     *
     * @param claimed whom the message itself says it comes from, in every field the protocol has for that
     * @throws LinkFailed if the broker did not take it
     */
    void send(String queue, byte[] body, Optional<PartnerId> claimed);

    /**
     * Begins to read a queue, and leaves it without having taken anything.
     *
     * @throws LinkFailed if the broker does not let it be read
     */
    void visit(String queue);

    @Override
    void close();
}
