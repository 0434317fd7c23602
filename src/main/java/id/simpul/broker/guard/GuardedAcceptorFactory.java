package id.simpul.broker.guard;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.activemq.artemis.core.remoting.impl.netty.TransportConstants;
import org.apache.activemq.artemis.core.server.cluster.ClusterConnection;
import org.apache.activemq.artemis.core.server.metrics.MetricsManager;
import org.apache.activemq.artemis.spi.core.protocol.ProtocolManager;
import org.apache.activemq.artemis.spi.core.remoting.Acceptor;
import org.apache.activemq.artemis.spi.core.remoting.AcceptorFactory;
import org.apache.activemq.artemis.spi.core.remoting.BufferHandler;
import org.apache.activemq.artemis.spi.core.remoting.ServerConnectionLifeCycleListener;
import org.apache.activemq.artemis.utils.actors.OrderedExecutor;

/** Makes a guarded listener wherever the broker's configuration asks for a plain one. */
@SuppressWarnings("rawtypes") // as Artemis declares it
final class GuardedAcceptorFactory implements AcceptorFactory {
    private final Watch watch;

    GuardedAcceptorFactory(Watch watch) {
        this.watch = watch;
    }

    @Override
    public Acceptor createAcceptor(
            String name,
            ClusterConnection cluster,
            Map<String, Object> configuration,
            BufferHandler handler,
            ServerConnectionLifeCycleListener listener,
            Executor threads,
            ScheduledExecutorService scheduled,
            Map<String, ProtocolManager> protocols,
            String threadGroup,
            MetricsManager metrics) {
        Map<String, Object> ours = new HashMap<>(configuration);
        // Artemis then opens no port of its own, and takes over the connections that the guarded listener hands it.
        ours.put(TransportConstants.HTTP_UPGRADE_ENABLED_PROP_NAME, true);
        // The guard has its own patience, which covers the login as well and does not write an error for each stranger.
        ours.put(TransportConstants.HANDSHAKE_TIMEOUT, 0);
        return new GuardedAcceptor(
                watch,
                name,
                cluster,
                ours,
                handler,
                listener,
                scheduled,
                new OrderedExecutor(threads),
                protocols,
                threadGroup,
                metrics);
    }
}
