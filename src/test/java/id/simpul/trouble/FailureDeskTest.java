package id.simpul.trouble;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.agenda.DueWork;
import id.simpul.database.Database;
import id.simpul.database.TestDatabase;
import id.simpul.delivery.Outbox;
import id.simpul.feature.Ground;
import id.simpul.feature.RequestQueues;
import id.simpul.intake.DecidingParts;
import id.simpul.intake.Decisions;
import id.simpul.intake.FailedMessages;
import id.simpul.intake.Inbox;
import id.simpul.intake.StaffAnswer;
import id.simpul.intake.StaffCall;
import id.simpul.intake.StaffHand;
import id.simpul.intake.Unhurried;
import id.simpul.intake.envelope.Envelopes;
import id.simpul.intake.envelope.Fingerprints;
import id.simpul.intake.envelope.Reply.Status;
import id.simpul.intake.envelope.ReplyWriter;
import id.simpul.ledger.Desks;
import id.simpul.ledger.FailedMessage;
import id.simpul.ledger.Json;
import id.simpul.ledger.RawMessage;
import id.simpul.ledger.Request.Staff;
import id.simpul.ledger.RequestType;
import id.simpul.partner.Partner;
import id.simpul.partner.PartnerId;
import id.simpul.partner.Partners;
import id.simpul.policy.Calendars;
import id.simpul.policy.Policies;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Failed messages in their table, on a real database; the queues are the test's. */
class FailureDeskTest {
    private static final PartnerId SCHOOL = new PartnerId("sd-01");
    private static final Staff SARI = new Staff("Sari", "versi baru terpasang");

    /** With it nothing can be read: it takes no fingerprints. */
    private static final Fingerprints NO_KEY = null;

