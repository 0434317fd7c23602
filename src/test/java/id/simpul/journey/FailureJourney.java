package id.simpul.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.broker.Addresses;
import id.simpul.hub.control.Act.NotDone;
import id.simpul.ledger.Json;
import jakarta.jms.Message;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A request on which the hub failed is found in a list, the cause is mended, and it is answered after all: once. */
class FailureJourney {
    private static final String MENDED = "drop trigger poison on items";

    @TempDir
    private Path home;

    private WholeHub hub;
    private Member library;

    @BeforeEach
    void a_hub_that_fails_on_some_items() {
        hub = WholeHub.withDatabase(home).start();
        library = hub.add("perpustakaan", "library");
        change("""
                create function poison() returns trigger language plpgsql as $$
                begin
                    raise exception 'this one the hub cannot bear';
                end
                $$;
                create trigger poison before insert or update on items
                    for each row when (new.barcode like 'racun%') execute function poison();
                """);
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    @Test
    void what_failed_is_listed_and_answered_once_when_its_cause_is_mended_and_staff_try_it_again() throws Exception {
        Member school = hub.add("sd-sebelah", "school");
        try (JmsSystem system = JmsSystem.amqp(hub, library);
                JmsSystem neighbour = JmsSystem.amqp(hub, school)) {
            system.send(Asked.item(library, "a-1", "racun-1"));
            ObjectNode failure = open(1).get(0);
            assertThat(failure.path("partner").asText()).isEqualTo("perpustakaan");
            assertThat(failure.path("request").asText()).isEqualTo("a-1");
            assertThat(failure.path("type").asText()).isEqualTo("catalogue.item");
            assertThat(wrong()).containsExactly("failures");
            await().untilAsserted(() -> assertThat(metrics()).contains("simpul_failures_open 1.0"));

            assertThat(retry(failure).at("/outcome/messages").asInt()).isEqualTo(1);
            ObjectNode again = open(1).get(0);
            assertThat(again.path("times").asInt()).isEqualTo(2);
            assertThat(again.path("attempts").asInt()).isEqualTo(1);

            neighbour.send(Asked.enrolment(school, "daftar-1", 6));
            assertThat(neighbour.reply().status()).isEqualTo("accepted");

            change(MENDED);
            retry(failure);
            Answered reply = system.reply();
            assertThat(reply.correlation()).isEqualTo("a-1");
            assertThat(reply.status()).isEqualTo("accepted");
            assertThat(hub.rows("select barcode from items")).containsExactly("racun-1");
            open(0);
            assertThat(wrong()).isEmpty();

            assertThatThrownBy(() -> retry(failure))
                    .isInstanceOf(NotDone.class)
                    .hasMessageContaining("is answered already");
            assertThat(system.hasNoReply()).isTrue();
        }
    }

    @Test
    void a_double_click_and_the_group_at_the_same_moment_send_it_once() throws Exception {
        try (JmsSystem system = JmsSystem.core(hub, library)) {
            for (int i = 0; i < 20; i++) {
                system.send(Asked.item(library, "b-" + i, "racun-" + i));
            }
            List<ObjectNode> failures = open(20);
            change(MENDED);
            String group = failures.get(0).path("group").asText();
            ObjectNode whole = Json.object().put("group", group);

            List<Callable<Integer>> clicks = List.of(
                    () -> done(whole),
                    () -> done(named(failures.get(0))),
                    () -> done(whole),
                    () -> done(named(failures.get(0))));
            ExecutorService staff = Executors.newFixedThreadPool(clicks.size());
            try {
                int sent = 0;
                for (Future<Integer> click : staff.invokeAll(clicks)) {
                    sent += click.get();
                }
                assertThat(sent).isEqualTo(20);
            } finally {
                staff.shutdownNow();
            }
            assertThat(system.replies(20)).extracting(Answered::status).containsOnly("accepted");
            open(0);
            assertThat(system.hasNoReply()).isTrue();
            assertThat(hub.rows("select barcode from items")).hasSize(20);
        }
    }

    @Test
    void what_its_partner_sent_again_and_was_answered_is_no_failure_any_more() throws Exception {
        try (JmsSystem system = JmsSystem.amqp(hub, library)) {
            system.send(Asked.item(library, "c-1", "racun-1"));
            ObjectNode failure = open(1).get(0);
            change(MENDED);

            system.send(Asked.item(library, "c-1", "racun-1"));

            assertThat(system.reply().status()).isEqualTo("accepted");
            open(0);
            assertThatThrownBy(() -> retry(failure)).hasMessageContaining("is answered already");
        }
    }

    @Test
    void a_message_without_an_id_is_answered_to_the_id_its_transport_gave_it() throws Exception {
        change("""
                create function no_remarks() returns trigger language plpgsql as $$
                begin
                    raise exception 'no remarks';
                end
                $$;
                create trigger no_remarks before insert on replies
                    for each row execute function no_remarks();
                """);
        try (JmsSystem system = JmsSystem.core(hub, library)) {
            Message message = system.session().createTextMessage("no JSON");
            system.send(message);
            ObjectNode failure = open(1).get(0);
            assertThat(failure.has("request")).isFalse();
            change("drop trigger no_remarks on replies");

            retry(failure);

            Answered reply = system.reply();
            assertThat(reply.status()).isEqualTo("invalid");
            assertThat(reply.correlation()).isEqualTo(message.getJMSMessageID());
            open(0);
            assertThatThrownBy(() -> retry(failure)).hasMessageContaining("is answered already");
            assertThat(system.hasNoReply()).isTrue();
        }
    }

    @Test
    void what_is_discarded_with_a_reason_is_gone_from_the_list_and_its_sight_leaves_a_trace() throws Exception {
        try (JmsSystem system = JmsSystem.amqp(hub, library)) {
            system.send(Asked.item(library, "d-1", "racun-1"));
            ObjectNode failure = open(1).get(0);

            ObjectNode shown = act("failure.show", named(failure)).get(0);
            assertThat(Json.parse(shown.path("body").asText()).path("id").asText())
                    .isEqualTo("d-1");
            assertThat(hub.rows(
                            "select step from events where subject = ? order by seq",
                            failure.path("failure").asText()))
                    .containsExactly("looked-at");
            assertThat(hub.rows("select event from all_replies where partner = 'staff'"))
                    .noneMatch(kept -> kept.contains("racun"));

            act("staff.failure.discard", named(failure));

            open(0);
            assertThat(wrong()).isEmpty();
            assertThat(system.hasNoReply()).isTrue();
            assertThat(act("failures", Json.object().put("settled", true)))
                    .singleElement()
                    .satisfies(kept -> assertThat(kept.path("state").asText()).isEqualTo("discarded"));
        }
    }

    private void change(String sql) {
        hub.hub().stores().database().useTransaction(db -> db.execute(sql));
    }

    private List<ObjectNode> act(String name, ObjectNode arguments) {
        return hub.hub().acts().get(name).perform(arguments, WholeHub.staff());
    }

    /** The failures that wait, once there are so many and none is on its way. */
    private List<ObjectNode> open(int number) {
        patiently()
                .until(() -> hub.hub().messaging().broker().waiting(Addresses.DEAD_REQUESTS) == 0
                        && failures().size() == number
                        && failures().stream()
                                .allMatch(one -> one.path("state").asText().equals("open")));
        return failures();
    }

    private List<ObjectNode> failures() {
        return act("failures", Json.object());
    }

    private static ObjectNode named(ObjectNode failure) {
        ObjectNode which = Json.object();
        which.putArray("failures").add(failure.path("failure").asText());
        return which;
    }

    private ObjectNode retry(ObjectNode failure) {
        return act("staff.failure.retry", named(failure)).get(0);
    }

    /** How many it was done to. */
    private int done(ObjectNode which) {
        try {
            return act("staff.failure.retry", which)
                    .get(0)
                    .at("/outcome/messages")
                    .asInt();
        } catch (NotDone e) {
            return 0;
        }
    }

    /** What `check` calls wrong, but for the tests' own server, which is not durable. */
    private List<String> wrong() {
        return act("check", Json.object().put("language", "en")).stream()
                .filter(finding -> finding.path("level").asText().equals("wrong"))
                .map(finding -> finding.path("about").asText())
                .filter(about -> !about.equals("database"))
                .toList();
    }

    private String metrics() {
        URI metrics =
                URI.create("http://127.0.0.1:" + hub.environment().get("SIMPUL_MANAGEMENT_PORT") + "/observe/metrics");
        return WholeHub.http(HttpRequest.newBuilder(metrics).build()).body();
    }

    private static ConditionFactory patiently() {
        return await().atMost(Duration.ofSeconds(60));
    }
}
