package id.simpul.intake.component;

import java.util.Arrays;
import java.util.Optional;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.Interceptor;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ClientSessionFactory;
import org.apache.activemq.artemis.api.core.client.ServerLocator;
import org.apache.activemq.artemis.core.remoting.impl.invm.InVMConnectorFactory;

/** Where the broker is and as whom the hub comes; of the given locator only the addresses are used. */
record BrokerLink(ServerLocator where, Optional<String> user, Optional<String> password) {
    private static final long NEVER = -1;
    private static final int ACKNOWLEDGE_AT_COMMIT = 1 << 20;

    /** A locator of the shard's own: its settings decide whether a lost connection is noticed in time and in order. */
    ServerLocator locator(IntakeOptions options, Interceptor arrivals) {
        long ttl = isInThisProcess() ? NEVER : options.connectionTtl().toMillis();
        ServerLocator locator = ActiveMQClient.createServerLocatorWithoutHA(where.getStaticTransportConfigurations());
        locator.setReconnectAttempts(0)
                .setInitialConnectAttempts(1)
                .setConnectionTTL(ttl)
                .setClientFailureCheckPeriod(ttl == NEVER ? NEVER : Math.max(1, ttl / 2))
                .setConsumerWindowSize(options.window())
                // The client keeps credits for no more than a thousand addresses, and there are more reply queues.
                .setProducerWindowSize(-1)
                .setBlockOnDurableSend(false)
                .setBlockOnNonDurableSend(false)
                .setBlockOnAcknowledge(false)
                .setPreAcknowledge(false);
        return locator.addIncomingInterceptor(arrivals);
    }

    /** No transport in between can go dead, and a long pause of the process must not be taken for that. */
    private boolean isInThisProcess() {
        return Arrays.stream(where.getStaticTransportConfigurations())
                .allMatch(transport -> transport.getFactoryClassName().equals(InVMConnectorFactory.class.getName()));
    }

    ClientSession transacted(ClientSessionFactory factory) throws ActiveMQException {
        return factory.createSession(
                user.orElse(null), password.orElse(null), false, false, false, false, ACKNOWLEDGE_AT_COMMIT);
    }
}
