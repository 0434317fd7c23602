package id.simpul.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import id.simpul.database.Database;
import id.simpul.database.Faults;
import id.simpul.database.TestDatabase;
import id.simpul.ledger.Json;
import id.simpul.ledger.Notice;
import id.simpul.ledger.Topic;
import id.simpul.partner.Channel;
import id.simpul.partner.PartnerId;
import id.simpul.policy.Policies;
import id.simpul.worker.Workers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.transaction.support.TransactionOperations;

class DispatcherTest {
    private static final Instant BEGAN = Instant.parse("2026-07-01T01:00:00Z");

    private static final Duration SOON = Duration.ofSeconds(60);

    /** An answer is about no batch. */
    private static final String DECIDED = "";

    private static final CountDownLatch OPEN = new CountDownLatch(0);

    private final Database database = TestDatabase.fresh();
    private final Directory directory = new Directory(database);
    private final AtomicReference<Instant> now = new AtomicReference<>(BEGAN);
    private final InstantSource source = now::get;
    private final Clock clock = source.withZone(ZoneOffset.UTC);
    private final List<String> arrived = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, Throwable> failing = new ConcurrentHashMap<>();
    private final Map<Channel, CountDownLatch> slow = new ConcurrentHashMap<>();
    private final CamelContext camel = new DefaultCamelContext();
    private final Workers workers = new Workers();
    private Dispatcher dispatcher;

