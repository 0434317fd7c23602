package id.simpul.delivery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** What this JVM and the PostgreSQL beside it have used of the processors; Linux only. */
final class ProcessorTime {
    /** Of all Linux systems in use. */
    private static final long NANOS_A_TICK = 10_000_000;

    private static final String NOT_THE_HUBS = "smtp-stub";

    private final Path database;

    ProcessorTime(Path database) {
        this.database = database;
    }

    /**
     * In nanoseconds.
     *
     * @param java this JVM without {@code others}
     * @param others those of its threads that play a mail server
     */
    record Used(long java, long postgres, long others) {
        Used minus(Used before) {
            return new Used(java - before.java, postgres - before.postgres, others - before.others);
        }
    }

    Used now() {
        long all = ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
        long others = others();
        return new Used(all - others, postgres(), others);
    }

    private static long others() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals(NOT_THE_HUBS))
                .mapToLong(thread -> Math.max(0, threads.getThreadCpuTime(thread.getId())))
                .sum();
    }

    private long postgres() {
        try (Stream<Path> files = Files.walk(database);
                Stream<Path> processes = Files.list(Path.of("/proc"))) {
            Path found = files.filter(file -> file.endsWith("postmaster.pid"))
                    .findFirst()
                    .orElseThrow();
            String postmaster = Files.readAllLines(found).get(0).strip();
            return processes
                            .filter(process -> process.getFileName().toString().matches("\\d+"))
                            .mapToLong(process -> ticks(process, postmaster))
                            .sum()
                    * NANOS_A_TICK;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of the postmaster with its ended children, and of those that run. */
    private static long ticks(Path process, String postmaster) {
        List<String> stat;
        try {
            String line = Files.readString(process.resolve("stat"));
            stat = Arrays.asList(line.substring(line.lastIndexOf(')') + 2).split(" "));
        } catch (IOException e) {
            return 0; // it has ended meanwhile
        }
        long own = Long.parseLong(stat.get(11)) + Long.parseLong(stat.get(12));
        if (process.getFileName().toString().equals(postmaster)) {
            return own + Long.parseLong(stat.get(13)) + Long.parseLong(stat.get(14));
        }
        return stat.get(1).equals(postmaster) ? own : 0;
    }
}
