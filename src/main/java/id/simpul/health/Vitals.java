package id.simpul.health;

import id.simpul.health.Reading.Standing;
import id.simpul.worker.Worker;
import id.simpul.worker.Workers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at all indicators every second in a thread of its own, so that whoever asks has the answer at once and at no cost. If that
 * thread itself gets nowhere, everything is down: nobody knows.
 */
public final class Vitals implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Vitals.class);
    private static final Duration BETWEEN = Duration.ofSeconds(1);
    private static final Duration STOP = Duration.ofSeconds(1);
    /** Longer than the time-outs of what is looked at. */
    private static final Duration LONGEST_LOOK = Duration.ofSeconds(20);

    private static final Reading STARTING = Reading.down("Simpul sedang dijalankan", "the hub is starting");

    private final List<Indicator> indicators;
    private final Workers workers;
    private final Map<String, Reading> readings = new ConcurrentHashMap<>();
    private final Map<String, Standing> told = new ConcurrentHashMap<>();
    private final Semaphore ending = new Semaphore(0);
    private final Duration longestLook;
    private volatile Optional<Gauges> gauges = Optional.empty();
    private volatile Optional<Worker> thread = Optional.empty();
    private volatile long looked = System.nanoTime();
    private volatile String lookingAt = "";

    public Vitals(List<Indicator> indicators, Workers workers) {
        this(indicators, workers, LONGEST_LOOK);
    }

    Vitals(List<Indicator> indicators, Workers workers, Duration longestLook) {
        this.indicators = List.copyOf(indicators);
        this.workers = workers;
        this.longestLook = longestLook;
    }

    /** From now on the figures are shown there, too. */
    public void showOn(Gauges shown) {
        gauges = Optional.of(shown);
        // Asked when the metrics are: also while nothing is looked at any more.
        names().forEach(name -> shown.showStanding(name, () -> of(name).standing()));
    }

    /** Looks at everything once, and from then on every second; what is not well yet at that moment is not told of. */
    public void begin() {
        lookAtAll();
        thread = Optional.of(workers.begin("health", this::lookRound));
    }

    private void lookRound() throws InterruptedException {
        while (!ending.tryAcquire(BETWEEN.toMillis(), TimeUnit.MILLISECONDS)) {
            lookAtAll();
            readings.forEach(this::tell);
            workers.revive();
        }
    }

    private void lookAtAll() {
        indicators.forEach(this::look);
        looked = System.nanoTime();
    }

    private void look(Indicator indicator) {
        lookingAt = indicator.name();
        Reading reading;
        try {
            reading = indicator.look().get();
        } catch (RuntimeException e) {
            LOG.debug("{} could not be looked at", indicator.name(), e);
            reading = Reading.degraded(
                    "tidak dapat diperiksa; lihat basis data dan broker",
                    "could not be looked at; see database and broker");
        }
        readings.put(indicator.name(), reading);
        Reading shown = reading;
        gauges.ifPresent(all -> all.show(shown));
    }

    /** In the log once each time that it changes: the metrics may be collected by nobody. */
    private void tell(String name, Reading now) {
        Standing before = told.put(name, now.standing());
        if (now.standing() == (before == null ? Standing.UP : before)) {
            return;
        }
        switch (now.standing()) {
            case UP -> LOG.info("Health: {} is well again", name);
            case DEGRADED ->
                LOG.warn("Health: {} is degraded: {}", name, now.says().english());
            case DOWN -> LOG.error("Health: {} is down: {}", name, now.says().english());
        }
    }

    public List<String> names() {
        return indicators.stream().map(Indicator::name).toList();
    }

    /** How an indicator stood when it was last looked at. */
    public Reading of(String name) {
        Duration silence = Duration.ofNanos(System.nanoTime() - looked);
        if (silence.compareTo(longestLook) > 0) {
            return Reading.down(
                    "sudah " + silence.toSeconds() + " detik tidak ada yang memeriksa, terhenti pada " + lookingAt,
                    "nothing has been looked at for " + silence.toSeconds() + " s, stuck at " + lookingAt);
        }
        return readings.getOrDefault(name, STARTING);
    }

    /** All of them, by name, in their order. */
    public Map<String, Reading> all() {
        Map<String, Reading> all = new LinkedHashMap<>();
        names().forEach(name -> all.put(name, of(name)));
        return all;
    }

    @Override
    public void close() {
        thread.ifPresent(Worker::end);
        ending.release();
        thread.ifPresent(worker -> workers.end(List.of(worker), STOP));
    }
}
