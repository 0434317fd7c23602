package id.simpul.bench;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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

    /** Names of threads as Linux cuts them. */
    private static final Pattern COMPILER = Pattern.compile("^C[12] Compiler");

    private static final Pattern COLLECTOR = Pattern.compile("^(GC Thread|G1 |VM Thread)");

    private final Path data;

    /** @param data the directory of the server, with its {@code postmaster.pid} */
    public Processors(Path data) {
        this.data = data;
    }

    public Duration java() {
        return Duration.ofNanos(SYSTEM.getProcessCpuTime());
    }

    /**
     * Of {@link #java()} what Java's own threads used that compile it, and that collect its memory; not known but on Linux. Threads that
     * have ended are not in it, and Java ends compilers that have nothing to do.
     */
    public static Optional<Machinery> machinery() {
        Path tasks = Path.of("/proc/self/task");
        if (!Files.isDirectory(tasks)) {
            return Optional.empty();
        }
        try (Stream<Path> threads = Files.list(tasks)) {
            Machinery none = new Machinery(Duration.ZERO, Duration.ZERO);
            return Optional.of(threads.map(Processors::machinery).reduce(none, Machinery::plus));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What Java uses for itself. */
    public record Machinery(Duration compilers, Duration collectors) {
        Machinery plus(Machinery other) {
            return new Machinery(compilers.plus(other.compilers), collectors.plus(other.collectors));
        }

        public Machinery minus(Machinery before) {
            return new Machinery(compilers.minus(before.compilers), collectors.minus(before.collectors));
        }
    }

    private static Machinery machinery(Path thread) {
        String stat = stat(thread.resolve("stat"));
        String name = stat.substring(stat.indexOf('(') + 1, Math.max(stat.lastIndexOf(')'), 1));
        Duration used = stat.isEmpty() ? Duration.ZERO : Duration.ofNanos(ticks(stat, 2) * TICK_NANOS);
        boolean compiler = COMPILER.matcher(name).find();
        return new Machinery(
                compiler ? used : Duration.ZERO, COLLECTOR.matcher(name).find() ? used : Duration.ZERO);
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
        String stat = stat(Path.of("/proc", Long.toString(process.pid()), "stat"));
        return stat.isEmpty() ? 0 : ticks(stat, figures);
    }

    /** Nothing if it has ended since: whoever began it has its time. */
    private static String stat(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            if (Files.exists(file)) {
                throw new UncheckedIOException(e);
            }
            return "";
        }
    }

    private static long ticks(String stat, int figures) {
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        long sum = 0;
        for (int i = 0; i < figures; i++) {
            sum += Long.parseLong(fields[USER + i]);
        }
        return sum;
    }
}
