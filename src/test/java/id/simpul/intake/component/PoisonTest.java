package id.simpul.intake.component;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.database.Database;
import id.simpul.database.TestDatabase;
import id.simpul.delivery.Outbox;
import id.simpul.intake.Answer;
import id.simpul.intake.Budgets;
import id.simpul.intake.DecidingParts;
import id.simpul.intake.Decisions;
import id.simpul.intake.Inbox;
import id.simpul.intake.Incoming;
import id.simpul.intake.Translator;
import id.simpul.intake.envelope.Envelopes;
import id.simpul.intake.envelope.Fingerprints;
import id.simpul.intake.envelope.ReplyWriter;
import id.simpul.ledger.Desks;
import id.simpul.ledger.Json;
import id.simpul.policy.Policies;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever a message does to the hub, it leaves, and the others of its batch, of its kind and of other kinds are answered. */
class PoisonTest {
    private static final Budgets SMALL =
            new Budgets(Duration.ofSeconds(1), Duration.ofMillis(1_500), Duration.ofSeconds(2));

    @TempDir
    private static Path home;

    private static Broker broker;
    private static Database database;
    private static Hub schools;
    private static Hub libraries;
    private static Handle holder;
    private static int run;

    @BeforeAll
    static void start() throws Exception {
        broker = new Broker(home, false);
        for (String partner : List.of("sd-racun", "sd-racun-1", "sd-racun-2", "sd-sebelah", "perpustakaan")) {
            broker.partner(partner);
        }
        broker.start();
        database = TestDatabase.fresh();
        database.jdbi()
                .useHandle(db -> db.execute("create table held (id int primary key); insert into held values (1)"));
        lockHeld();
        Fingerprints fingerprints = new Fingerprints("a key only for tests".getBytes(UTF_8));
        Translator translator = new Translator(new Envelopes(fingerprints));
        Inbox inbox = new Inbox(database);
        DecidingParts parts = new DecidingParts(
                new Desks(List.of(new Poison.TestDesk())),
                Policies.defaults(),
                new ReplyWriter(fingerprints),
                new Outbox(() -> {}));
        Decisions decisions = new Decisions(database, parts, Clock.systemUTC(), SMALL);
        schools = Hub.start(
                broker.vm(),
                "intake:school",
                requests -> decide(requests, translator, inbox, decisions),
                "sd-racun",
                "sd-racun-1",
                "sd-racun-2",
                "sd-sebelah");
        libraries = Hub.start(
                broker.vm(),
                "intake:library",
                requests -> decide(requests, translator, inbox, decisions),
                "perpustakaan");
    }

    private static void lockHeld() {
        holder = database.jdbi().open().begin();
        holder.execute("set local idle_in_transaction_session_timeout = 0");
        holder.execute("select 1 from held for update");
    }

    private static List<Answer> decide(
            List<Incoming> requests, Translator translator, Inbox inbox, Decisions decisions) {
        return decisions.answers(decisions.take(inbox.setAsideKnown(translator.open(requests))));
    }

    @AfterAll
    static void stop() throws Exception {
        Poison.over = true;
        schools.close();
        libraries.close();
        broker.stop();
        database.close();
    }

    @ParameterizedTest
    @EnumSource(Poison.class)
    void a_message_that_cannot_be_decided_leaves_and_nobody_waits_for_it(Poison poison) throws Exception {
        String prefix = "r" + run++ + "-";
        try (Partner poisoner = new Partner(broker, "sd-racun");
                Partner neighbour = new Partner(broker, "sd-sebelah");
                Partner library = new Partner(broker, "perpustakaan")) {
            String[] batch = visits("sd-racun", prefix, 20);
            batch[10] = survey("sd-racun", prefix + "poison", poison);
            poisoner.send(batch);
            neighbour.send(visits("sd-sebelah", prefix, 3));
            library.send(visits("perpustakaan", prefix, 3));

            assertThat(statuses(neighbour, 3)).containsOnly("accepted");
            assertThat(statuses(library, 3)).containsOnly("accepted");
            assertThat(ids(poisoner, 19))
                    .containsExactlyElementsOf(IntStream.range(0, 20)
                            .filter(i -> i != 10)
                            .mapToObj(i -> prefix + i)
                            .toList());
            Message dead = poisoner.next("dead.requests");
            assertThat(new String(dead.getBody(byte[].class), UTF_8)).isEqualTo(batch[10]);
            assertThat(dead.getStringProperty("simpulPartner")).isEqualTo("sd-racun");
            assertThat(dead.getStringProperty("simpulReason")).startsWith("The ");
            assertThat(dead.getStringProperty("simpulRequest")).isEqualTo(prefix + "poison");
            assertThat(dead.getStringProperty("simpulType")).isEqualTo("rotation.survey");
            assertThat(poisoner.nothingIn("dead.requests")).isTrue();
        }
    }

