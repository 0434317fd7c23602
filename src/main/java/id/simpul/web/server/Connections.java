package id.simpul.web.server;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The open connections of one port. Each has so long for a whole request, however slowly it drips in, and so long to take the answer; who
 * was let in to send a file has as long as its size takes. Where
 * there is no room for one more, the one that has asked nothing for longest makes room: a crowd that only waits shuts nobody out.
 */
final class Connections {
    private final HttpLimits limits;
    private final Set<OpenConnection> open = new LinkedHashSet<>();

    /** Those that ask nothing, the longest first. */
    private final Set<OpenConnection> waiting = new LinkedHashSet<>();

    Connections(HttpLimits limits) {
        this.limits = limits;
    }

    /** Whether there is room for one more; asked before it is known what it wants, or under TLS who it is. */
    boolean admits(Channel channel) {
        OpenConnection connection = new OpenConnection(channel, Caller.address(channel.remoteAddress()));
        boolean admitted = admit(connection);
        if (admitted) {
            channel.closeFuture().addListener(closed -> forget(connection));
        }
        return admitted;
    }

    private synchronized boolean admit(OpenConnection connection) {
        if (!hasRoom(limits.connectionsPerAddress(), sameAddress(connection))
                || !hasRoom(limits.connections(), any -> true)) {
            return false;
        }
        connection.waits(limits.patience());
        open.add(connection);
        waiting.add(connection);
        return true;
    }

    private static Predicate<OpenConnection> sameAddress(OpenConnection connection) {
        return other -> other.address().equals(connection.address());
    }

    private boolean hasRoom(int most, Predicate<OpenConnection> which) {
        return open.stream().filter(which).limit(most).count() < most || makeRoom(which);
    }

    private boolean makeRoom(Predicate<OpenConnection> which) {
        Optional<OpenConnection> longest = waiting.stream().filter(which).findFirst();
        longest.ifPresent(this::drop);
        return longest.isPresent();
    }

    private void drop(OpenConnection connection) {
        forget(connection);
        connection.cut();
    }

    private synchronized void forget(OpenConnection connection) {
        open.remove(connection);
        waiting.remove(connection);
    }

    /**
     * The head of a request is there.
     *
     * @param out run once the answer is with the client, or the client is gone
     */
    void asked(RoutingContext call, Runnable out) {
        Channel channel = channel(call.request().connection());
        Optional<OpenConnection> connection = OpenConnection.of(channel);
        connection.ifPresent(this::asks);
        call.request().end().onSuccess(whole -> connection.ifPresent(this::heard));
        // Nothing is written by it: it is done when all that was written before it is out, or will never be.
        call.addEndHandler(
                written -> channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(sent -> {
                    connection.ifPresent(this::answered);
                    out.run();
                }));
    }

    /** Gives who was let in the time for so many bytes, from now on. */
    synchronized void sends(RoutingContext call, long bytes) {
        OpenConnection.of(channel(call.request().connection()))
                .ifPresent(connection -> connection.sends(limits.sending(bytes)));
    }

    private synchronized void asks(OpenConnection connection) {
        connection.asks(limits.patience());
        waiting.remove(connection);
    }

    private synchronized void heard(OpenConnection connection) {
        connection.heard(limits.answering());
    }

    private synchronized void answered(OpenConnection connection) {
        connection.answered(limits.patience());
        if (!connection.isAsking() && open.contains(connection)) {
            waiting.add(connection);
        }
    }

    /** Cuts off who has let the hub wait for too long. */
    synchronized void sweep() {
        long now = System.nanoTime();
        open.stream().filter(connection -> connection.isOverdue(now)).toList().forEach(this::drop);
    }

    private static Channel channel(HttpConnection connection) {
        return ((ConnectionBase) connection).channel();
    }
}
