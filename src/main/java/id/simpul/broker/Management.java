package id.simpul.broker;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientRequestor;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ServerLocator;
import org.apache.activemq.artemis.api.core.management.ManagementHelper;
import org.apache.activemq.artemis.api.core.management.ResourceNames;

/** One conversation with a broker's management over the core protocol. */
final class Management implements AutoCloseable {
    private static final String ADDRESS = "activemq.management";
    private static final int TIMEOUT_MILLIS = 15_000;

    private final ServerLocator locator;
    private final ClientSession session;
    private final ClientRequestor requestor;

    Management(HubConnection hub) throws Exception {
        locator = hub.impatient();
        try {
            session = locator.createSessionFactory()
                    .createSession(hub.user(), hub.password(), false, true, true, false, 0);
            session.start();
            requestor = new ClientRequestor(session, ADDRESS);
        } catch (Exception e) {
            locator.close();
            throw e;
        }
    }

    /** The broker was asked and said no; the conversation goes on. */
    static final class Refused extends BrokerException {
        private static final long serialVersionUID = 1L;

        private Refused(String message) {
            super(message);
        }
    }

    /** @throws Refused with what the broker said */
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
            throw new Refused("The broker refused " + what + ": " + result);
        }
        return result;
    }

    boolean isOpen() {
        return !session.isClosed();
    }

    Set<String> queues() throws Exception {
        return Arrays.stream((Object[]) attribute("QueueNames"))
                .map(String::valueOf)
                .collect(Collectors.toSet());
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
