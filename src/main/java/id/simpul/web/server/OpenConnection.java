package id.simpul.web.server;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.util.AttributeKey;
import java.time.Duration;
import java.util.Optional;

/** One open connection: what it waits for, and until when; guarded by the {@link Connections} it belongs to. */
final class OpenConnection {
    private static final AttributeKey<OpenConnection> KEY = AttributeKey.valueOf(OpenConnection.class, "connection");

    private final Channel channel;
    private final String address;
    private int calls;
    private boolean heard;
    private long until;

    OpenConnection(Channel channel, String address) {
        this.channel = channel;
        this.address = address;
        channel.attr(KEY).set(this);
    }

    static Optional<OpenConnection> of(Channel channel) {
        return Optional.ofNullable(channel.attr(KEY).get());
    }

    String address() {
        return address;
    }

    void waits(Duration patience) {
        until = System.nanoTime() + patience.toNanos();
    }

    void asks(Duration patience) {
        calls++;
        heard = false;
        waits(patience);
    }

    /** More is to come than most requests have. */
    void sends(Duration patience) {
        if (isAsking() && !heard) {
            waits(patience);
        }
    }

    /** All of the request is there; of one that was answered before, nothing more is expected. */
    void heard(Duration answering) {
        if (isAsking() && !heard) {
            heard = true;
            waits(answering);
        }
    }

    void answered(Duration patience) {
        calls--;
        if (!isAsking()) {
            waits(patience);
        }
    }

    boolean isAsking() {
        return calls > 0;
    }

    boolean isOverdue(long now) {
        return now - until > 0;
    }

    /** At once, below Vert.x, which would first wait until everything written is taken. */
    void cut() {
        ChannelHandlerContext lowest = channel.pipeline().firstContext();
        (lowest == null ? channel.close() : lowest.close())
                .addListener(ChannelFutureListener.FIRE_EXCEPTION_ON_FAILURE);
    }
}
