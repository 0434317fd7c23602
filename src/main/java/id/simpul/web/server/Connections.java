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
 * The open connections of one port. Each has so long for a whole request, however slowly it drips in, and so long to take the answer. Where
 * there is no room for one more, the one that has asked nothing for longest makes room: a crowd that only waits shuts nobody out.
 */
final class Connections {
    private final HttpLimits limits;
    private final Set<Line> lines = new LinkedHashSet<>();

    /** Those that ask nothing, the longest first. */
    private final Set<Line> waiting = new LinkedHashSet<>();

    Connections(HttpLimits limits) {
        this.limits = limits;
    }

    void opened(HttpConnection connection) {
        Channel channel = channel(connection);
        Line line = new Line(channel, Caller.address(connection.remoteAddress()));
        if (admit(line)) {
            channel.closeFuture().addListener(closed -> forget(line));
        } else {
            line.cut();
        }
    }

    private synchronized boolean admit(Line line) {
        if (!hasRoom(limits.connectionsPerAddress(), sameAddress(line))
                || !hasRoom(limits.connections(), any -> true)) {
            return false;
        }
        line.waits(limits.patience());
        lines.add(line);
        waiting.add(line);
        return true;
    }

    private static Predicate<Line> sameAddress(Line line) {
        return other -> other.address().equals(line.address());
    }

    private boolean hasRoom(int most, Predicate<Line> which) {
        return lines.stream().filter(which).limit(most).count() < most || makeRoom(which);
    }

    private boolean makeRoom(Predicate<Line> which) {
        Optional<Line> longest = waiting.stream().filter(which).findFirst();
        longest.ifPresent(this::drop);
        return longest.isPresent();
    }

    private void drop(Line line) {
        forget(line);
        line.cut();
    }

    private synchronized void forget(Line line) {
        lines.remove(line);
        waiting.remove(line);
    }

    /**
     * The head of a request is there.
     *
     * @param out run once the answer is with the client, or the client is gone
     */
    void asked(RoutingContext call, Runnable out) {
        Channel channel = channel(call.request().connection());
        Optional<Line> line = Line.of(channel);
        line.ifPresent(this::asks);
        call.request().end().onSuccess(whole -> line.ifPresent(this::heard));
        // Nothing is written by it: it is done when all that was written before it is out, or will never be.
        call.addEndHandler(
                written -> channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(sent -> {
                    line.ifPresent(this::answered);
                    out.run();
                }));
    }

    private synchronized void asks(Line line) {
        line.asks(limits.patience());
        waiting.remove(line);
    }

    private synchronized void heard(Line line) {
        line.heard(limits.answering());
    }

    private synchronized void answered(Line line) {
        line.answered(limits.patience());
        if (!line.isAsking() && lines.contains(line)) {
            waiting.add(line);
        }
    }

    /** Cuts off who has let the hub wait for too long. */
    synchronized void sweep() {
        long now = System.nanoTime();
        lines.stream().filter(line -> line.isOverdue(now)).toList().forEach(this::drop);
    }

    private static Channel channel(HttpConnection connection) {
        return ((ConnectionBase) connection).channel();
    }
}
