package id.simpul.broker;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQExceptionType;
import org.apache.activemq.artemis.core.security.SecurityAuth;
import org.apache.activemq.artemis.core.server.Queue;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerPlugin;

/**
 * Lets no declared queue go unless the hub itself removes it, whatever a protocol's clean-up thinks of it: MQTT and STOMP
 * delete queues they take for their client's subscription.
 */
final class QueueKeeper implements ActiveMQServerPlugin {
    private final Set<String> leaving = ConcurrentHashMap.newKeySet();

    /** Runs a removal that is meant. */
    void remove(String queue, Removal removal) throws Exception {
        leaving.add(queue);
        try {
            removal.run();
        } finally {
            leaving.remove(queue);
        }
    }

    /** The act of removing a queue. */
    interface Removal {
        void run() throws Exception;
    }

    @Override
    public void beforeDestroyQueue(
            Queue queue, SecurityAuth session, boolean checkConsumers, boolean removeConsumers, boolean deleteAddress)
            throws ActiveMQException {
        String name = queue.getName().toString();
        if (Addresses.isDeclared(queue.getAddress().toString()) && !leaving.contains(name)) {
            throw new ActiveMQException("Only the hub removes " + name, ActiveMQExceptionType.SECURITY_EXCEPTION);
        }
    }
}