    private final Database database = TestDatabase.fresh();
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-08-31T04:00:00Z"));
    private final Clock clock = new Clock() {
        @Override
        public Instant instant() {
            return now.get();
        }

        @Override
        public java.time.ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }
    };
    private final Fingerprints fingerprints = new Fingerprints("a key only for tests".getBytes(UTF_8));
    private final Queues queues = new Queues();
    private Partners partners;
    private FailedMessages failed;
    private TroubleFeature trouble;
    private StaffHand hand;

    /** In place of the broker's. */
    private final class Queues implements RequestQueues {
        private final List<String> sent = new ArrayList<>();
        private boolean full;

        @Override
        public long waiting(PartnerId partner) {
            return 0;
        }

        @Override
        public void pause(Set<PartnerId> partners) {
            // nothing is read here
        }

        @Override
        public synchronized void putBack(List<RawMessage> messages) {
            if (full) {
                throw new IllegalStateException("the queue is full");
            }
            messages.forEach(message -> sent.add(message.id()));
        }

        @Override
        public String replyTo(RawMessage message) {
            return failed.replyTo(message);
        }

        @Override
        public long takeAll(PartnerId partner, Consumer<List<FailedMessage>> keep) {
            return 0;
        }

        @Override
        public long forgetReplies(PartnerId partner, String beginning) {
            return 0;
        }
    }

    @BeforeEach
    void a_school() {
        database.useTransaction(db -> db.execute("""
                insert into partners (id, kind, name, created_at) values ('sd-01', 'school', 'SD Contoh 01', now())
                """));
        partners = new Partners(database.jdbi());
        Envelopes envelopes = new Envelopes(fingerprints);
        ReplyWriter replies = new ReplyWriter(fingerprints);
        failed = new FailedMessages(envelopes, replies, id -> partners.find(id).map(Partner::kind));
        Calendars calendars = Calendars.shipped();
        trouble = new TroubleFeature(
                new Ground(database, Policies.defaults(), () -> calendars, clock, partners), queues, () -> {});
        DecidingParts parts =
                new DecidingParts(new Desks(trouble.desks()), Policies.defaults(), replies, new Outbox(() -> {}));
        Inbox inbox = new Inbox(database);
        hand = new StaffHand(
                envelopes, inbox, new Decisions(database, parts, clock, Unhurried.BUDGETS), clock, Map.of());
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void the_same_letter_twice_is_one_row_and_another_letter_of_the_same_message_counts_it_again() {
        fail("pesan-1", "letter-1");
        fail("pesan-1", "letter-1");
        assertThat(texts("select times from failures")).containsExactly("1");

        fail("pesan-1", "letter-2");
        fail("pesan-2", "letter-3");

        assertThat(texts("select message_id || ' ' || times from failures order by seq"))
                .containsExactly("pesan-1 2", "pesan-2 1");
        assertThat(trouble.failures()).isEqualTo(2);
        assertThat(trouble.failureGroups(10))
                .singleElement()
                .satisfies(group -> assertThat(group.path("messages").asInt()).isEqualTo(2));
    }

    @Test
    void what_is_being_tried_again_is_not_tried_twice_until_it_has_failed_again() {
        String id = fail("pesan-1", "letter-1");
        assertThat(retry(ids(id)).status()).isEqualTo(Status.ACCEPTED);

        assertThat(codes(retry(ids(id)))).containsExactly("failure-settled");
        assertThat(codes(retry(Json.object().put("all", true)))).containsExactly("nothing-failed");
        assertThat(queues.sent).containsExactly("pesan-1");

        fail("pesan-1", "letter-2");
        assertThat(retry(ids(id)).status()).isEqualTo(Status.ACCEPTED);
        assertThat(queues.sent).containsExactly("pesan-1", "pesan-1");
        assertThat(texts("select state || ' ' || attempts || ' ' || times from failures"))
                .containsExactly("retrying 2 2");
    }

    @Test
    void of_many_clicks_at_once_one_sends_it() throws Exception {
        String id = fail("pesan-1", "letter-1");
        String group = texts("select group_id from failures").get(0);
        List<ObjectNode> ways = List.of(
                ids(id), Json.object().put("group", group), Json.object().put("all", true), ids(id));
        ExecutorService staff = Executors.newFixedThreadPool(8);
        try {
            List<Callable<StaffAnswer>> clicks = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                ObjectNode way = ways.get(i % ways.size());
                clicks.add(() -> retry(way));
            }
            int accepted = 0;
            for (Future<StaffAnswer> click : staff.invokeAll(clicks)) {
                accepted += click.get().status() == Status.ACCEPTED ? 1 : 0;
            }
            assertThat(accepted).isEqualTo(1);
        } finally {
            staff.shutdownNow();
        }
        assertThat(queues.sent).containsExactly("pesan-1");
    }

    @Test
    void a_double_click_with_one_id_is_one_act_and_answered_as_before() {
        String id = fail("pesan-1", "letter-1");
        StaffCall click = new StaffCall(Optional.of("klik-1"), ids(id), SARI);

        StaffAnswer first = hand.perform(RequestType.STAFF_FAILURE_RETRY, click);

        assertThat(hand.perform(RequestType.STAFF_FAILURE_RETRY, click))
                .isEqualTo(new StaffAnswer(
                        first.status(), first.reference(), first.outcome(), first.reasons(), first.once(), true));
        assertThat(queues.sent).containsExactly("pesan-1");
    }

    @Test
    void what_cannot_be_put_back_stays_as_it_was() {
        String id = fail("pesan-1", "letter-1");
        queues.full = true;

        assertThatThrownBy(() -> retry(ids(id))).hasMessage("the queue is full");

        assertThat(texts("select state || ' ' || attempts from failures")).containsExactly("open 0");
        queues.full = false;
        assertThat(retry(ids(id)).status()).isEqualTo(Status.ACCEPTED);
    }

    @Test
    void what_is_answered_by_whatever_way_is_no_failure_any_more() {
        String id = fail("pesan-1", "letter-1");
        answer();

        assertThat(trouble.failures()).isZero();
        assertThat(codes(retry(ids(id)))).containsExactly("failure-settled");
        assertThat(queues.sent).isEmpty();
    }

    @Test
    void it_is_tried_again_as_often_as_the_policy_allows_and_no_more() {
        String id = fail("pesan-1", "letter-0");
        int most = Policies.defaults().asOf(now.get()).requests().retries();
        for (int attempt = 1; attempt <= most; attempt++) {
            assertThat(retry(ids(id)).status()).isEqualTo(Status.ACCEPTED);
            fail("pesan-1", "letter-" + attempt);
        }

        assertThat(codes(retry(ids(id)))).containsExactly("failure-tried-often");
    }

    @Test
    void what_is_discarded_needs_a_reason_and_may_be_taken_up_again_by_its_name_alone() {
        String id = fail("pesan-1", "letter-1");
        StaffAnswer without =
                hand.perform(RequestType.STAFF_FAILURE_DISCARD, new StaffCall(ids(id), new Staff("Sari", "")));
        assertThat(codes(without)).containsExactly("reason-needed");

        assertThat(discard(ids(id)).status()).isEqualTo(Status.ACCEPTED);

        assertThat(trouble.failures()).isZero();
        assertThat(codes(discard(ids(id)))).containsExactly("failure-settled");
        assertThat(codes(retry(Json.object().put("all", true)))).containsExactly("nothing-failed");
        assertThat(retry(ids(id)).status()).isEqualTo(Status.ACCEPTED);
        assertThat(queues.sent).containsExactly("pesan-1");
    }

    @Test
    void what_a_message_holds_is_shown_to_who_says_why() {
        String id = fail("pesan-1", "letter-1");

        StaffAnswer without =
                hand.perform(RequestType.STAFF_FAILURE_SHOW, new StaffCall(ids(id), new Staff("Sari", " ")));
        assertThat(codes(without)).containsExactly("reason-needed");
        assertThat(texts("select step from events where step = 'looked-at'")).isEmpty();

        assertThat(hand.perform(RequestType.STAFF_FAILURE_SHOW, new StaffCall(ids(id), SARI))
                        .status())
                .isEqualTo(Status.ACCEPTED);
        assertThat(texts("select step from events where step = 'looked-at'")).hasSize(1);
    }

    @Test
    void r20_a_message_with_a_nik_is_kept_without_its_body_and_cannot_be_tried_again() {
        String id = fail("{\"id\":\"a\",\"note\":\"1375012304150001\"}", "pesan 1375012304150001", "letter-1");

        assertThat(texts("select concat(failures.*) from failures")).noneMatch(row -> row.contains("1375012304150001"));
        assertThat(texts("select body is null from failures")).containsExactly("t");
        assertThat(codes(retry(ids(id)))).containsExactly("failure-not-kept");
    }

    @Test
    void what_the_hub_cannot_read_the_second_time_either_is_kept_all_the_same() {
        failed = new FailedMessages(new Envelopes(NO_KEY), new ReplyWriter(fingerprints), id -> partners.find(id)
                .map(Partner::kind));

        String id = fail("pesan-1", "letter-1");
        fail("{\"note\":\"1375012304150001\"}", "pesan-2", "letter-2");

        assertThat(texts("select message_id || ' ' || (body is null) from failures order by seq"))
                .containsExactly("pesan-1 false", "pesan-2 true");
        assertThat(retry(ids(id)).status()).isEqualTo(Status.ACCEPTED);
    }

    @Test
    void what_a_partner_sent_who_takes_part_no_more_can_only_be_discarded() {
        String id = fail("pesan-1", "letter-1");
        database.useTransaction(db -> partners.remove(db, SCHOOL, now.get()));

        assertThat(codes(retry(ids(id)))).containsExactly("failure-of-nobody");
        assertThat(discard(ids(id)).status()).isEqualTo(Status.ACCEPTED);
    }

    @Test
    void of_several_what_can_be_done_is_done_and_the_others_say_why_not() {
        String id = fail("pesan-1", "letter-1");
        StaffAnswer answer = retry(ids(id, "fail-none"));

        assertThat(answer.status()).isEqualTo(Status.ACCEPTED);
        assertThat(answer.outcome().path("messages").asInt()).isEqualTo(1);
        assertThat(codes(answer)).containsExactly("nothing-of-that-name");
        assertThat(codes(retry(Json.object()))).containsExactly("name-one-of");
    }

    @Test
    void more_than_one_act_takes_go_on_from_where_it_stopped_and_each_is_sent_once() {
        for (int i = 0; i < 250; i++) {
            fail("pesan-" + i, "letter-" + i);
        }
        StaffAnswer first = retry(Json.object().put("all", true));
        assertThat(first.outcome().path("messages").asInt()).isEqualTo(200);

        StaffAnswer second = retry(
                Json.object().put("all", true).set("place", first.outcome().get("place")));

        assertThat(second.outcome().toString()).isEqualTo("{\"messages\":50}");
        assertThat(queues.sent).hasSize(250).doesNotHaveDuplicates();
    }

    @Test
    void the_body_of_what_was_answered_goes_the_next_morning_and_the_row_after_the_days_in_the_policy() {
        fail("pesan-1", "letter-1");
        String discarded = fail("{\"id\":\"b\"}", "pesan-2", "letter-2");
        discard(ids(discarded));
        answer();

        work(Duration.ofDays(1));
        assertThat(texts("select state || ' ' || (body is null) from failures order by seq"))
                .containsExactly("done true", "discarded false");

        work(Duration.ofDays(28));
        assertThat(texts("select id from failures")).hasSize(2);
        work(Duration.ofDays(3));
        assertThat(texts("select id from failures")).isEmpty();
    }

    private void work(Duration later) {
        now.updateAndGet(time -> time.plus(later));
        new DueWork(database, Policies.defaults(), trouble.chores(), new Outbox(() -> {}), clock).run();
    }

    /** As if somebody had sent the first message again, and it was answered. */
    private void answer() {
        database.useTransaction(db -> db.execute("""
                insert into replies (partner, reply_id, event, at)
                select partner, reply_id, '{"data":{"status":"accepted"}}', now() from failures order by seq limit 1
                """));
    }

    private String fail(String messageId, String letter) {
        return fail("{\"id\":\"a\"}", messageId, letter);
    }

    /** The id of its row. */
    private String fail(String body, String messageId, String letter) {
        RawMessage message = new RawMessage(SCHOOL, messageId, body.getBytes(UTF_8));
        trouble.keep(failed.read(message, letter, "The hub failed on it: a sample", now.get()));
        return texts("select id from failures where letter = '" + letter + "'").get(0);
    }

    private static ObjectNode ids(String... ids) {
        ObjectNode which = Json.object();
        List.of(ids).forEach(which.withArray("/failures")::add);
        return which;
    }

    private StaffAnswer retry(ObjectNode which) {
        return hand.perform(RequestType.STAFF_FAILURE_RETRY, new StaffCall(which, SARI));
    }

    private StaffAnswer discard(ObjectNode which) {
        return hand.perform(RequestType.STAFF_FAILURE_DISCARD, new StaffCall(which, SARI));
    }

    private static List<String> codes(StaffAnswer answer) {
        return answer.reasons().findValuesAsText("code");
    }

    private List<String> texts(String sql) {
        return database.jdbi()
                .withHandle(db -> db.createQuery(sql).mapTo(String.class).list());
    }
}