    @BeforeEach
    void start() throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("direct:notices").toD("direct:channel-${body.channel.wire}");
                from("direct:channel-queue").to("direct:arrive");
                from("direct:channel-email").to("direct:arrive");
                from("direct:arrive").process(exchange -> {
                    slow.getOrDefault(
                                    exchange.getMessage()
                                            .getBody(Delivery.class)
                                            .channel(),
                                    OPEN)
                            .await();
                    Delivery delivery = exchange.getMessage().getBody(Delivery.class);
                    String about = batch(delivery);
                    fail(Optional.ofNullable(failing.get(about)));
                    arrived.add(delivery.to().id() + " " + about);
                    if (!about.equals("swallowed")) {
                        exchange.setProperty(Carrier.CARRIED, delivery.channel().wire());
                    }
                });
            }
        });
        // Camel waits for ever for an exchange that an Error broke off.
        camel.getShutdownStrategy().setTimeout(1);
        camel.start();
        dispatcher = dispatcher(camel.createProducerTemplate());
    }

    private static void fail(Optional<Throwable> failure) throws Exception {
        if (failure.isPresent() && failure.get() instanceof Error error) {
            throw error;
        } else if (failure.isPresent()) {
            throw (Exception) failure.get();
        }
    }

    @AfterEach
    void stop() {
        dispatcher.close();
        camel.stop();
        database.close();
    }

    @Test
    void a_lane_is_emptied_in_the_order_of_its_promises() {
        directory.add("school-a", "a@school.example", true, "queue");
        directory.add("school-b", "b@school.example", true, "queue");
        List<String> expected = new ArrayList<>();
        for (int n = 1; n <= 60; n++) {
            promise("school-a", "a" + n);
            promise("school-b", "b" + n);
            expected.add("school-a a" + n);
        }

        dispatcher.drain();

        assertThat(arrived).hasSize(120).containsSubsequence(expected);
        assertThat(states()).containsOnly("sent");
    }

    @Test
    void what_is_past_when_the_mail_server_is_back_is_let_go_recorded_and_holds_nothing_up() {
        directory.add("school-a", "a@school.example", true, "email", "queue");
        directory.add("school-b", "b@school.example", true, "email");
        promiseUntil("school-a", "reminder", LocalDate.of(2026, 7, 5));
        promise("school-a", "news");
        promiseUntil("school-b", "later", LocalDate.of(2026, 7, 20));
        failing.put("reminder", new ChannelAway("no mail server", new java.net.ConnectException()));
        failing.put("later", new ChannelAway("no mail server", new java.net.ConnectException()));
        dispatcher.drain();
        assertThat(arrived).isEmpty();

        failing.clear();
        now.set(BEGAN.plus(Duration.ofDays(10)));
        dispatcher.drain();

        assertThat(arrived).containsExactlyInAnyOrder("school-a news", "school-a news", "school-b later");
        assertThat(states()).filteredOn("past"::equals).hasSize(2);
        List<String> history = database.jdbi().withHandle(db -> db.createQuery(
                        "select partner || ' ' || subject || ' ' || detail from events where step = 'let-go'")
                .mapTo(String.class)
                .list());
        assertThat(history)
                .hasSize(2)
                .allMatch(line -> line.startsWith("school-a reminder") && line.contains("2026-07-05"));
    }

    @Test
    void on_its_last_day_a_reminder_still_goes() {
        directory.add("school", "a@school.example", true, "email");
        promiseUntil("school", "reminder", LocalDate.of(2026, 7, 1));

        dispatcher.drain();

        assertThat(arrived).containsExactly("school reminder");
    }

    private void promiseUntil(String partner, String about, LocalDate last) {
        Notice notice =
                Notice.to(new PartnerId(partner), NoticeSamples.due(about)).untilNext(Optional.of(last.plusDays(1)));
        database.useTransaction(db -> new Outbox(dispatcher::wake).promise(db, List.of(notice), now.get()));
    }

    @Test
    void while_the_first_delivery_is_put_off_its_lane_waits_and_the_others_go_on() {
        directory.add("school-a", "a@school.example", true, "email");
        directory.add("school-b", "b@school.example", true, "email");
        promise("school-a", "a1");
        promise("school-a", "a2");
        promise("school-b", "b1");
        failing.put("a1", new jakarta.jms.InvalidDestinationException("no such queue"));

        dispatcher.drain();
        assertThat(arrived).containsExactly("school-b b1");

        failing.clear();
        dispatcher.drain();
        assertThat(arrived).containsExactly("school-b b1");

        now.set(BEGAN.plus(Duration.ofMinutes(1)));
        dispatcher.drain();
        assertThat(arrived).containsExactly("school-b b1", "school-a a1", "school-a a2");
    }

    @Test
    void an_answer_goes_at_once_before_what_waits_for_the_hours_which_keeps_its_order() {
        directory.add("school", "a@school.example", true, "email");
        Instant morning = BEGAN.plus(Duration.ofHours(9));
        Outbox patient = Outbox.before(Optional::empty, at -> Optional.of(at.isBefore(morning) ? morning : at));
        Notice answer = Notice.to(new PartnerId("school"), NoticeSamples.of(Topic.REQUEST_DECIDED));
        promise(patient, Notice.to(new PartnerId("school"), NoticeSamples.due("n1")));
        promise(patient, Notice.to(new PartnerId("school"), NoticeSamples.due("n2")));
        promise(patient, answer);
        failing.put(DECIDED, new jakarta.jms.InvalidDestinationException("put off"));

        dispatcher.drain();
        assertThat(arrived).isEmpty();
        failing.clear();
        now.set(BEGAN.plus(Duration.ofMinutes(1)));
        dispatcher.settle(SOON);
        assertThat(arrived).containsExactly("school " + DECIDED);
        assertThat(new Deliveries(database.jdbi()).dueSince()).isEqualTo(Map.of(Channel.EMAIL, morning));

        now.set(morning);
        failing.put("n1", new jakarta.jms.InvalidDestinationException("put off"));
        dispatcher.drain();
        now.set(morning.plusSeconds(1));
        promise(patient, Notice.to(new PartnerId("school"), NoticeSamples.due("n3")));
        promise(patient, answer);
        dispatcher.drain();
        assertThat(arrived).as("behind what is put off").containsExactly("school " + DECIDED);

        failing.clear();
        now.set(morning.plus(Duration.ofMinutes(1)));
        dispatcher.drain();
        assertThat(arrived)
                .containsExactly("school " + DECIDED, "school n1", "school n2", "school n3", "school " + DECIDED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"queue", "email"})
    void a_clock_that_is_put_back_turns_no_order_round(String channel) {
        directory.add("school", "a@school.example", true, channel);
        promise("school", "a1");
        now.set(BEGAN.minus(Duration.ofHours(1)));
        promise("school", "a2");

        now.set(BEGAN.plus(Duration.ofHours(1)));
        dispatcher.drain();

        assertThat(arrived).containsExactly("school a1", "school a2");
    }

    private void promise(Outbox by, Notice notice) {
        database.useTransaction(db -> by.promise(db, List.of(notice), now.get()));
    }

    @Test
    void what_is_refused_for_good_is_given_up_after_three_attempts_and_staff_can_try_it_again() {
        directory.add("school", "a@school.example", true, "email");
        promise("school", "a1");
        promise("school", "a2");
        failing.put("a1", new IllegalArgumentException("no letter for someone@school.example\r\ncan be made"));

        for (int attempt = 0; attempt < 3; attempt++) {
            assertThat(arrived).isEmpty();
            dispatcher.drain();
            now.updateAndGet(time -> time.plus(Duration.ofHours(1)));
        }

        assertThat(arrived).containsExactly("school a2");
        List<GivenUp> givenUp = database.jdbi().withHandle(db -> GivenUp.newest(db, 10));
        assertThat(givenUp).singleElement().satisfies(trouble -> {
            assertThat(trouble.state()).isEqualTo("failed");
            assertThat(trouble.attempts()).isEqualTo(3);
            assertThat(trouble.topic()).isEqualTo("rotation.due");
            assertThat(trouble.error()).isEqualTo("IllegalArgumentException: no letter for <address> can be made");
            failing.clear();
            assertThat(database.<Integer, RuntimeException>inTransaction(
                            db -> GivenUp.again(db, List.of(trouble.seq()), clock.instant())))
                    .isEqualTo(1);
        });
        dispatcher.drain();
        assertThat(arrived).containsExactly("school a2", "school a1");
    }

    @ParameterizedTest
    @ValueSource(classes = {AssertionError.class, StackOverflowError.class, NoClassDefFoundError.class})
    void an_error_that_a_channels_route_throws_is_its_deliverys_own_and_the_others_go_out(Class<? extends Error> error)
            throws Exception {
        directory.add("school-a", "a@school.example", true, "email");
        directory.add("school-b", "b@school.example", true, "email");
        directory.add("school-c", "c@school.example", true, "queue");
        failing.put("a1", error.getDeclaredConstructor().newInstance());
        dispatcher.start();

        promise("school-a", "a1");
        promise("school-b", "b1");
        promise("school-c", "c1");

        await().atMost(SOON).untilAsserted(() -> assertThat(arrived).contains("school-b b1", "school-c c1"));
        await().atMost(SOON).untilAsserted(() -> assertThat(attempts()).containsExactly(1, 1, 1));
        assertThat(states()).containsExactly("waiting", "sent", "sent");
        assertThat(workers.broken(Duration.ofMinutes(1))).isEmpty();
    }

    @Test
    void a_lane_that_breaks_off_begins_again_and_charges_nobody_with_an_attempt() {
        directory.add("school-a", "a@school.example", true, "email");
        directory.add("school-b", "b@school.example", true, "email");
        failing.put("a1", new OutOfMemoryError("as it is seen by whoever asks for memory next"));
        dispatcher.start();

        promise("school-a", "a1");
        await().atMost(SOON).untilAsserted(() -> assertThat(workers.broken(Duration.ofMinutes(1)))
                .anyMatch(name -> name.startsWith("deliver-email")));
        assertThat(attempts()).containsExactly(0);

        failing.clear();
        promise("school-b", "b1");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(arrived).containsExactlyInAnyOrder("school-a a1", "school-b b1"));
        await().atMost(SOON).untilAsserted(() -> assertThat(states()).containsOnly("sent"));
    }

    @Test
    void of_each_channel_is_known_since_when_its_oldest_delivery_has_been_due() {
        directory.add("school-a", "a@school.example", true, "email", "queue");
        directory.add("school-b", "b@school.example", true, "email");
        promise("school-a", "a1");
        now.set(BEGAN.plus(Duration.ofHours(1)));
        promise("school-b", "b1");
        Deliveries deliveries = new Deliveries(database.jdbi());

        assertThat(deliveries.dueSince()).isEqualTo(Map.of(Channel.EMAIL, BEGAN, Channel.QUEUE, BEGAN));

        failing.put("b1", new ChannelAway("The mail server does not answer", new java.io.IOException("refused")));
        dispatcher.drain();
        assertThat(deliveries.dueSince()).containsOnlyKeys(Channel.EMAIL);
    }

    @Test
    void a_channel_that_is_away_charges_nobody_with_an_attempt() {
        directory.add("school-a", "a@school.example", true, "email");
        directory.add("school-b", "b@school.example", true, "email");
        promise("school-a", "a1");
        promise("school-b", "b1");
        failing.put("a1", new ChannelAway("The mail server does not answer", new java.io.IOException("refused")));

        for (int attempt = 0; attempt < 30; attempt++) {
            dispatcher.drain();
        }
        assertThat(arrived).isEmpty();
        assertThat(attempts()).containsOnly(0);
        assertThat(states()).containsOnly("waiting");

        failing.clear();
        dispatcher.drain();
        assertThat(arrived).containsExactly("school-a a1", "school-b b1");
    }

    @Test
    void a_stop_between_sending_and_writing_down_sends_the_same_id_again() {
        directory.add("school", "a@school.example", true, "queue");
        promise("school", "a1");
        List<String> ids = new ArrayList<>();
        Due due = new Due(database.jdbi());
        Lanes leases = new Lanes(database.jdbi());
        List<Lane> lanes =
                leases.claim(Channel.QUEUE, List.of(new PartnerId("school")), false, "a hub that is killed", BEGAN);
        due.first(lanes, BEGAN, 10, 1000).forEach(delivery -> ids.add(id(delivery)));

        dispatcher.drain();
        assertThat(arrived)
                .as("the lane is the other hub's until its lease ends")
                .isEmpty();

        database.jdbi().useHandle(db -> db.execute("update lanes set until = clock_timestamp() - interval '1 s'"));
        lanes = leases.claim(Channel.QUEUE, List.of(new PartnerId("school")), false, "the next hub", BEGAN);
        due.first(lanes, BEGAN, 10, 1000).forEach(delivery -> ids.add(id(delivery)));
        assertThat(ids).hasSize(2).allMatch(ids.get(0)::equals);

        leases.release(lanes, "a hub that is killed", List.of(), BEGAN);
        assertThat(leases.claim(Channel.QUEUE, List.of(new PartnerId("school")), false, "a third", BEGAN))
                .isEmpty();
        leases.release(lanes, "the next hub", List.of(), BEGAN);
        dispatcher.drain();
        assertThat(arrived).containsExactly("school a1");
    }

    @Test
    void the_only_hub_of_a_database_does_not_wait_for_the_lease_of_one_that_was_killed() {
        directory.add("school", "a@school.example", true, "queue");
        promise("school", "a1");
        assertThat(new Lanes(database.jdbi())
                        .claim(Channel.QUEUE, List.of(new PartnerId("school")), false, "a hub that is killed", BEGAN))
                .hasSize(1);

        dispatcher.takeOver();
        dispatcher.drain();

        assertThat(arrived).containsExactly("school a1");
    }

    @Test
    void a_lane_that_could_not_be_given_back_is_at_the_next_look() {
        directory.add("school", "a@school.example", true, "queue");
        promise("school", "a1");
        failAtFirst();

        assertThatThrownBy(dispatcher::drain).hasMessageContaining("as the test has it");

        assertThat(states()).containsExactly("sent");
        promise("school", "a2");
        dispatcher.drain();
        assertThat(arrived).containsExactly("school a1", "school a2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"queue", "email"})
    void a_lane_that_could_not_be_given_back_waits_for_no_other_work(String channel) {
        directory.add("school", "a@school.example", true, channel);
        failAtFirst();
        dispatcher.start();

        promise("school", "a1");
        await().atMost(SOON).untilAsserted(() -> assertThat(states()).containsExactly("sent"));
        promise("school", "a2");
        await().atMost(SOON).untilAsserted(() -> assertThat(states()).containsExactly("sent", "sent"));

        assertThat(arrived).containsExactly("school a1", "school a2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"queue", "email"})
    void whatever_the_hub_does_not_hear_of_its_database_no_lane_is_left_behind(String channel) {
        Faults faults = Faults.on(database);
        for (int place = 1; place <= 5; place++) {
            String school = "school-" + place;
            directory.add(school, "a@school.example", true, channel);
            promise(school, "a1");
            faults.arm(Faults.Kind.ANSWER_LOST, place, () -> {});
            try {
                dispatcher.drain();
            } catch (RuntimeException e) {
                assertThat(e).hasStackTraceContaining("The answer was lost");
            }
            faults.disarm();
            dispatcher.drain();
            assertThat(states()).as("lost at " + place).containsOnly("sent");
        }
        assertThat(arrived).hasSizeBetween(5, 6);
        dispatcher.start();
        try (Database beside = TestDatabase.again(database)) {
            for (int place = 1; place <= 5; place++) {
                String school = "school-1" + place;
                directory.add(school, "a@school.example", true, channel);
                faults.arm(Faults.Kind.ANSWER_LOST, place, () -> {});
                promise(beside, school, "a1");
                await().atMost(SOON).untilAsserted(() -> assertThat(states()).containsOnly("sent"));
                faults.disarm();
                // Whose answer it is that is lost depends on when the dispatcher looked round.
                assertThat(Collections.frequency(arrived, school + " a1")).isBetween(1, 2);
            }
        }
    }

    /** The first time that a lane is given back the database says no; a sequence's numbers are not rolled back. */
    private void failAtFirst() {
        database.useTransaction(db -> db.createScript("""
                        create sequence given_back;
                        create function fail_at_first() returns trigger language plpgsql as $$
                        begin
                            if nextval('given_back') = 1 then
                                raise exception 'as the test has it' using errcode = '57014';
                            end if;
                            return old;
                        end $$;
                        create trigger fail_at_first before delete on lanes for each row execute function fail_at_first();
                        """).execute());
    }

    @Test
    void a_promise_leaves_as_soon_as_it_is_committed() {
        directory.add("school", "a@school.example", true, "email", "queue");
        dispatcher.start();

        promise("school", "a1");

        await().untilAsserted(() -> assertThat(arrived).containsExactly("school a1", "school a1"));
        await().untilAsserted(() -> assertThat(states()).containsOnly("sent"));
    }

    @Test
    void what_no_channel_took_is_not_delivered_however_well_its_route_ended() {
        directory.add("school", "a@school.example", true, "email");
        promise("school", "swallowed");

        dispatcher.drain();

        assertThat(states()).containsExactly("waiting");
        assertThat(column("last_error", String.class).get(0)).contains("without taking it to the channel email");
    }

    @Test
    void a_channel_without_a_route_is_told_of_and_waits_for_its_route() throws Exception {
        directory.add("school", "a@school.example", true, "pigeon");
        promise("school", "a1");

        dispatcher.drain();
        assertThat(states()).containsExactly("waiting");
        assertThat(new Deliveries(database.jdbi()).waiting()).singleElement().satisfies(waiting -> {
            assertThat(waiting.tried()).isEqualTo(1);
            assertThat(waiting.error()).contains("no channel pigeon", "channel-pigeon.camel.yaml");
        });

        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:channel-pigeon").to("direct:arrive");
            }
        });
        now.set(BEGAN.plus(Duration.ofMinutes(1)));
        dispatcher.drain();
        assertThat(arrived).containsExactly("school a1");
        assertThat(states()).containsExactly("sent");
    }

    @Test
    void a_slow_channel_holds_up_no_other() {
        CountDownLatch answer = new CountDownLatch(1);
        slow.put(Channel.EMAIL, answer);
        for (int school = 1; school <= 3; school++) {
            directory.add("school-" + school, "s@school.example", true, "email", "queue");
        }
        dispatcher.start();

        for (int school = 1; school <= 3; school++) {
            promise("school-" + school, "a");
        }
        await().untilAsserted(() -> assertThat(arrived).hasSize(3));
        answer.countDown();

        await().untilAsserted(() -> assertThat(states()).containsOnly("sent"));
    }

    @Test
    void several_hubs_share_the_lanes_and_no_order_is_lost() {
        for (int school = 10; school < 40; school++) {
            directory.add("school-" + school, "s@school.example", true, "queue");
            for (int n = 10; n < 50; n++) {
                promise("school-" + school, "n" + n);
            }
        }
        try (Dispatcher other = dispatcher(camel.createProducerTemplate())) {
            dispatcher.start();
            other.start();
            await().atMost(SOON).untilAsserted(() -> assertThat(states()).containsOnly("sent"));
        }
        assertThat(arrived).hasSize(30 * 40);
        for (int school = 10; school < 40; school++) {
            String name = "school-" + school + " ";
            assertThat(arrived.stream().filter(line -> line.startsWith(name))).isSorted();
        }
    }

    private Dispatcher dispatcher(ProducerTemplate template) {
        return new Dispatcher(
                database.jdbi(),
                Policies.defaults(),
                template,
                TransactionOperations.withoutTransaction(),
                clock,
                workers);
    }

    private void promise(String partner, String about) {
        promise(database, partner, about);
    }

    private void promise(Database from, String partner, String about) {
        Outbox outbox = new Outbox(dispatcher::wake);
        from.useTransaction(db ->
                outbox.promise(db, List.of(Notice.to(new PartnerId(partner), NoticeSamples.due(about))), now.get()));
    }

    private static String batch(Delivery delivery) {
        return Json.parse(delivery.event()).path("data").path("batch").asText();
    }

    private static String id(Delivery delivery) {
        return Json.parse(delivery.event()).path("id").asText();
    }

    private List<String> states() {
        return column("state", String.class);
    }

    private List<Integer> attempts() {
        return column("attempts", Integer.class);
    }

    private <T> List<T> column(String name, Class<T> type) {
        return database.jdbi().withHandle(db -> db.createQuery("select " + name + " from deliveries order by seq")
                .mapTo(type)
                .list());
    }
}
