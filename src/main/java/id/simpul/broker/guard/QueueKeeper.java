package id.simpul.broker.guard;

import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQExceptionType;
import org.apache.activemq.artemis.core.security.SecurityAuth;
import org.apache.activemq.artemis.core.server.Queue;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerPlugin;

/**
 * Lets no declared queue go unless the hub itself removes it through the broker's management, which has no session, whatever a
 * protocol's clean-up thinks of it: MQTT and STOMP delete queues they take for their client's subscription.
 */
public final class QueueKeeper implements ActiveMQServerPlugin {

    @Override
    public void beforeDestroyQueue(
            Queue queue, SecurityAuth session, boolean checkConsumers, boolean removeConsumers, boolean deleteAddress)
            throws ActiveMQException {
        if (session != null && PartnerAddresses.isDeclared(queue.getAddress().toString())) {
            throw new ActiveMQException(
                    "Only the hub removes " + queue.getName(), ActiveMQExceptionType.SECURITY_EXCEPTION);
        }
    }
}
