package id.simpul.broker.guard;

import id.simpul.broker.guard.GuardLimits.Shares;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQExceptionType;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.persistence.OperationContext;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTProtocolHandler;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptorFactory;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyConnection;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.MessageReference;
import org.apache.activemq.artemis.core.server.RoutingContext;
import org.apache.activemq.artemis.core.server.ServerConsumer;
import org.apache.activemq.artemis.core.server.ServerSession;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerPlugin;
import org.apache.activemq.artemis.core.transaction.Transaction;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.apache.activemq.artemis.spi.core.protocol.SessionCallback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everything by which a broker holds out against its own clients, in one plugin: limits in bytes before login and after, of
 * connections, of what a partner has waiting; nobody asks about others' queues; failed logins are slowed down and told.
 *
 * <p>This package depends on nothing of Simpul, so that a stock Artemis can run it too. It needs the JDK, SLF4J, Netty and
 * Artemis 2.44 or later with all its protocols, which its distribution has. In the {@code broker.xml} of such a broker:
 *
 * <pre>{@code
 * <broker-plugins>
 *   <broker-plugin class-name="id.simpul.broker.guard.BrokerGuard">
 *     <property key="hub-user" value="simpul"/>
 *   </broker-plugin>
 * </broker-plugins>
 * }</pre>
 *
 * <p>Every listener of the broker is guarded then; list it before other plugins. {@code hub-user} is the one user whom no limit
 * concerns. The other keys are those of {@link GuardLimits}, each a whole number, all with defaults: {@code bytes-before-login},
 * {@code largest-frame-bytes}, {@code login-millis}, {@code frame-millis}, {@code connections}, {@code connections-per-address},
 * {@code strangers-per-address}, {@code connections-per-partner}, {@code waiting-requests}, {@code waiting-bytes}, {@code
 * uncommitted-bytes}, {@code unread-replies}, {@code unread-bytes}. AMQP listeners want {@code amqpMinLargeMessageSize=-1}, or the
 * broker begins a file for each message above that size; MQTT may be on, since a refused subscription never reaches the broker.
 */
public final class BrokerGuard implements ActiveMQServerPlugin {
    private static final Logger LOG = LoggerFactory.getLogger(BrokerGuard.class);
    private static final String HUB_USER = "hub-user";

    private final Refusals refusals = new Refusals();
    private final Logins logins = new Logins(this::isPartner);
    private GuardLimits limits = GuardLimits.of(Map.of());
    private String hubUser = "";
    private volatile ActiveMQServer server;
    private final AtomicReference<Shares> shares = new AtomicReference<>(limits.shares());
    private volatile RequestGate gate;

    /** @throws IllegalArgumentException if a limit is not a whole number above zero */
    @Override
    public void init(Map<String, String> properties) {
        limits = GuardLimits.of(properties);
        shares.set(limits.shares());
        hubUser = properties.getOrDefault(HUB_USER, "");
    }

    /** Changes what one partner may have, from now on; other keys than those of its shares have no effect. */
    public void limit(Map<String, String> properties) {
        shares.set(GuardLimits.shares(properties));
    }

    /** How many logins have failed since the start. */
    public long failedLogins() {
        return logins.count();
    }

    /** How many connections have been hung up on since the start. */
    public long refusals() {
        return refusals.count();
    }

    private boolean isPartner(String user) {
        return server.locateQueue(SimpleString.of(PartnerAddresses.REQUESTS_PREFIX + user)) != null;
    }

    /** Before the broker makes its listeners, which it does after it has told its plugins that it is there. */
    @Override
    public void registered(ActiveMQServer registeredWith) {
        server = registeredWith;
        gate = new RequestGate(server, limits.largestFrame(), shares);
        Watch watch = new Watch(limits, hubUser, new Doorstep(limits, shares), logins, refusals);
        for (TransportConfiguration listener : server.getConfiguration().getAcceptorConfigurations()) {
            if (listener.getFactoryClassName().equals(NettyAcceptorFactory.class.getName())) {
                server.getServiceRegistry().addAcceptorFactory(listener.getName(), new GuardedAcceptorFactory(watch));
            }
        }
        server.getRemotingService().addIncomingInterceptor(new CoreDoor(watch));
        server.getRemotingService().addIncomingInterceptor(new StompDoor(watch));
        server.getRemotingService().addIncomingInterceptor(new MqttOnlySends());
        server.getManagementService().addNotificationListener(logins);
    }

    @Override
    public void afterCreateConnection(RemotingConnection connection) {
        Callers.guard(connection).ifPresent(guard -> {
            guard.identifiedBy(() -> Callers.user(connection));
            ChannelPipeline pipeline = ((NettyConnection) connection.getTransportConnection())
                    .getChannel()
                    .pipeline();
            ChannelHandlerContext mqtt = pipeline.context(MQTTProtocolHandler.class);
            if (mqtt != null) {
                pipeline.addBefore(mqtt.name(), "simpul-mqtt", new MqttSessions());
            }
        });
    }

    @Override
    public void beforeCreateSession(
            String name,
            String username,
            int minLargeMessageSize,
            RemotingConnection connection,
            boolean autoCommitSends,
            boolean autoCommitAcks,
            boolean preAcknowledge,
            boolean xa,
            String defaultAddress,
            SessionCallback callback,
            boolean autoCreateQueues,
            OperationContext context,
            Map<SimpleString, RoutingType> prefixes)
            throws ActiveMQException {
        String user = Callers.user(connection).orElse(String.valueOf(username));
        if (!Callers.guard(connection).map(guard -> guard.knows(user)).orElse(true)) {
            throw new ActiveMQException(
                    "Ditolak: terlalu banyak koneksi. / Refused: too many connections.",
                    ActiveMQExceptionType.SESSION_CREATION_REJECTED);
        }
    }

    @Override
    public void beforeSend(
            ServerSession session, Transaction tx, Message message, boolean direct, boolean noAutoCreateQueue) {
        MqttOrder.keep(server, session);
    }

    @Override
    public void beforeMessageRoute(Message message, RoutingContext context, boolean direct, boolean rejectDuplicates)
            throws ActiveMQException {
        gate.pass(message, context);
    }

    @Override
    public void messageExpired(MessageReference reference, SimpleString expiryAddress, ServerConsumer consumer) {
        LOG.info(
                "A message waited in {} unread for its time and was removed; the database keeps it, and it is read over HTTP",
                reference.getQueue().getName());
    }
}
