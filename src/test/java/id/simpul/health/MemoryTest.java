package id.simpul.health;

import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.health.Reading.Standing;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class MemoryTest {
    private final AtomicInteger ended = new AtomicInteger();
    private double occupied = 0.3;
    private long collecting;
    private long now;
    private final Memory memory = new Memory(() -> occupied, () -> collecting, () -> now, ended::incrementAndGet);

    @Test
    void a_heap_that_is_nearly_full_after_collection_is_told() {
        assertThat(memory.look().standing()).isEqualTo(Standing.UP);

        occupied = 0.9;
        assertThat(memory.look().standing()).isEqualTo(Standing.DEGRADED);
        assertThat(memory.look().says().english()).contains("90 % of the memory", "-Xmx");
    }

    @Test
    void a_process_that_only_collects_and_in_vain_is_ended() {
        occupied = 0.99;
        pass(Duration.ofSeconds(30), 0.9);

        assertThat(ended).hasPositiveValue();
    }

    @Test
    void a_full_heap_with_which_work_goes_on_is_left_alone_and_so_is_a_busy_collector_that_frees() {
        occupied = 0.99;
        pass(Duration.ofMinutes(10), 0.2);
        occupied = 0.5;
        pass(Duration.ofMinutes(10), 0.95);

        assertThat(ended).hasValue(0);
    }

    @Test
    void a_short_struggle_is_no_end() {
        for (int i = 0; i < 10; i++) {
            occupied = 0.99;
            pass(Duration.ofSeconds(15), 0.9);
            occupied = 0.6;
            pass(Duration.ofSeconds(2), 0.1);
        }

        assertThat(ended).hasValue(0);
    }

    private void pass(Duration time, double share) {
        for (int second = 0; second < time.toSeconds(); second++) {
            now += Duration.ofSeconds(1).toNanos();
            collecting += Math.round(1000 * share);
            memory.look();
        }
    }
}
