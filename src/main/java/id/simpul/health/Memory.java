package id.simpul.health;

import id.simpul.health.Reading.Figure;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.time.Duration;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Heap occupancy after garbage collection. A process that does nothing but collect, in vain, is ended (the exit code is that of Java's
 * own option for it): what is durable is whole, and a start anew is better than minutes of silence.
 */
final class Memory {
    private static final Logger LOG = LoggerFactory.getLogger(Memory.class);
    /** As {@code -XX:+ExitOnOutOfMemoryError} ends. */
    static final int EXIT_CODE = 3;

    private static final double HIGH = 0.85;
    private static final double OUT = 0.97;
    private static final double NOTHING_ELSE = 0.6;
    private static final Duration IN_VAIN = Duration.ofSeconds(20);

    private final DoubleSupplier occupied;
    private final LongSupplier collectingMillis;
    private final LongSupplier nanos;
    private final Runnable end;
    private long lastCollecting;
    private long lastLook;
    private long inVainSince;
    private boolean inVain;

    /**
     * @param occupied how much of the heap was in use after the last collection, from 0 to 1
     * @param collectingMillis the time collections have taken in all
     * @param end ends the process
     */
    Memory(DoubleSupplier occupied, LongSupplier collectingMillis, LongSupplier nanos, Runnable end) {
        this.occupied = occupied;
        this.collectingMillis = collectingMillis;
        this.nanos = nanos;
        this.end = end;
        this.lastLook = nanos.getAsLong();
        this.lastCollecting = collectingMillis.getAsLong();
    }

    static Memory ofThisProcess() {
        return new Memory(Memory::occupied, Memory::collectingMillis, System::nanoTime, Memory::halt);
    }

    Reading look() {
        double used = occupied.getAsDouble();
        endIfInVain(used);
        Reading reading = used > HIGH
                ? Reading.degraded(
                        "memori terpakai " + percent(used) + " % sesudah dibersihkan; beri Simpul lebih banyak (-Xmx)",
                        percent(used) + " % of the memory is in use after collection; give the hub more (-Xmx)")
                : Reading.up();
        return reading.with(Figure.of("memory.used.ratio", used));
    }

    private void endIfInVain(double used) {
        long now = nanos.getAsLong();
        long collecting = collectingMillis.getAsLong();
        double share = (collecting - lastCollecting) * 1e6 / Math.max(1, now - lastLook);
        lastCollecting = collecting;
        lastLook = now;
        boolean before = inVain;
        inVain = used > OUT && share > NOTHING_ELSE;
        if (inVain && !before) {
            inVainSince = now;
        } else if (inVain && now - inVainSince > IN_VAIN.toNanos()) {
            end.run();
        }
    }

    private static long percent(double share) {
        return Math.round(100 * share);
    }

    static void halt() {
        LOG.error("The memory is out: the hub ends itself with code {}; start it again, with a larger -Xmx", EXIT_CODE);
        Runtime.getRuntime().halt(EXIT_CODE);
    }

    private static double occupied() {
        long used = 0;
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            if (pool.getType() == MemoryType.HEAP && pool.getCollectionUsage() != null) {
                used += pool.getCollectionUsage().getUsed();
            }
        }
        return (double) used / Runtime.getRuntime().maxMemory();
    }

    private static long collectingMillis() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionTime)
                .sum();
    }
}
