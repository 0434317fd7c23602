package id.simpul.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import id.simpul.database.Database;
import id.simpul.database.TestDatabase;
import id.simpul.intake.envelope.Fingerprint;
import id.simpul.intake.envelope.Opened;
import id.simpul.partner.PartnerId;
import id.simpul.partner.PartnerKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A hub that dies is one whose thread never comes back from deciding. */
class InHandTest {
    private static final PartnerId SCHOOL = new PartnerId("sd-contoh");

    private final Database database = TestDatabase.fresh();
    private final CountDownLatch over = new CountDownLatch(1);
    /** What the hub had in hand each time it died. */
    private final List<List<String>> died = Collections.synchronizedList(new ArrayList<>());

    @AfterEach
    void close() {
        over.countDown();
        database.close();
    }

    @Test
    void a_request_on_which_the_hub_dies_again_and_again_leaves_and_the_others_are_decided() {
        dieOn("x", "a", "b", "x", "c");
        dieOn("x", "a", "b", "x", "c");
        dieOn("x", "a", "b", "x", "c");

        List<Case> decided = InHand.begin(database).decide(cases("a", "b", "x", "c"), InHandTest::decided);

        assertThat(died).containsExactly(List.of("a", "b", "x", "c"), List.of("a", "b", "x", "c"), List.of("x"));
        assertThat(decided)
                .filteredOn(one -> one.answer().isEmpty())
                .extracting(InHandTest::name)
                .containsExactly("a", "b", "c");
        assertThat(decided.get(2).answer().orElseThrow().kind()).isEqualTo(Answer.Kind.DEAD_LETTER);
    }

    @Test
    void a_request_that_was_in_hand_when_the_hub_died_once_is_decided() {
        dieOn("x", "x");
        dieOn("x", "x");

        assertThat(InHand.begin(database).decide(cases("x"), InHandTest::decided))
                .allMatch(one -> one.answer().isEmpty());
        assertThat(noted()).isZero();
    }

    @Test
    void what_was_set_aside_is_decided_when_staff_have_it_tried_again_and_set_aside_again_if_the_hub_dies_on_it() {
        dieOn("x", "x");
        dieOn("x", "x");
        dieOn("x", "x");
        assertThat(InHand.begin(database).decide(cases("x"), InHandTest::decided))
                .allMatch(one -> one.answer().isPresent());

        dieOn("x", "x");
        InHand hub = InHand.begin(database);
        assertThat(hub.decide(cases("x"), InHandTest::decided))
                .as("it died on it again")
                .allMatch(one -> one.answer().isPresent());

        assertThat(hub.decide(cases("x"), InHandTest::decided))
                .as("its cause is mended")
                .allMatch(one -> one.answer().isEmpty());
        assertThat(noted()).isZero();
    }

    /** The database is away when they are to be taken off the list, and the same messages come again, to the same hub. */
    @Test
    void what_cannot_be_taken_off_the_list_while_the_hub_lives_is_no_suspect() {
        dieOn("x", "x");
        InHand hub = InHand.begin(database);
        for (int time = 0; time < 3; time++) {
            assertThatThrownBy(() -> hub.decide(cases("a", "b"), this::withDatabaseAway))
                    .isInstanceOf(JdbiException.class);
            database.useTransaction(db -> db.execute("alter table away rename to requests_in_hand"));
            assertThat(noted()).isEqualTo(2);
        }
        List<Integer> together = new ArrayList<>();
        hub.decide(cases("a", "b"), open -> {
            together.add(open.size());
            return open;
        });
        assertThat(together).containsExactly(2);
        assertThat(noted()).isZero();
    }

    private List<Case> withDatabaseAway(List<Case> open) {
        database.useTransaction(db -> db.execute("alter table requests_in_hand rename to away"));
        return open;
    }

    @Test
    void nothing_is_noted_after_a_run_that_ended_in_good_order() {
        InHand first = InHand.begin(database);
        first.decide(cases("a"), open -> {
            assertThat(noted()).isZero();
            return open;
        });
        first.close();
        InHand.begin(database).decide(cases("a"), open -> {
            assertThat(noted()).isZero();
            return open;
        });
        InHand.begin(database).decide(cases("a"), open -> {
            assertThat(noted()).isOne();
            return open;
        });
    }

    private void dieOn(String deadly, String... requests) {
        InHand hub = InHand.begin(database);
        int before = died.size();
        Thread thread = new Thread(() -> hub.decide(cases(requests), open -> {
            if (open.stream().anyMatch(one -> name(one).equals(deadly))) {
                died.add(open.stream().map(InHandTest::name).toList());
                awaitTheEnd();
            }
            return open;
        }));
        thread.setDaemon(true);
        thread.start();
        await().until(() -> died.size() > before);
    }

    private void awaitTheEnd() {
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        // Nobody takes anything off a dead hub's list.
        throw new IllegalStateException("The hub is dead");
    }

    /** Without an answer, which is not needed here. */
    private static List<Case> decided(List<Case> open) {
        return open;
    }

    private int noted() {
        return database.jdbi().withHandle(db -> db.createQuery("select count(*) from requests_in_hand")
                .mapTo(Integer.class)
                .one());
    }

    private static List<Case> cases(String... names) {
        List<Case> cases = new ArrayList<>();
        for (String name : names) {
            Incoming incoming = new Incoming(SCHOOL, PartnerKind.SCHOOL, "ID:1", Instant.EPOCH, name.getBytes(UTF_8));
            cases.add(Case.of(incoming, new Opened.Malformed(Optional.empty(), List.of(), new Fingerprint(name))));
        }
        return cases;
    }

    private static String name(Case one) {
        return new String(one.incoming().body(), UTF_8);
    }
}
