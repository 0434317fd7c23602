package id.simpul.intake.component;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FarewellTest {
    private final CountDownLatch asked = new CountDownLatch(1);

    @Test
    void readers_that_do_not_end_share_one_grace_and_are_interrupted() throws Exception {
        CountDownLatch interrupted = new CountDownLatch(10);
        List<Thread> wedged = IntStream.range(0, 10)
                .mapToObj(number -> begun(() -> {
                    try {
                        asked.await();
                    } catch (InterruptedException e) {
                        interrupted.countDown();
                    }
                }))
                .toList();
        long begun = System.nanoTime();

        new Farewell(Duration.ofSeconds(1)).await(wedged);

        interrupted.await();
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(8));
    }

    @Test
    void a_reader_that_ends_in_time_is_left_alone() throws Exception {
        Thread reader = begun(() -> {});

        new Farewell(Duration.ofSeconds(60)).await(List.of(reader));

        assertThat(reader.isAlive()).isFalse();
        assertThat(reader.isInterrupted()).isFalse();
    }

    private static Thread begun(Runnable work) {
        Thread thread = new Thread(work);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
