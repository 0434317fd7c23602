package id.simpul.rotation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.Shows;
import id.simpul.intake.Decisions;
import id.simpul.intake.envelope.Fingerprints;
import id.simpul.intake.envelope.Opened.WellFormed;
import id.simpul.intake.envelope.ReplyWriter;
import id.simpul.ledger.Asked;
import id.simpul.ledger.Json;
import id.simpul.ledger.Request;
import id.simpul.ledger.RequestType;
import id.simpul.ledger.Topic;
import id.simpul.partner.PartnerKind;
import id.simpul.policy.Rule;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A request and what the calendar does, about one batch at once: the calendar found it due before the request was decided, and gets
 * its row after that.
 */
class ChoresAtOnceTest {
    private static final LocalDate APRIL = LocalDate.of(2026, 4, 6);
    private static final LocalDate JULY = LocalDate.of(2026, 7, 6);

    private static final World.Beginning BEGINNING =
            World.Beginning.of(ChoresAtOnceTest::a_school_with_a_batch_planned);

    private final World world = BEGINNING.goOn();
    private final Contenders contenders = new Contenders(world);
    private final ReplyWriter replies = new ReplyWriter(new Fingerprints("a key only for tests".getBytes(UTF_8)));
    private String batch;

    private static void a_school_with_a_batch_planned(World world) {
        world.partner("library", PartnerKind.LIBRARY, "13.75");
        world.partner("sd-01", PartnerKind.SCHOOL, "13.75");
        world.items("low", 40, 1, "lower");
        world.items("up", 30, 1, "upper");
        world.livesTo(LocalDate.of(2026, 2, 2));
        world.enrolled("sd-01", 6);
        world.livesTo(LocalDate.of(2026, 3, 10));
    }

    @BeforeEach
    void its_batch() {
        batch = world.batch("sd-01", "2026-Q2");
    }

    @AfterEach
    void close() {
        contenders.close();
        world.close();
    }

    @Test
    @Shows({Rule.R8, Rule.R9})
    void a_batch_of_a_school_that_left_that_moment_is_not_announced() {
        ObjectNode leaving = Json.object().put("agreement", world.text("select id from rotation_agreements"));

        onTheMorningOf(APRIL.minusDays(14), "sd-01", RequestType.ROTATION_WITHDRAW, leaving);

        assertThat(world.state(batch)).isEqualTo("cancelled");
        assertThat(world.told(Topic.ROTATION_ANNOUNCED)).isEmpty();
        assertThat(world.texts("select quarter from exchanges where announced")).isEmpty();
    }

    @Test
    @Shows({Rule.R8, Rule.R9})
    void a_batch_that_left_at_last_does_not_lapse() {
        onTheMorningOf(JULY.minusDays(30), "staff", RequestType.STAFF_DISPATCH, World.of(batch));

        assertThat(world.state(batch)).isEqualTo("dispatched");
        assertThat(world.barcodes(batch, "sent")).hasSize(10);
        assertThat(world.told(Topic.ROTATION_CLOSED)).isEmpty();
    }

    @Test
    @Shows(Rule.R9)
    void a_batch_that_left_that_moment_is_not_recorded_as_one_that_did_not_go() {
        onTheMorningOf(APRIL.plusDays(1), "staff", RequestType.STAFF_DISPATCH, World.of(batch));

        assertThat(world.history).doesNotContain(batch + " not-gone");
    }

    @Test
    @Shows({Rule.R8, Rule.R9})
    void what_was_given_back_that_moment_is_not_due_any_more() {
        dispatched();

        onTheMorningOf(JULY, "sd-01", RequestType.ROTATION_RETURNED, whole());

        assertThat(world.state(batch)).isEqualTo("returned");
    }

    @Test
    @Shows(Rule.R9)
    void a_school_that_confirms_that_moment_is_not_asked_again() {
        dispatched();

        onTheMorningOf(APRIL.plusDays(7), "sd-01", RequestType.ROTATION_RECEIVED, World.of(batch));

        assertThat(world.told(Topic.ROTATION_DISPATCHED)).hasSize(1);
    }

    @Test
    @Shows(Rule.R9)
    void what_a_school_confirms_that_moment_is_its_own_word_and_not_assumed() {
        dispatched();

        onTheMorningOf(APRIL.plusDays(14), "sd-01", RequestType.ROTATION_RECEIVED, World.of(batch));

        assertThat(world.text("select state || ' ' || received_on || ' ' || assumed from batches where id = ?", batch))
                .isEqualTo("received " + APRIL.plusDays(13) + " false");
    }

    @Test
    @Shows({Rule.R7, Rule.R9})
    void nobody_is_reminded_of_books_that_were_given_back_that_moment() {
        dispatched();
        world.livesTo(JULY.minusDays(4));
        int before = world.told(Topic.ROTATION_DUE).size();

        onTheMorningOf(JULY.minusDays(3), "sd-01", RequestType.ROTATION_RETURNED, whole());

        assertThat(world.told(Topic.ROTATION_DUE)).hasSize(before);
    }

    @Test
    @Shows({Rule.R7, Rule.R9})
    void books_that_were_given_back_late_that_moment_are_not_called_overdue() {
        dispatched();

        onTheMorningOf(JULY.plusDays(7), "sd-01", RequestType.ROTATION_RETURNED, whole());

        assertThat(world.told(Topic.ROTATION_OVERDUE)).isEmpty();
    }

    @Test
    @Shows({Rule.R9, Rule.R10})
    void books_that_staff_have_in_their_hands_that_moment_are_not_given_up() {
        dispatched();

        onTheMorningOf(JULY.plusDays(30), "staff", RequestType.STAFF_CHECKIN, whole());

        assertThat(world.text("select state || ' ' || returned_on from batches where id = ?", batch))
                .isEqualTo("closed " + JULY.plusDays(29));
        assertThat(world.history).doesNotContain(batch + " lost");
    }

    private void dispatched() {
        world.livesTo(APRIL);
        world.staff(RequestType.STAFF_DISPATCH, World.of(batch));
    }

    private ObjectNode whole() {
        return World.of(batch).put("all", true);
    }

    /** What is asked on the day before and the work of the morning wait for the batch; what is asked has it first. */
    private void onTheMorningOf(LocalDate day, String partner, RequestType type, ObjectNode data) {
        world.livesTo(day.minusDays(1));
        Request plain = world.request(partner, type, data);
        Request request = partner.equals("staff") ? Asked.approved(plain, "because") : plain;
        Decisions decisions = world.decisions(replies);
        List<Future<String>> both = world.database.inTransaction(db -> {
            db.execute("select id from batches for update");
            Future<String> decided = waiting(1, () -> decide(decisions, request));
            return List.of(decided, waiting(2, () -> {
                world.sleepsTo(day);
                return "done";
            }));
        });
        assertThat(both.stream().map(Contenders::result)).containsExactly("accepted", "done");
    }

    private String decide(Decisions decisions, Request request) {
        return decisions
                .perform(new WellFormed(request, replies.fingerprint(request)))
                .decided()
                .decision()
                .status();
    }

    /** Begins something, and goes on when so many wait. */
    private Future<String> waiting(int all, Callable<String> begun) {
        Future<String> future = contenders.begin(begun);
        contenders.awaitWaiting(all);
        return future;
    }
}
