package id.simpul.broker;

import org.apache.activemq.artemis.core.server.files.FileStoreMonitor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says in the log, once each time, that the broker's disk is getting full, is full, or has room again. */
final class DiskWatch implements FileStoreMonitor.Callback {
    private static final Logger LOG = LoggerFactory.getLogger(DiskWatch.class);

    private enum Level {
        ROOM,
        ALERT,
        FULL
    }

    private final Limits limits;
    private volatile int percent;
    private volatile Level level = Level.ROOM;

    DiskWatch(Limits limits) {
        this.limits = limits;
    }

    int percent() {
        return percent;
    }

    boolean isAlert() {
        return level != Level.ROOM;
    }

    boolean isFull() {
        return level == Level.FULL;
    }

    @Override
    public void tick(long usable, long total, boolean withinLimit, FileStoreMonitor.FileStoreMonitorType type) {
        percent = (int) Math.round(100 * FileStoreMonitor.calculateUsage(usable, total));
        Level now = levelOf(withinLimit);
        if (now != level) {
            level = now;
            say(now);
        }
    }

    private Level levelOf(boolean withinLimit) {
        if (!withinLimit) {
            return Level.FULL;
        }
        return percent >= limits.diskAlertPercent() ? Level.ALERT : Level.ROOM;
    }

    private void say(Level now) {
        switch (now) {
            case ROOM -> LOG.info("The broker's disk has room again: {} % in use", percent);
            case ALERT ->
                LOG.warn(
                        "The broker's disk is {} % full; at {} % it takes no more messages. Free or add space",
                        percent, limits.diskFullPercent());
            case FULL ->
                LOG.error("The broker's disk is {} % full: no message is taken until space is freed or added", percent);
        }
    }
}
