package id.simpul.console.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * What periods came to, for a page that must not wait long. What is counted quickly is counted each time; what took long is kept, shown
 * until it is older than some minutes, and counted anew behind the page.
 */
final class CountedReports {
    private static final Duration QUICK = Duration.ofMillis(500);
    private static final Duration FRESH = Duration.ofMinutes(15);
    private static final Duration PATIENCE = Duration.ofMillis(1_500);
    private static final Duration IDLE = Duration.ofSeconds(10);
    private static final int PARTNERS = 50;

    private final Function<String, List<ObjectNode>> counting;
    private final InstantSource clock;
    private final Duration quick;
    private final Duration patience;
    private final Map<String, Counted> kept = new ConcurrentHashMap<>();
    private final Map<String, CompletableFuture<Counted>> running = new ConcurrentHashMap<>();
    /** What nobody waited for any more; told to who asks next. */
    private final Map<String, RuntimeException> failed = new ConcurrentHashMap<>();

    private final ThreadPoolExecutor counter =
            new ThreadPoolExecutor(1, 1, IDLE.toSeconds(), TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                Thread thread = new Thread(task, "reports");
                thread.setDaemon(true);
                return thread;
            });

    /**
     * @param counting the sum of a period first, then partner by partner
     * @param clock the machine's
     */
    CountedReports(Function<String, List<ObjectNode>> counting, InstantSource clock) {
        this(counting, clock, QUICK, PATIENCE);
    }

    /**
     * The same.
     *
     * @param quick what takes longer is kept
     * @param patience how long a page waits
     */
    CountedReports(
            Function<String, List<ObjectNode>> counting, InstantSource clock, Duration quick, Duration patience) {
        this.counting = counting;
        this.clock = clock;
        this.quick = quick;
        this.patience = patience;
        counter.allowCoreThreadTimeOut(true);
    }

    /**
     * A period as it was counted.
     *
     * @param partners the first of them
     * @param more how many partners more
     * @param slow whether counting it took so long that it is kept
     */
    record Counted(ObjectNode sum, List<ObjectNode> partners, int more, Instant at, boolean slow) {}

    /**
     * These periods; nothing while one of them is being counted for the first time.
     *
     * @throws id.simpul.feature.NotShown if one of them has not begun
     */
    Optional<Map<String, Counted>> of(List<String> periods) {
        for (String period : periods) {
            RuntimeException why = failed.remove(period);
            if (why != null) {
                throw why;
            }
        }
        Map<String, CompletableFuture<Counted>> asked = new HashMap<>();
        periods.stream().filter(period -> !isFresh(period)).forEach(period -> asked.put(period, begun(period)));
        Map<String, Counted> counted = new HashMap<>();
        long until = System.nanoTime() + patience.toNanos();
        for (String period : periods) {
            Optional<Counted> there = Optional.ofNullable(kept.get(period)).filter(Counted::slow);
            if (there.isEmpty() && asked.containsKey(period)) {
                there = waited(period, asked.get(period), until);
            }
            if (there.isEmpty()) {
                return Optional.empty();
            }
            counted.put(period, there.get());
        }
        return Optional.of(counted);
    }

    private boolean isFresh(String period) {
        Counted last = kept.get(period);
        return last != null && last.slow() && last.at().plus(FRESH).isAfter(clock.instant());
    }

    private CompletableFuture<Counted> begun(String period) {
        return running.computeIfAbsent(period, one -> CompletableFuture.supplyAsync(() -> count(one), counter));
    }

    private Counted count(String period) {
        try {
            long begun = System.nanoTime();
            List<ObjectNode> lines = counting.apply(period);
            int shown = Math.min(lines.size(), 1 + PARTNERS);
            Counted counted = new Counted(
                    lines.get(0),
                    List.copyOf(lines.subList(1, shown)),
                    lines.size() - shown,
                    clock.instant(),
                    System.nanoTime() - begun > quick.toNanos());
            kept.put(period, counted);
            running.remove(period);
            return counted;
        } catch (RuntimeException e) {
            // Before it is told: who asks then begins anew.
            running.remove(period);
            failed.put(period, e);
            throw e;
        } catch (Error e) {
            running.remove(period);
            throw e;
        }
    }

    private Optional<Counted> waited(String period, CompletableFuture<Counted> counting, long until) {
        try {
            return Optional.of(counting.get(Math.max(0, until - System.nanoTime()), TimeUnit.NANOSECONDS));
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException e) {
            failed.remove(period);
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new CompletionException(e.getCause());
        }
    }
}
