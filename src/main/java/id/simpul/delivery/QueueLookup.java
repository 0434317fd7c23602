package id.simpul.delivery;

import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.WeakHashMap;
import org.apache.activemq.artemis.jms.client.ActiveMQDestination;
import org.springframework.jms.support.destination.DestinationResolver;

/**
 * A partner's queue by its name. That it is there is asked once in a session, which lasts as long as a transaction, and not three times
 * a message as by the client itself: each question waits for all that was sent before it, and one of them looks at every address of the
 * broker.
 */
public final class QueueLookup implements DestinationResolver {
    private final Map<Session, Map<String, Destination>> known = Collections.synchronizedMap(new WeakHashMap<>());

    /**
     * @throws JMSException if there is no such queue
     */
    @Override
    public Destination resolveDestinationName(Session session, String name, boolean topic) throws JMSException {
        Map<String, Destination> queues = known.computeIfAbsent(session, opened -> new HashMap<>());
        Destination queue = queues.get(name);
        if (queue == null) {
            queue = session.createQueue(name);
            if (queue instanceof ActiveMQDestination there) {
                there.setCreated(true);
            }
            queues.put(name, queue);
        }
        return queue;
    }
}
