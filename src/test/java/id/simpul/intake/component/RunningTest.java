package id.simpul.intake.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.simpul.intake.Answer;
import id.simpul.intake.Incoming;
import id.simpul.partner.PartnerId;
import id.simpul.partner.PartnerKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many partners, partners that come and go, and a hub that pauses and stops. */
class RunningTest {
    private static final String URI = "intake:school";
    private static final PartnerId LATE = new PartnerId("late");

    @TempDir
    Path home;

    private Broker broker;
    private final List<String> decided = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch taken = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);

    @BeforeEach
    void start() throws Exception {
        broker = new Broker(home, false).partner("sdn-01").start();
    }

    @AfterEach
    void stop() throws Exception {
        goOn.countDown();
        broker.stop();
    }

    @Test
    void a_backlog_of_one_of_five_hundred_partners_delays_none_of_the_others() throws Exception {
        String[] others = IntStream.range(0, 500).mapToObj(i -> "other-" + i).toArray(String[]::new);
        for (String other : others) {
            broker.partner(other);
        }
        String[] all = append(others, "sdn-01");
        try (Hub hub = Hub.start(broker.vm(), URI + "?partnersPerShard=600", this::decideWhenTold, all);
                Partner busy = new Partner(broker, "sdn-01")) {
            busy.send("first");
            assertThat(taken.await(20, TimeUnit.SECONDS)).isTrue();
            busy.send(IntStream.range(0, 3000).mapToObj(i -> "b" + i).toArray(String[]::new));
            busy.sendToEach("requests.", others, "o");
            await().atMost(60, TimeUnit.SECONDS).until(() -> broker.delivering("requests.", others) == 500);
            goOn.countDown();
            await().atMost(60, TimeUnit.SECONDS).until(() -> decided.size() == 3501);
            await().until(hub::isUp);
        }
        assertThat(decided.lastIndexOf("o")).isLessThan(650);
        assertThat(decided.stream().filter(text -> text.startsWith("b")))
                .containsExactlyElementsOf(
                        IntStream.range(0, 3000).mapToObj(i -> "b" + i).toList());
        assertThat(broker.waiting("replies.other-499")).isEqualTo(1);
    }

    @Test
    void partners_come_and_go_while_the_hub_runs() throws Exception {
        try (Hub hub = Hub.start(broker.vm(), URI, Hub::echo, "sdn-01");
                Partner late = new Partner(broker, "late")) {
            hub.queues.add(PartnerKind.SCHOOL, LATE);
            broker.partner("late");
            late.send("here at last");
            assertThat(late.replies(1)).containsExactly("re: here at last");

            hub.queues.remove(LATE);
            await().until(() -> broker.queueOf("requests.late").getConsumerCount() == 0);
            late.send("too late");
            try (Partner school = new Partner(broker, "sdn-01")) {
                school.send("still here");
                assertThat(school.replies(1)).containsExactly("re: still here");
            }
            assertThat(broker.waiting("requests.late")).isEqualTo(1);
        }
    }

    @Test
    void a_suspended_hub_leaves_the_queues_to_another() throws Exception {
        try (Hub first = Hub.start(broker.vm(), URI, Hub::echo, "sdn-01");
                Partner school = new Partner(broker, "sdn-01")) {
            school.send("one");
            assertThat(school.replies(1)).containsExactly("re: one");
            first.camel().getRouteController().suspendRoute(Hub.ROUTE);
            assertThat(broker.queueOf("requests.sdn-01").getConsumerCount()).isZero();
            try (Hub second = Hub.start(broker.vm(), URI, this::decide, "sdn-01")) {
                school.send("two");
                assertThat(school.replies(1)).containsExactly("re: two");
                await().until(second::isUp);
            }
            assertThat(decided).containsExactly("two");
            school.send("three");
            first.camel().getRouteController().resumeRoute(Hub.ROUTE);
            assertThat(school.replies(1)).containsExactly("re: three");
        }
    }

    @Test
    void a_queue_with_another_reader_is_left_to_it_and_read_when_it_is_gone() throws Exception {
        try (Partner stranger = new Partner(broker, "sdn-01");
                Partner school = new Partner(broker, "sdn-01")) {
            var reader = stranger.session().createConsumer(stranger.session().createQueue("requests.sdn-01"));
            try (Hub hub = Hub.start(broker.vm(), URI, Hub::echo, "sdn-01")) {
                await().until(() -> hub.health().getMessage().orElse("").contains("none of the partners' queues"));
                assertThat(hub.isUp()).isFalse();
                reader.close();
                school.send("at last");
                assertThat(school.replies(1)).containsExactly("re: at last");
                await().until(hub::isUp);
            }
        }
    }

    @Test
    void a_hub_that_stops_finishes_the_batch_in_hand() throws Exception {
        Hub hub = Hub.start(broker.vm(), URI, this::decideWhenTold, "sdn-01");
        try (Partner school = new Partner(broker, "sdn-01")) {
            school.send("in hand");
            assertThat(taken.await(20, TimeUnit.SECONDS)).isTrue();
            school.send("not yet in hand");
            Thread stopping = new Thread(hub::close);
            stopping.start();
            await().until(hub::isEnding);
            goOn.countDown();
            stopping.join();
            assertThat(school.replies(1)).containsExactly("re: in hand");
        }
        assertThat(decided).containsExactly("in hand");
        assertThat(broker.waiting("requests.sdn-01")).isEqualTo(1);
        assertThat(broker.queueOf("requests.sdn-01").getConsumerCount()).isZero();
    }

    private List<Answer> decide(List<Incoming> requests) {
        requests.forEach(request -> decided.add(Hub.text(request)));
        return Hub.echo(requests);
    }

    private List<Answer> decideWhenTold(List<Incoming> requests) {
        taken.countDown();
        try {
            assertThat(goOn.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return decide(requests);
    }

    private static String[] append(String[] names, String name) {
        List<String> all = new ArrayList<>(List.of(names));
        all.add(name);
        return all.toArray(String[]::new);
    }
}
