package id.simpul.intake.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.simpul.intake.Answer;
import id.simpul.intake.Incoming;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The next batch is made ready while one is decided; whatever happens to either, nothing is overtaken, lost or done twice. */
class InTurnTest {
    private static final String URI = "intake:school?connectionTtl=60000&maxBatch=20&turn=20";
    private static final String SCHOOL = "sdn-01";
    private static final String OTHER = "sdn-02";
    private static final int ALL = 100;

    @TempDir
    Path home;

    private Broker broker;
    /** What was decided, in order, each time. */
    private final List<String> decided = Collections.synchronizedList(new ArrayList<>());
    /** What took effect: as in the inbox, once for each request. */
    private final Set<String> effects = Collections.synchronizedSet(new LinkedHashSet<>());

    private final AtomicInteger ready = new AtomicInteger();
    private final AtomicInteger turns = new AtomicInteger();
    private final CountDownLatch first = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);

    @BeforeEach
    void start() throws Exception {
        broker = new Broker(home, false).partner(SCHOOL).partner(OTHER).start();
    }

    @AfterEach
    void stop() throws Exception {
        broker.stop();
    }

    @Test
    void the_next_batch_is_made_ready_while_one_is_decided_and_waits_for_its_turn() throws Exception {
        send(SCHOOL, "r", ALL);
        try (Hub hub = hub(requests -> decide(waiting(requests)));
                Partner school = new Partner(broker, SCHOOL)) {
            bothInHand();
            assertThat(decided).hasSizeLessThan(ALL - 20);
            goOn.countDown();
            assertThat(school.replies(ALL)).containsExactlyElementsOf(numbered("re: r"));
            assertThat(decided).containsExactlyElementsOf(numbered("r"));
            assertThat(hub.isUp()).isTrue();
        }
    }

    @Test
    void what_was_ready_behind_a_batch_that_failed_comes_again_after_it() throws Exception {
        send(SCHOOL, "r", ALL);
        try (Hub hub = hub(requests -> {
                    waiting(requests);
                    if (ready.get() > 0 && turns.getAndIncrement() == 0) {
                        throw new IllegalStateException("the database is away");
                    }
                    return decide(requests);
                });
                Partner school = new Partner(broker, SCHOOL)) {
            bothInHand();
            goOn.countDown();
            assertThat(school.replies(ALL)).containsExactlyElementsOf(numbered("re: r"));
            assertThat(decided).containsExactlyElementsOf(numbered("r"));
            await().until(hub::isUp);
        }
    }

    @Test
    void two_batches_that_are_decided_and_not_acknowledged_come_again_in_order_and_take_effect_once() throws Exception {
        send(SCHOOL, "r", ALL);
        CountDownLatch second = new CountDownLatch(1);
        CountDownLatch broken = new CountDownLatch(1);
        try (Hub hub = hub(requests -> {
            // The broker ends while the second is decided: neither is acknowledged, or the first alone.
            if (ready.get() > 0 && turns.getAndIncrement() == 1) {
                second.countDown();
                awaits(broken);
            }
            return decide(requests);
        })) {
            assertThat(second.await(20, TimeUnit.SECONDS)).isTrue();
            broker.stop();
            broken.countDown();
            await().until(() -> !hub.isUp());
            broker.start();
            await().atMost(30, TimeUnit.SECONDS).until(() -> broker.waiting("requests." + SCHOOL) == 0);
            await().until(() -> broker.waiting("replies." + SCHOOL) >= ALL);
        }
        assertThat(effects).containsExactlyElementsOf(numbered("r"));
        assertThat(decided.subList(decided.lastIndexOf("r0"), decided.size()))
                .as("the last time all in order from where it broke")
                .endsWith("r98", "r99");
    }

    @Test
    void what_a_partner_sent_after_a_message_that_was_left_waits_with_it_though_it_was_ready() throws Exception {
        send(SCHOOL, "r", 15);
        send(OTHER, "o", 5);
        for (int i = 15; i < ALL; i++) {
            send(SCHOOL, "r" + i);
        }
        send(OTHER, "o5");
        try (Hub hub = hub(requests -> leaving(waiting(requests), "r7"));
                Partner school = new Partner(broker, SCHOOL);
                Partner other = new Partner(broker, OTHER)) {
            bothInHand();
            goOn.countDown();
            assertThat(school.replies(ALL)).containsExactlyElementsOf(numbered("re: r"));
            assertThat(other.replies(6)).hasSize(6).doesNotHaveDuplicates();
            assertThat(decided.stream().filter(one -> one.startsWith("r")).toList())
                    .containsExactlyElementsOf(numbered("r"));
            assertThat(hub.undelivered).isEmpty();
        }
    }

    @Test
    void a_hub_that_stops_settles_what_it_decides_and_leaves_what_was_only_ready() throws Exception {
        send(SCHOOL, "r", ALL);
        Hub hub = hub(requests -> decide(waiting(requests)));
        bothInHand();
        Thread stopping = new Thread(hub::close);
        stopping.start();
        await().until(hub::isEnding);
        goOn.countDown();
        stopping.join();
        int settled = decided.size();
        assertThat(settled).isBetween(20, ALL - 20);
        assertThat(decided).containsExactlyElementsOf(numbered("r").subList(0, settled));
        assertThat(broker.waiting("replies." + SCHOOL)).isEqualTo(settled);
        assertThat(broker.waiting("requests." + SCHOOL)).isEqualTo(ALL - settled);
    }

    @Test
    void a_poisonous_message_of_the_second_batch_leaves_alone() throws Exception {
        send(SCHOOL, "r", ALL);
        try (Hub hub = hub(requests -> poisoned(waiting(requests), "r25"));
                Partner school = new Partner(broker, SCHOOL)) {
            bothInHand();
            goOn.countDown();
            List<String> others = new ArrayList<>(numbered("re: r"));
            others.remove("re: r25");
            assertThat(school.replies(ALL - 1)).containsExactlyElementsOf(others);
            assertThat(broker.waiting("dead.requests")).isEqualTo(1);
            assertThat(hub.isUp()).isTrue();
        }
    }

    private Hub hub(Function<List<Incoming>, List<Answer>> route) throws Exception {
        return Hub.start(
                broker.vm(),
                URI,
                batch -> {
                    ready.incrementAndGet();
                    return batch;
                },
                route,
                SCHOOL,
                OTHER);
    }

    /** The first batch that was made ready waits to be decided until the second is ready too; one that came alone did not wait. */
    private List<Incoming> waiting(List<Incoming> requests) {
        if (ready.get() > 0) {
            first.countDown();
            awaits(goOn);
        }
        return requests;
    }

    private void bothInHand() throws InterruptedException {
        assertThat(first.await(20, TimeUnit.SECONDS)).isTrue();
        await().until(() -> ready.get() >= 2);
    }

    private static void awaits(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<Answer> decide(List<Incoming> requests) {
        requests.forEach(this::note);
        return Hub.echo(requests);
    }

    private void note(Incoming request) {
        decided.add(Hub.text(request));
        effects.add(Hub.text(request));
    }

    /** Leaves one message the first time, and all that its partner sent after it. */
    private List<Answer> leaving(List<Incoming> requests, String one) {
        List<Answer> answers = new ArrayList<>();
        boolean left = false;
        for (Incoming request : requests) {
            left |= Hub.text(request).equals(one) && turns.getAndIncrement() == 0;
            boolean leave = left && request.partner().value().equals(SCHOOL);
            if (!leave) {
                note(request);
            }
            answers.add(
                    leave ? Answer.later(request) : Hub.echo(List.of(request)).get(0));
        }
        return answers;
    }

    private List<Answer> poisoned(List<Incoming> requests, String one) {
        return requests.stream()
                .map(request -> Hub.text(request).equals(one)
                        ? Answer.deadLetter(request, "poison")
                        : Hub.echo(List.of(request)).get(0))
                .toList();
    }

    private void send(String partner, String prefix, int number) throws Exception {
        send(partner, IntStream.range(0, number).mapToObj(i -> prefix + i).toArray(String[]::new));
    }

    private void send(String partner, String... bodies) throws Exception {
        try (Partner sender = new Partner(broker, partner)) {
            sender.send(bodies);
        }
    }

    private static List<String> numbered(String prefix) {
        return IntStream.range(0, ALL).mapToObj(i -> prefix + i).toList();
    }
}