    @Test
    void others_are_answered_while_partners_send_nothing_but_slow_poison() throws Exception {
        String prefix = "s" + run++ + "-";
        try (Partner first = new Partner(broker, "sd-racun-1");
                Partner second = new Partner(broker, "sd-racun-2");
                Partner neighbour = new Partner(broker, "sd-sebelah")) {
            first.send(surveys("sd-racun-1", prefix, 4));
            second.send(surveys("sd-racun-2", prefix, 4));
            for (int i = 0; i < 5; i++) {
                neighbour.send(visits("sd-sebelah", prefix + i + "-", 1));
                assertThat(statuses(neighbour, 1)).containsOnly("accepted");
            }
            // Five answers took less than the poison takes: there is still some.
            assertThat(broker.waiting("requests.sd-racun-1")).isPositive();
            assertThat(broker.waiting("requests.sd-racun-2")).isPositive();
            for (int i = 0; i < 8; i++) {
                assertThat(neighbour.next("dead.requests").getStringProperty("simpulReason"))
                        .contains("in time");
            }
        }
    }

    @Test
    void a_message_that_is_too_large_or_unknown_or_not_the_senders_is_answered() throws Exception {
        String prefix = "t" + run++ + "-";
        try (Partner poisoner = new Partner(broker, "sd-racun")) {
            String[] batch = visits("sd-racun", prefix, 7);
            batch[1] = event("sd-racun", prefix + 1, "visit.book", Json.object().put("purpose", "x".repeat(300_000)));
            batch[3] = event("sd-racun", prefix + 3, "visit.forget", Json.object());
            batch[5] = event("sd-racun", prefix + 5, "catalogue.item", Json.object());
            poisoner.send(batch);
            assertThat(statuses(poisoner, 7))
                    .containsExactly("accepted", "invalid", "accepted", "invalid", "accepted", "invalid", "accepted");
        }
    }

    @Test
    void nothing_is_set_aside_while_nobody_can_write() throws Exception {
        try (Handle operator = database.jdbi().open()) {
            operator.begin();
            operator.execute("lock table requests in share mode");
            assertEverythingWaitsUntil(operator::rollback);
        }
    }

    @Test
    void nothing_is_set_aside_while_the_database_can_only_be_read() throws Exception {
        try (Handle operator = database.jdbi().open()) {
            String name = operator.select("select current_database()")
                    .mapTo(String.class)
                    .one();
            operator.execute("alter database " + name + " set default_transaction_read_only = on");
            endOtherSessions(operator);
            assertEverythingWaitsUntil(() -> {
                operator.execute("alter database " + name + " reset default_transaction_read_only");
                endOtherSessions(operator);
            });
        }
        lockHeld();
    }

    private static void endOtherSessions(Handle operator) {
        operator.select("select pg_terminate_backend(pid) from pg_stat_activity"
                        + " where datname = current_database() and pid <> pg_backend_pid()")
                .mapTo(Boolean.class)
                .list();
    }

    private static void assertEverythingWaitsUntil(Runnable mended) throws Exception {
        String prefix = "u" + run++ + "-";
        try (Partner school = new Partner(broker, "sd-sebelah")) {
            school.send(visits("sd-sebelah", prefix, 5));
            await().until(() -> !schools.isUp());
            mended.run();
            assertThat(statuses(school, 5)).containsOnly("accepted");
            assertThat(school.nothingIn("dead.requests")).isTrue();
            await().until(schools::isUp);
        }
    }

    private static String[] visits(String partner, String prefix, int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> event(
                        partner,
                        prefix + i,
                        "visit.book",
                        Json.object()
                                .put("purpose", "binding")
                                .put("on", "2026-08-03")
                                .put("people", 3)))
                .toArray(String[]::new);
    }

    private static String[] surveys(String partner, String prefix, int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> survey(partner, prefix + i, Poison.SLEEPS_IN_THE_DATABASE))
                .toArray(String[]::new);
    }

    private static String survey(String partner, String id, Poison poison) {
        ObjectNode data = Json.object()
                .put("batch", "batch-1")
                .put("comment", poison.name().toLowerCase(Locale.ROOT));
        return event(partner, id, "rotation.survey", data);
    }

    private static String event(String partner, String id, String type, ObjectNode data) {
        return Json.object()
                .put("specversion", "1.0")
                .put("id", id)
                .put("source", "/partners/" + partner)
                .put("type", "id.simpul." + type + ".v1")
                .<ObjectNode>set("data", data)
                .toString();
    }

    private static List<String> statuses(Partner partner, int number) throws JMSException {
        return replies(partner, number, "/data/status");
    }

    private static List<String> ids(Partner partner, int number) throws JMSException {
        return replies(partner, number, "/data/request");
    }

    private static List<String> replies(Partner partner, int number, String pointer) throws JMSException {
        List<String> found = new ArrayList<>();
        partner.replies(number)
                .forEach(reply -> found.add(Json.parse(reply).at(pointer).asText()));
        return found;
    }
}
