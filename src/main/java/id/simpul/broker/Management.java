package id.simpul.broker;

import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientRequestor;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ClientSessionFactory;
import org.apache.activemq.artemis.api.core.client.ServerLocator;
import org.apache.activemq.artemis.api.core.management.ManagementHelper;
import org.apache.activemq.artemis.api.core.management.ResourceNames;

/** One conversation with a broker's management over the core protocol. */
final class Management implements AutoCloseable {
    private static final String ADDRESS = "activemq.management";
    private static final int TIMEOUT_MILLIS = 15_000;

    private final ServerLocator locator;
    private final ClientSessionFactory factory;
    private final ClientSession session;
    private final ClientRequestor requestor;

    Management(HubConnection hub) throws Exception {
        locator = hub.locator();
        try {
            factory = locator.createSessionFactory();
            session = factory.createSession(hub.user(), hub.password(), false, true, true, false, 0);
            session.start();
            requestor = new ClientRequestor(session, ADDRESS);
        } catch (Exception e) {
            locator.close();
            throw e;
        }
    }

    /** @throws BrokerException if the broker refuses, with what it said */
    Object call(String operation, Object... parameters) throws Exception {
        ClientMessage request = session.createMessage(false);
        ManagementHelper.putOperationInvocation(request, ResourceNames.BROKER, operation, parameters);
        return result(operation, request);
    }

    Object attribute(String name) throws Exception {
        ClientMessage request = session.createMessage(false);
        ManagementHelper.putAttribute(request, ResourceNames.BROKER, name);
        return result(name, request);
    }

    private Object result(String what, ClientMessage request) throws Exception {
        ClientMessage reply = requestor.request(request, TIMEOUT_MILLIS);
        if (reply == null) {
            throw new BrokerException("The broker's management did not answer " + what + " in time");
        }
        Object result = ManagementHelper.getResult(reply);
        if (!ManagementHelper.hasOperationSucceeded(reply)) {
            throw new BrokerException("The broker refused " + what + ": " + result);
        }
        return result;
    }

    boolean hasQueue(String name) throws Exception {
        return session.queueQuery(SimpleString.of(name)).isExists();
    }

    long waiting(String name) throws Exception {
        return session.queueQuery(SimpleString.of(name)).getMessageCount();
    }

    void declare(QueueConfiguration queue) throws Exception {
        if (!session.addressQuery(queue.getAddress()).isExists()) {
            session.createAddress(queue.getAddress(), RoutingType.ANYCAST, false);
        }
        if (!hasQueue(queue.getName().toString())) {
            session.createQueue(queue);
        }
    }

    @Override
    public void close() {
        locator.close();
    }
}
