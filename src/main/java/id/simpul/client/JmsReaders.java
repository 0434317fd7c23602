package id.simpul.client;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The consumers by which a session reads: whole queues for as long as it lives, or only some replies. */
final class JmsReaders {
    private final Session session;
    private final Map<String, MessageConsumer> readers = new HashMap<>();

    JmsReaders(Session session) {
        this.session = session;
    }

    Optional<Received> take(String queue, Duration patience) throws JMSException {
        if (!readers.containsKey(queue)) {
            readers.put(queue, session.createConsumer(session.createQueue(queue)));
        }
        Message message = readers.get(queue).receive(patience.toMillis());
        return message == null ? Optional.empty() : Optional.of(received(message));
    }

    /** Reads the replies that are awaited, and leaves all others. */
    void answers(String queue, AwaitedReplies replies, Deadline deadline) throws JMSException {
        try (MessageConsumer consumer = session.createConsumer(session.createQueue(queue), replies.selector())) {
            while (!replies.isComplete()) {
                Message message = consumer.receive(deadline.millisLeft());
                if (message == null) {
                    return;
                }
                replies.arrived(received(message));
            }
        }
    }

    private static Received received(Message message) throws JMSException {
        String text = message instanceof BytesMessage
                ? new String(message.getBody(byte[].class), StandardCharsets.UTF_8)
                : message.getBody(String.class);
        return new Received(Objects.requireNonNullElse(message.getJMSCorrelationID(), ""), text);
    }
}
