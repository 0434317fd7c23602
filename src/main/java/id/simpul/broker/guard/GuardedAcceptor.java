package id.simpul.broker.guard;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBufAllocator;
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
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptor;
import org.apache.activemq.artemis.core.remoting.impl.netty.TransportConstants;
import org.apache.activemq.artemis.core.remoting.impl.ssl.SSLSupport;
import org.apache.activemq.artemis.core.server.cluster.ClusterConnection;
import org.apache.activemq.artemis.core.server.metrics.MetricsManager;
import org.apache.activemq.artemis.spi.core.protocol.ProtocolManager;
import org.apache.activemq.artemis.spi.core.remoting.BufferHandler;
import org.apache.activemq.artemis.spi.core.remoting.ServerConnectionLifeCycleListener;
import org.apache.activemq.artemis.spi.core.remoting.ssl.SSLContextConfig;
import org.apache.activemq.artemis.utils.ConfigurationHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A listener whose connections have a guard before Artemis's own handlers from their first byte on, also before these know which
 * protocol is spoken. Artemis has no place to put one there, so this opens the port itself and hands each connection over as a
 * web container would (Artemis's HTTP upgrade).
 */
@SuppressWarnings("rawtypes") // as Artemis declares it
final class GuardedAcceptor extends NettyAcceptor {
    private static final Logger LOG = LoggerFactory.getLogger(GuardedAcceptor.class);

    private final Watch watch;
    private final Map<String, Object> settings;
    private final Protocols protocols;
    private final List<Channel> ports = new ArrayList<>();
    private EventLoopGroup loops;
    /** What the key store held when it was read again. */
    private volatile Optional<SSLContext> renewed = Optional.empty();

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
        if (isTls()) {
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

    /**
     * Reads the key store again: whoever connects from now on is shown what is in it. The port stays open, and so do connections.
     *
     * @throws IllegalStateException if it cannot be shown; what was shown before still is
     */
    @Override
    public void reload() {
        if (!isTls()) {
            return;
        }
        try {
            // Not by Artemis's own way, which would give the one it has read before, and open a port of its own.
            renewed = Optional.of(new SSLSupport(stores()).createContext());
            LOG.info("The {} listener shows the certificate that is in its key store now", getName());
        } catch (Exception e) {
            LOG.warn(
                    "The {} listener goes on with the certificate it has; its key store cannot be read: {}",
                    getName(),
                    e.getMessage());
            throw new IllegalStateException(
                    "The key store of the " + getName() + " listener cannot be read: " + e.getMessage(), e);
        }
    }

    private boolean isTls() {
        return ConfigurationHelper.getBooleanProperty(TransportConstants.SSL_ENABLED_PROP_NAME, false, settings);
    }

    /** Of Artemis 2.44, which does not tell its own. */
    private SSLContextConfig stores() {
        return SSLContextConfig.builder()
                .keystoreProvider(text(TransportConstants.KEYSTORE_PROVIDER_PROP_NAME, null))
                .keystoreType(
                        text(TransportConstants.KEYSTORE_TYPE_PROP_NAME, TransportConstants.DEFAULT_KEYSTORE_TYPE))
                .keystorePath(text(TransportConstants.KEYSTORE_PATH_PROP_NAME, null))
                .keystorePassword(text(TransportConstants.KEYSTORE_PASSWORD_PROP_NAME, null))
                .keystoreAlias(text(TransportConstants.KEYSTORE_ALIAS_PROP_NAME, null))
                .truststoreProvider(text(TransportConstants.TRUSTSTORE_PROVIDER_PROP_NAME, null))
                .truststoreType(
                        text(TransportConstants.TRUSTSTORE_TYPE_PROP_NAME, TransportConstants.DEFAULT_TRUSTSTORE_TYPE))
                .truststorePath(text(TransportConstants.TRUSTSTORE_PATH_PROP_NAME, null))
                .truststorePassword(text(TransportConstants.TRUSTSTORE_PASSWORD_PROP_NAME, null))
                .build();
    }

    private String text(String name, String usual) {
        return ConfigurationHelper.getStringProperty(name, usual, settings);
    }

    @Override
    public SslHandler getSslHandler(ByteBufAllocator buffers, String host, int port) throws Exception {
        SslHandler asStarted = super.getSslHandler(buffers, host, port);
        if (renewed.isEmpty()) {
            return asStarted;
        }
        SSLEngine engine = renewed.get().createSSLEngine();
        engine.setUseClientMode(false);
        engine.setSSLParameters(asStarted.engine().getSSLParameters());
        return new SslHandler(engine);
    }
}
