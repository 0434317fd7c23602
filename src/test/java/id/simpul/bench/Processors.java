package id.simpul.bench;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Processor time, user and system, that this Java and a PostgreSQL with all its processes have used. Linux tells it of the
 * server's processes in {@code /proc}, in hundredths of a second, those that have ended included; elsewhere it is not known.
 */
public final class Processors {
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final long TICK_NANOS = 10_000_000;
    /** Of what follows the name in {@code /proc/PID/stat}: user, system, and the same of children that have ended. */
    private static final int USER = 11;

    private final Path data;

    /** @param data the directory of the server, with its {@code postmaster.pid} */
    public Processors(Path data) {
        this.data = data;
    }

    public Duration java() {
        return Duration.ofNanos(SYSTEM.getProcessCpuTime());
    }

    /** Bytes of memory that the thread which asks has taken since it began. */
    public static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }

    public Optional<Duration> postgres() {
        if (!Files.isDirectory(Path.of("/proc/self"))) {
            return Optional.empty();
        }
        ProcessHandle server = ProcessHandle.of(pid()).orElseThrow();
        long ticks = ticks(server, 4);
        List<ProcessHandle> children = new ArrayList<>(server.descendants().toList());
        for (ProcessHandle child : children) {
            ticks += ticks(child, 2);
        }
        return Optional.of(Duration.ofNanos(ticks * TICK_NANOS));
    }

    private long pid() {
        try {
            return Long.parseLong(
                    Files.readAllLines(data.resolve("postmaster.pid")).get(0).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long ticks(ProcessHandle process, int figures) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            long sum = 0;
            for (int i = 0; i < figures; i++) {
                sum += Long.parseLong(fields[USER + i]);
            }
            return sum;
        } catch (NoSuchFileException e) {
            // It has ended since; its parent has its time.
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
