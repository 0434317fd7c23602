package id.simpul.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.simpul.worker.Workers;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TicksTest {
    @Test
    void it_is_done_again_and_again_also_after_a_failure() {
        AtomicInteger renewals = new AtomicInteger();
        Workers workers = new Workers();
        Ticks ticks = Ticks.begin(
                "lease",
                Duration.ofMillis(10),
                () -> {
                    if (renewals.incrementAndGet() == 1) {
                        throw new IllegalStateException("as the test has it");
                    }
                },
                workers);
        await().atMost(Duration.ofSeconds(60)).until(() -> renewals.get() >= 3);

        ticks.close();

        assertThat(workers.all()).isEmpty();
    }
}
