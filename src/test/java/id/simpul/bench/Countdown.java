package id.simpul.bench;

import id.simpul.intake.Answer;
import id.simpul.intake.Incoming;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Waits until so many messages have been answered. */
final class Countdown {
    private final AtomicInteger left;
    private final CountDownLatch done = new CountDownLatch(1);

    Countdown(int messages) {
        left = new AtomicInteger(messages);
    }

    Function<List<Incoming>, List<Answer>> around(Function<List<Incoming>, List<Answer>> step) {
        return requests -> {
            List<Answer> answers = step.apply(requests);
            down(requests.size());
            return answers;
        };
    }

    void down(int messages) {
        if (left.addAndGet(-messages) <= 0) {
            done.countDown();
        }
    }

    void await() throws InterruptedException {
        done.await();
    }
}
