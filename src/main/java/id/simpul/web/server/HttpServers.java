package id.simpul.web.server;

import id.simpul.broker.AnyCertificate;
import io.netty.channel.Channel;
import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.impl.HttpServerImpl;
import io.vertx.core.impl.VertxInternal;
import io.vertx.core.impl.VertxWrapper;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.SSLOptions;
import io.vertx.core.net.TrustOptions;
import io.vertx.core.spi.transport.Transport;
import io.vertx.ext.web.RoutingContext;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javax.net.ssl.X509KeyManager;

/**
 * Vert.x as Camel gets it for its two HTTP servers, with the limits on connections and time for which Camel has no settings; it
 * stays open until the hub closes it, though each server's end would close it.
 */
public final class HttpServers extends VertxWrapper {
    private static final int HANDSHAKE_SECONDS = 5;
    private static final long SWEEPS_PER_PATIENCE = 20;

    /** Of a form, and so of a field of it: the longest is that of the log-in, which carries another. */
    public static final int LONGEST_FORM = 160 << 10;

    /** Pages have some for each book of a batch, or for each pair of an exchange. */
    private static final int MOST_FIELDS = 4096;

    /** Beside those of the calls: what health and metrics run on, and what Vert.x does for itself. */
    private static final int SPARE_WORKERS = 8;

    private final HttpLimits limits;
    private final Map<Integer, Connections> ports = new ConcurrentHashMap<>();
    private final List<Opened> opened = new CopyOnWriteArrayList<>();
    private volatile boolean guarded;
    private BooleanSupplier asking = () -> false;

    private record Opened(HttpServer server, HttpServerOptions options) {}

    private HttpServers(VertxInternal vertx, HttpLimits limits) {
        super(vertx);
        this.limits = limits;
    }

    public static HttpServers open(HttpLimits limits) {
        VertxOptions options = new VertxOptions().setWorkerPoolSize(2 * limits.calls() + SPARE_WORKERS);
        HttpServers servers = new HttpServers((VertxInternal) Vertx.vertx(options), limits);
        servers.setPeriodic(limits.patience().toMillis() / SWEEPS_PER_PATIENCE, sweep -> servers.sweep());
        return servers;
    }

    private void sweep() {
        ports.values().forEach(Connections::sweep);
    }

    /** Whether callers are asked for a certificate: browsers that have one then ask whoever sits before them, so only where it is of use. */
    public void askForCertificates(BooleanSupplier whether) {
        asking = whether;
    }

    /** HTTP/1.1 alone: of it each connection asks one thing at a time. */
    @Override
    public HttpServer createHttpServer(HttpServerOptions options) {
        options.setHttp2ClearTextEnabled(false)
                .setUseAlpn(false)
                .setMaxFormAttributeSize(LONGEST_FORM)
                .setMaxFormFields(MOST_FIELDS)
                .setSslHandshakeTimeout(HANDSHAKE_SECONDS)
                .setSslHandshakeTimeoutUnit(TimeUnit.SECONDS);
        if (options.isSsl() && asking.getAsBoolean()) {
            options.setClientAuth(ClientAuth.REQUEST).setTrustOptions(TrustOptions.wrap(AnyCertificate.MANAGER));
        }
        // Made with this, not with what this wraps, so that it takes the transport from here.
        HttpServer server = new HttpServerImpl(this, options);
        opened.add(new Opened(server, options));
        return server;
    }

    /**
     * Shows this certificate to whoever connects from now on; connections stay open.
     *
     * @throws Exception if one of the servers does not; it goes on with the one before
     */
    public void show(X509KeyManager key) throws Exception {
        for (Opened one : opened) {
            SSLOptions options =
                    new SSLOptions(one.options().getSslOptions()).setKeyCertOptions(KeyCertOptions.wrap(key));
            one.server()
                    .updateSSLOptions(options)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(HANDSHAKE_SECONDS, TimeUnit.SECONDS);
        }
    }

    @Override
    public Transport transport() {
        return new AskingTransport(this::hasRoomFor);
    }

    private boolean hasRoomFor(Channel connection) {
        return guarded
                && at(((InetSocketAddress) connection.localAddress()).getPort()).admits(connection);
    }

    /** Until this is called nobody gets in: who guards the routes takes up its place after the servers have started. */
    public void letIn() {
        guarded = true;
    }

    /** To be told of every call before anything else is done with it. */
    public void watch(RoutingContext call, Runnable out) {
        at(call.request().localAddress().port()).asked(call, out);
    }

    /** Who sends a file has been let in, and has the time that so many bytes take. */
    public void awaitBytes(RoutingContext call, long bytes) {
        at(call.request().localAddress().port()).sends(call, bytes);
    }

    private Connections at(int port) {
        return ports.computeIfAbsent(port, opened -> new Connections(limits));
    }

    /** Who works on a call holds its permit, also when the client has hung up. */
    @Override
    public <T> Future<T> executeBlocking(Callable<T> work, boolean ordered) {
        Optional<Permit> permit = Permit.of(Vertx.currentContext()).map(Permit::hold);
        Context context = getOrCreateContext();
        return context.executeBlocking(work, ordered).onComplete(done -> permit.ifPresent(Permit::release));
    }

    /** Not by the first of the servers that ends. */
    @Override
    public Future<Void> close() {
        return Future.succeededFuture();
    }

    @Override
    public void close(Handler<AsyncResult<Void>> closed) {
        closed.handle(Future.succeededFuture());
    }

    /** Ends it once both servers have ended. */
    public void end() {
        delegate.close();
    }
}
