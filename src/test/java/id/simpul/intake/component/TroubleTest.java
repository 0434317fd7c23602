package id.simpul.intake.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.simpul.broker.guard.FullDisk;
import id.simpul.intake.Answer;
import id.simpul.intake.Incoming;
import id.simpul.partner.PartnerId;
import id.simpul.partner.PartnerKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.activemq.artemis.api.core.ActiveMQNotConnectedException;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.core.postoffice.RoutingStatus;
import org.apache.activemq.artemis.core.server.ServerSession;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerMessagePlugin;
import org.apache.activemq.artemis.core.transaction.Transaction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever breaks, no request is lost or overtaken, and the intake comes back by itself. */
class TroubleTest {
    private static final String URI = "intake:school?connectionTtl=60000&maxBatch=20";
    private static final String SOON_DEAD = URI.replace("60000", "2000");
    private static final String SCHOOL = "sdn-01";

    @TempDir
    Path home;

    private Broker broker;
    private final List<String> decided = Collections.synchronizedList(new ArrayList<>());

    @AfterEach
    void stop() throws Exception {
        broker.stop();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_restart_of_the_broker_is_survived(boolean vm) throws Exception {
        broker = new Broker(home, false).partner(SCHOOL).start();
        try (Hub hub = Hub.start(vm ? broker.vm() : broker.tcp(), URI, this::decide, SCHOOL)) {
            try (Partner school = new Partner(broker, SCHOOL)) {
                school.send("before");
                assertThat(school.replies(1)).containsExactly("re: before");
            }
            broker.stop();
            await().until(() -> !hub.isUp());
            broker.start();
            try (Partner school = new Partner(broker, SCHOOL)) {
                school.send("after");
                assertThat(school.replies(1)).containsExactly("re: after");
            }
            await().until(hub::isUp);
        }
    }

    @ParameterizedTest
    @CsvSource({"true, true", "true, false", "false, true", "false, false"})
    void a_connection_that_dies_in_silence_loses_nothing_and_keeps_the_order(boolean exclusive, boolean inBatch)
            throws Exception {
        broker = new Broker(home, exclusive).partner(SCHOOL).start();
        CountDownLatch reading = new CountDownLatch(1);
        try (Wire wire = new Wire(broker);
                Hub hub = Hub.start(
                        wire.url(),
                        SOON_DEAD,
                        requests -> {
                            if (reading.getCount() > 0) {
                                reading.countDown();
                                if (inBatch) {
                                    wire.goDead();
                                }
                            }
                            return decide(requests);
                        },
                        SCHOOL);
                Partner school = new Partner(broker, SCHOOL)) {
            school.send("r0");
            assertThat(reading.await(20, TimeUnit.SECONDS)).isTrue();
            if (!inBatch) {
                assertThat(school.replies(1)).containsExactly("re: r0");
                wire.goDead();
            }
            school.send(numbered(1, 100));
            int first = inBatch ? 0 : 1;
            assertThat(school.replies(101 - first))
                    .containsExactlyElementsOf(IntStream.rangeClosed(first, 100)
                            .mapToObj(i -> "re: r" + i)
                            .toList());
            await().until(hub::isUp);
        }
    }

    @Test
    void replies_and_acknowledgements_are_committed_together_or_not_at_all() throws Exception {
        AtomicInteger kills = new AtomicInteger(1);
        broker = new Broker(home, false).partner(SCHOOL).with(new ActiveMQServerMessagePlugin() {
            @Override
            public void afterSend(
                    ServerSession session,
                    Transaction tx,
                    Message message,
                    boolean direct,
                    boolean noAutoCreateQueue,
                    RoutingStatus result) {
                if (message.getAddress().equals("replies." + SCHOOL) && kills.getAndDecrement() > 0) {
                    session.getRemotingConnection().fail(new ActiveMQNotConnectedException("cut"));
                }
            }
        });
        broker.start();
        try (Partner school = new Partner(broker, SCHOOL)) {
            school.send(numbered(0, 9));
            try (Hub hub = Hub.start(broker.tcp(), URI, this::decide, SCHOOL)) {
                assertThat(school.replies(10)).startsWith("re: r0").endsWith("re: r9");
                assertThat(school.nothingIn("replies." + SCHOOL)).isTrue();
                assertThat(hub.undelivered).isEmpty();
            }
        }
        assertThat(decided).hasSizeGreaterThan(10).filteredOn("r0"::equals).hasSize(2);
        assertThat(broker.waiting("requests." + SCHOOL)).isZero();
    }

    @Test
    void a_reply_queue_that_is_missing_or_full_sinks_nobody_elses_replies() throws Exception {
        broker = new Broker(home, false).partner(SCHOOL).partner("full").declare("requests.gone");
        broker.start();
        try (Hub hub = Hub.start(broker.vm(), URI, this::decide, SCHOOL, "full", "gone");
                Partner school = new Partner(broker, SCHOOL);
                Partner full = new Partner(broker, "full");
                Partner gone = new Partner(broker, "gone")) {
            full.send(numbered(0, 29));
            gone.send("lost?");
            school.send(numbered(0, 29));
            assertThat(school.replies(30)).hasSize(30);
            await().until(() -> broker.waiting("requests.full") + broker.waiting("requests.gone") == 0);
            long inQueue = broker.waiting("replies.full");
            assertThat(inQueue).isBetween(1L, 29L);
            assertThat(hub.undelivered)
                    .filteredOn(reply -> reply.incoming().partner().value().equals("gone"))
                    .extracting(reply -> Hub.text(reply.incoming()))
                    .containsOnly("lost?");
            await().until(hub::isUp);

            // A batch that came again may hand over, or send, the same reply once more; none is missing.
            Set<String> answered = new HashSet<>(full.replies((int) inQueue));
            hub.undelivered.stream()
                    .filter(reply -> reply.incoming().partner().value().equals("full"))
                    .forEach(reply -> answered.add("re: " + Hub.text(reply.incoming())));
            assertThat(answered).hasSize(30);
            full.send("room again");
            assertThat(full.replies(1)).containsExactly("re: room again");
        }
    }

    @Test
    void while_the_brokers_disk_is_full_nothing_is_acknowledged_or_given_up_and_all_is_answered_in_order_afterwards()
            throws Exception {
        broker = new Broker(home, false).with(new FullDisk()).partner(SCHOOL);
        broker.start();
        AtomicInteger batches = new AtomicInteger();
        try (Partner school = new Partner(broker, SCHOOL)) {
            school.send(numbered(0, 29));
            broker.fill(true);
            try (Hub hub = Hub.start(
                    broker.vm(),
                    URI,
                    requests -> {
                        batches.incrementAndGet();
                        return decide(requests);
                    },
                    SCHOOL)) {
                hub.brokerFull = broker::isDiskFull;
                await().until(() -> batches.get() > 2);
                assertThat(broker.waiting("requests." + SCHOOL)).isEqualTo(30);
                assertThat(broker.waiting("replies." + SCHOOL)).isZero();
                assertThat(hub.undelivered).isEmpty();

                broker.fill(false);
                assertThat(school.replies(30))
                        .containsExactlyElementsOf(Stream.of(numbered(0, 29))
                                .map(text -> "re: " + text)
                                .toList());
                assertThat(hub.undelivered).isEmpty();
            }
        }
    }

    @Test
    void a_partner_without_a_system_is_read_and_its_replies_go_nowhere() throws Exception {
        broker = new Broker(home, false).partner(SCHOOL).declare("requests.silent");
        broker.start();
        try (Hub hub = Hub.start(broker.vm(), URI, this::decide, SCHOOL);
                Partner school = new Partner(broker, SCHOOL);
                Partner silent = new Partner(broker, "silent")) {
            hub.queues.addSilent(PartnerKind.SCHOOL, new PartnerId("silent"));
            silent.send(numbered(0, 9));
            school.send("r10");
            assertThat(school.replies(1)).containsExactly("re: r10");
            await().until(() -> broker.waiting("requests.silent") == 0);
            assertThat(decided).contains("r9");
            assertThat(hub.undelivered).isEmpty();
        }
    }

    @Test
    void a_reply_queue_deleted_meanwhile_sinks_nobody_elses_replies() throws Exception {
        broker = new Broker(home, false).partner(SCHOOL).partner("sdn-02").start();
        try (Hub hub = Hub.start(broker.vm(), URI, this::decide, SCHOOL, "sdn-02");
                Partner school = new Partner(broker, SCHOOL);
                Partner other = new Partner(broker, "sdn-02")) {
            other.send("first");
            assertThat(other.replies(1)).containsExactly("re: first");
            broker.delete("replies.sdn-02");
            other.send("second");
            school.send("third");
            assertThat(school.replies(1)).containsExactly("re: third");
            await().untilAsserted(() -> assertThat(hub.undelivered)
                    .extracting(reply -> Hub.text(reply.incoming()))
                    .containsExactly("second"));
            await().until(() -> broker.waiting("requests.sdn-02") == 0);
        }
    }

    private List<Answer> decide(List<Incoming> requests) {
        requests.forEach(request -> decided.add(Hub.text(request)));
        return Hub.echo(requests);
    }

    private static String[] numbered(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(i -> "r" + i).toArray(String[]::new);
    }
}
