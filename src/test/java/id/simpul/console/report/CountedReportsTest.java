package id.simpul.console.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.console.report.CountedReports.Counted;
import id.simpul.ledger.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class CountedReportsTest {
    private static final Duration SOON = Duration.ofSeconds(60);

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-27T03:00:00Z"));
    private final AtomicInteger counted = new AtomicInteger();
    private final AtomicReference<CountDownLatch> gate = new AtomicReference<>(new CountDownLatch(0));
    private final AtomicReference<Optional<RuntimeException>> trouble = new AtomicReference<>(Optional.empty());
    /** To which everything is quick, and to which nothing is. */
    private final CountedReports patient =
            new CountedReports(this::count, now::get, Duration.ofMinutes(1), Duration.ofMinutes(1));

    private final CountedReports hasty =
            new CountedReports(this::count, now::get, Duration.ZERO, Duration.ofMillis(100));

    private List<ObjectNode> count(String period) {
        try {
            gate.get().await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        trouble.get().ifPresent(why -> {
            throw why;
        });
        List<ObjectNode> lines = new ArrayList<>();
        lines.add(Json.object().put("items", counted.incrementAndGet()));
        for (int partner = 0; partner < 60; partner++) {
            lines.add(Json.object().put("partner", "sd-" + partner));
        }
        return lines;
    }

    private Optional<Map<String, Counted>> asked(CountedReports reports) {
        return reports.of(List.of("2026-Q3"));
    }

    private static int items(Optional<Map<String, Counted>> there) {
        return there.orElseThrow().get("2026-Q3").sum().path("items").asInt();
    }

    /** So long that nobody waits for it. */
    private void countedSlowly() {
        CountDownLatch shut = new CountDownLatch(1);
        gate.set(shut);
        assertThat(asked(hasty)).isEmpty();
        shut.countDown();
        await().atMost(SOON).until(() -> asked(hasty).isPresent());
    }

    @Test
    void what_is_counted_quickly_is_counted_each_time() {
        assertThat(items(asked(patient))).isEqualTo(1);
        assertThat(items(asked(patient))).isEqualTo(2);
        assertThat(asked(patient).orElseThrow().get("2026-Q3").partners()).hasSize(50);
        assertThat(asked(patient).orElseThrow().get("2026-Q3").more()).isEqualTo(10);
    }

    @Test
    void what_took_long_is_kept_and_counted_anew_behind_the_page_when_it_is_old() {
        countedSlowly();
        assertThat(items(asked(hasty))).isEqualTo(1);
        assertThat(counted).hasValue(1);

        now.updateAndGet(before -> before.plus(Duration.ofMinutes(16)));
        CountDownLatch shut = new CountDownLatch(1);
        gate.set(shut);
        assertThat(items(asked(hasty))).isEqualTo(1);
        shut.countDown();
        await().atMost(SOON).until(() -> items(asked(hasty)) > 1);
    }

    @Test
    void a_failure_that_nobody_waited_for_is_told_to_who_asks_next_and_then_tried_again() {
        CountDownLatch shut = new CountDownLatch(1);
        gate.set(shut);
        trouble.set(Optional.of(new IllegalStateException("no disk")));
        assertThat(asked(hasty)).isEmpty();
        shut.countDown();
        await().atMost(SOON)
                .untilAsserted(() -> assertThatThrownBy(() -> asked(hasty)).hasMessage("no disk"));

        trouble.set(Optional.empty());
        await().atMost(SOON).until(() -> asked(hasty).isPresent());
        assertThat(items(asked(hasty))).isEqualTo(1);
    }
}
