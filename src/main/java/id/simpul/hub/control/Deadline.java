package id.simpul.hub.control;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channel;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Time-out of a blocking channel, which has none of its own: it is closed when the time is over, and whoever waits at it hears of that. */
public final class Deadline implements AutoCloseable {
    private static final ScheduledThreadPoolExecutor CLOCK = clock();

    private final ScheduledFuture<?> end;

    private Deadline(Channel channel, Duration time) {
        end = CLOCK.schedule(() -> cut(channel), time.toMillis(), TimeUnit.MILLISECONDS);
    }

    public static Deadline of(Channel channel, Duration time) {
        return new Deadline(channel, time);
    }

    private static ScheduledThreadPoolExecutor clock() {
        ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(1, work -> {
            Thread thread = new Thread(work, "deadlines");
            thread.setDaemon(true);
            return thread;
        });
        clock.setRemoveOnCancelPolicy(true);
        return clock;
    }

    static void cut(Channel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In time: the channel is left alone. */
    @Override
    public void close() {
        end.cancel(false);
    }
}
