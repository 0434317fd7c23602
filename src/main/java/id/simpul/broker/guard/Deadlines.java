package id.simpul.broker.guard;

import io.netty.channel.ChannelHandlerContext;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** The deadlines of one connection, on its own thread: a login is made in time, and a frame that was begun is ended in time. */
final class Deadlines {
    private final ChannelHandlerContext context;
    private Future<?> clock;
    private long begun;

    Deadlines(ChannelHandlerContext context) {
        this.context = context;
    }

    /** @param late what is done then, unless frames are awaited before */
    void awaitLogin(Duration most, Runnable late) {
        clock = context.executor().schedule(late, most.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** @param late what is done about a frame that takes longer */
    void awaitFrames(Duration most, Runnable late) {
        stop();
        if (context.channel().isActive()) {
            long half = Math.max(1, most.toMillis() / 2);
            Runnable look = () -> {
                if (begun != 0 && System.nanoTime() - begun > most.toNanos()) {
                    late.run();
                }
            };
            clock = context.executor().scheduleAtFixedRate(look, half, half, TimeUnit.MILLISECONDS);
        }
    }

    void frameBegan() {
        begun = begun == 0 ? System.nanoTime() | 1 : begun;
    }

    void frameEnded() {
        begun = 0;
    }

    void stop() {
        if (clock != null) {
            clock.cancel(false);
        }
    }
}
