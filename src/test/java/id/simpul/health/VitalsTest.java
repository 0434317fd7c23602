package id.simpul.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.simpul.health.Reading.Figure;
import id.simpul.health.Reading.Standing;
import id.simpul.worker.Workers;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.health.HealthCheck.State;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class VitalsTest {
    private static final Duration SOON = Duration.ofSeconds(60);

    private final Workers workers = new Workers();
    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final AtomicReference<Reading> outbox = new AtomicReference<>(Reading.up());
    private final CountDownLatch answered = new CountDownLatch(1);
    private Vitals vitals = vitals(Duration.ofMinutes(1), new Indicator("outbox", outbox::get));

    @AfterEach
    void close() {
        answered.countDown();
        vitals.close();
    }

    @Test
    void before_the_hub_is_up_it_is_not_ready() {
        assertThat(state("outbox")).isEqualTo(State.DOWN);

        vitals.begin();
        assertThat(state("outbox")).isEqualTo(State.UP);
    }

    @Test
    void what_is_degraded_is_told_and_leaves_the_hub_ready_and_what_is_down_does_not() {
        vitals.begin();

        outbox.set(Reading.degraded("terlambat", "late"));
        await().atMost(SOON).until(() -> message("outbox").equals("degraded: late"));
        assertThat(state("outbox")).isEqualTo(State.UP);

        outbox.set(Reading.down("mati", "dead"));
        await().atMost(SOON).until(() -> state("outbox") == State.DOWN);
        assertThat(message("outbox")).isEqualTo("dead");
    }

    @Test
    void how_each_stands_is_a_figure_that_an_alarm_can_be_set_on() {
        vitals.showOn(new Gauges(registry));
        assertThat(standing()).as("starting").isEqualTo(2);
        vitals.begin();
        assertThat(standing()).isZero();

        outbox.set(Reading.degraded("terlambat", "late"));
        await().atMost(SOON).until(() -> standing() == 1);
    }

    private double standing() {
        return registry.get("simpul.health.standing")
                .tag("indicator", "outbox")
                .gauge()
                .value();
    }

    @Test
    void one_indicator_that_cannot_be_looked_at_hides_no_other() {
        vitals = vitals(
                Duration.ofMinutes(1),
                new Indicator("broken", () -> {
                    throw new IllegalStateException("no look");
                }),
                new Indicator("outbox", outbox::get));
        vitals.begin();

        assertThat(vitals.of("broken").standing()).isEqualTo(Standing.DEGRADED);
        assertThat(vitals.of("outbox").standing()).isEqualTo(Standing.UP);
    }

    @Test
    void when_looking_itself_gets_nowhere_everything_is_down_and_says_at_what() {
        AtomicReference<Boolean> stuck = new AtomicReference<>(false);
        vitals = vitals(Duration.ofMillis(100), new Indicator("outbox", outbox::get), new Indicator("broker", () -> {
            if (stuck.get()) {
                await().atMost(SOON).until(() -> answered.getCount() == 0);
            }
            return Reading.up();
        }));
        vitals.begin();
        stuck.set(true);

        await().atMost(SOON).until(() -> message("outbox").endsWith("stuck at broker"));
        assertThat(state("outbox")).isEqualTo(State.DOWN);
    }

    @Test
    void figures_are_metrics_that_come_and_go_with_what_they_are_of() {
        vitals.showOn(new Gauges(registry));
        outbox.set(Reading.up()
                .with(
                        new Figure("outbox.oldest.seconds", "channel", "email", 40),
                        new Figure("outbox.oldest.seconds", "channel", "queue", 1)));
        vitals.begin();
        assertThat(registry.get("simpul.outbox.oldest.seconds")
                        .tag("channel", "email")
                        .gauge()
                        .value())
                .isEqualTo(40);

        outbox.set(Reading.up().with(new Figure("outbox.oldest.seconds", "channel", "queue", 2)));
        await().atMost(SOON)
                .until(() ->
                        registry.find("simpul.outbox.oldest.seconds").gauges().size() == 1);
    }

    private Vitals vitals(Duration longestLook, Indicator... indicators) {
        return new Vitals(List.of(indicators), workers, longestLook);
    }

    private State state(String indicator) {
        return new IndicatorCheck(vitals, indicator).call().getState();
    }

    private String message(String indicator) {
        return new IndicatorCheck(vitals, indicator).call().getMessage().orElse("");
    }
}
