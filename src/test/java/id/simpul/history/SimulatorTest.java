package id.simpul.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Histories that nobody has played before, each time others, in which much goes wrong between the hub, its database and its partners.
 *
 * <p>{@code -Dsimulate.seed=7} plays one again, {@code -Dsimulate.story=target/stories/7.story} what was left of it, and
 * {@code -Dsimulate.seconds=3600} plays for an hour of this JVM's processor time.
 */
class SimulatorTest {
    private static final Logger LOG = LoggerFactory.getLogger(SimulatorTest.class);
    private static final int MONTHS = Integer.getInteger("simulate.months", 1);
    private static final Duration TIME = Duration.ofSeconds(Integer.getInteger("simulate.seconds", 10));
    private static final Duration PATIENCE = Duration.ofSeconds(Integer.getInteger("simulate.patience", 120));

    @Test
    void whatever_goes_wrong_all_stays_true() throws IOException {
        if (System.getProperty("simulate.story") != null) {
            again(Story.parse(Files.readString(Path.of(System.getProperty("simulate.story")))));
            return;
        }
        long begun = used();
        long seed = Long.getLong("simulate.seed", System.currentTimeMillis() / 100);
        do {
            play(Setting.drawn(seed, MONTHS));
            seed++;
        } while (Long.getLong("simulate.seed") == null && used() - begun < TIME.toNanos());
    }

    private void play(Setting setting) {
        LOG.info("A history is played; -Dsimulate.seed={} plays it again", setting.seed());
        try (History history = Simulator.lived(setting)) {
            if (!history.untrue().isEmpty()) {
                fail(Failing.of(Story.of(setting, history), history, PATIENCE).text());
            }
            assertThat(history.steps()).isNotEmpty();
        }
    }

    private void again(Story story) {
        try (History history = story.play()) {
            assertThat(history.untrue()).as(history.chronicle().text()).isEmpty();
        }
    }

    /** Nanoseconds of processor time, so that a busy machine plays no fewer histories. */
    private static long used() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    @Test
    void the_same_steps_make_the_same_history() {
        Setting setting = new Setting(3, Setting.drawn(3, 1).first(), 1, true, 0.3);
        try (History history = setting.begin()) {
            history.live(setting.first().plusDays(7), Happenings.ALL);
            Story story = Story.parse(Story.of(setting, history).text());
            try (History again = story.play()) {
                assertThat(again.chronicle().text())
                        .isEqualTo(history.chronicle().text());
                assertThat(again.house().changes()).isEqualTo(history.house().changes());
            }
        }
    }
}
