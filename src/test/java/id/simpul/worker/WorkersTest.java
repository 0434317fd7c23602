package id.simpul.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WorkersTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Duration LATELY = Duration.ofMinutes(10);

    private final Workers workers = new Workers(new Worker.Pause(Duration.ofMillis(1), Duration.ofMillis(5)));
    private final AtomicInteger begun = new AtomicInteger();
    private final CountDownLatch told = new CountDownLatch(1);

    @Test
    void whatever_ends_a_work_too_early_it_begins_again_and_that_is_counted() {
        Worker worker = workers.begin("sample", () -> {
            switch (begun.incrementAndGet()) {
                case 1 -> throw new AssertionError("an error");
                case 2 -> throw new StackOverflowError();
                case 3 -> throw new java.io.IOException("an exception");
                case 4 -> {}
                default -> told.await();
            }
        });

        await().atMost(SOON).until(() -> begun.get() == 5);
        assertThat(worker.isAlive()).isTrue();
        assertThat(worker.restarts()).isEqualTo(4);
        assertThat(workers.broken(LATELY)).containsExactly("sample");
        told.countDown();
        workers.end(List.of(worker), SOON);
    }

    @Test
    void one_that_is_told_to_end_ends_and_is_known_no_more() {
        Worker worker = workers.begin("sample", told::await);
        worker.end();
        told.countDown();
        workers.end(List.of(worker), SOON);

        assertThat(worker.isAlive()).isFalse();
        assertThat(worker.restarts()).isZero();
        workers.revive();
        assertThat(workers.all()).isEmpty();
    }

    @Test
    void the_time_to_end_is_for_all_together_and_who_does_not_is_interrupted() {
        CountDownLatch interrupted = new CountDownLatch(3);
        List<Worker> deaf = List.of(begin(interrupted), begin(interrupted), begin(interrupted));
        await().atMost(SOON).until(() -> begun.get() == 3);

        workers.end(deaf, Duration.ofMillis(100));

        await().atMost(SOON).until(() -> interrupted.getCount() == 0);
        await().atMost(SOON).until(() -> deaf.stream().noneMatch(Worker::isAlive));
    }

    private Worker begin(CountDownLatch interrupted) {
        return workers.begin("deaf", () -> {
            begun.incrementAndGet();
            try {
                told.await();
            } catch (InterruptedException e) {
                interrupted.countDown();
            }
        });
    }

    @Test
    void a_pause_doubles_up_to_the_longest() {
        Worker.Pause pause = new Worker.Pause(Duration.ofMillis(200), Duration.ofSeconds(30));

        assertThat(List.of(pause.after(1), pause.after(2), pause.after(3), pause.after(50)))
                .containsExactly(
                        Duration.ofMillis(200), Duration.ofMillis(400), Duration.ofMillis(800), Duration.ofSeconds(30));
    }
}
