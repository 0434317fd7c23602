package id.simpul.broker.guard;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptor;
import org.apache.activemq.artemis.core.remoting.impl.netty.TransportConstants;
import org.apache.activemq.artemis.core.server.cluster.ClusterConnection;
import org.apache.activemq.artemis.core.server.metrics.MetricsManager;
import org.apache.activemq.artemis.spi.core.protocol.ProtocolManager;
import org.apache.activemq.artemis.spi.core.remoting.BufferHandler;
import org.apache.activemq.artemis.spi.core.remoting.ServerConnectionLifeCycleListener;
import org.apache.activemq.artemis.utils.ConfigurationHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A listener whose connections have a guard before Artemis's own handlers from their first byte on, also before these know which
 * protocol is spoken. Artemis has no place to put one there, so this opens the port itself and hands each connection over as a
 * web container would (Artemis's HTTP upgrade). Key stores are read once: a new certificate needs a restart.
 */
@SuppressWarnings("rawtypes") // as Artemis declares it
final class GuardedAcceptor extends NettyAcceptor {
    private static final Logger LOG = LoggerFactory.getLogger(GuardedAcceptor.class);

    private final Watch watch;
    private final Map<String, Object> settings;
    private final Protocols protocols;
    private final List<Channel> ports = new ArrayList<>();
    private EventLoopGroup loops;

    GuardedAcceptor(
            Watch watch,
            String name,
            ClusterConnection cluster,
            Map<String, Object> settings,
            BufferHandler handler,
            ServerConnectionLifeCycleListener listener,
            ScheduledExecutorService scheduled,
            Executor failures,
            Map<String, ProtocolManager> protocols,
            String threadGroup,
            MetricsManager metrics) {
        super(name, cluster, settings, handler, listener, scheduled, failures, protocols, threadGroup, metrics);
        this.watch = watch;
        this.settings = settings;
        this.protocols = new Protocols(protocols.keySet(), watch.limits().largestFrame());
    }

    @Override
    public synchronized void start() throws Exception {
        if (loops != null) {
            return;
        }
        super.start();
        loops = new NioEventLoopGroup(getRemotingThreads(), new DefaultThreadFactory("simpul-" + getName(), true));
        String hosts = ConfigurationHelper.getStringProperty(
                TransportConstants.HOST_PROP_NAME, TransportConstants.DEFAULT_HOST, settings);
        int port = ConfigurationHelper.getIntProperty(
                TransportConstants.PORT_PROP_NAME, TransportConstants.DEFAULT_PORT, settings);
        for (String host : TransportConfiguration.splitHosts(hosts)) {
            ports.add(bootstrap()
                    .bind(new InetSocketAddress(host, port))
                    .syncUninterruptibly()
                    .channel());
        }
    }

    private ServerBootstrap bootstrap() {
        return new ServerBootstrap()
                .group(loops)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.SO_KEEPALIVE, true)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) throws Exception {
                        receive(channel);
                    }
                });
    }

    private void receive(Channel channel) throws Exception {
        ChannelPipeline pipeline = channel.pipeline();
        if (ConfigurationHelper.getBooleanProperty(TransportConstants.SSL_ENABLED_PROP_NAME, false, settings)) {
            SslHandler tls = getSslHandler(channel.alloc(), null, 0);
            tls.setHandshakeTimeout(watch.limits().timeToLogIn().toMillis(), TimeUnit.MILLISECONDS);
            pipeline.addLast("ssl", tls);
        }
        pipeline.addLast("guard", new FrameGuard(watch, protocols));
        transfer(channel);
    }

    @Override
    public int getActualPort() {
        return ports.isEmpty() ? 0 : ((InetSocketAddress) ports.get(0).localAddress()).getPort();
    }

    @Override
    public synchronized void pause() {
        closePorts();
        super.pause();
    }

    private void closePorts() {
        ports.forEach(port -> port.close().awaitUninterruptibly());
        ports.clear();
    }

    @Override
    public synchronized void asyncStop(Runnable callback) {
        closePorts();
        EventLoopGroup ending = loops;
        loops = null;
        super.asyncStop(() -> {
            if (ending == null) {
                callback.run();
            } else {
                ending.shutdownGracefully(0, getShutdownTimeout(), TimeUnit.MILLISECONDS)
                        .addListener(done -> callback.run());
            }
        });
    }

    /** Artemis would open a port of its own. */
    @Override
    public void reload() {
        LOG.warn("The {} listener goes on with the certificate it has; restart the broker for a new one", getName());
    }
}
