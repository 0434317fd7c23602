package id.simpul.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.simpul.database.Database;
import id.simpul.database.TestDatabase;
import id.simpul.partner.Channel;
import id.simpul.partner.PartnerId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** No call is lost, whatever the hands are doing when it comes. */
class TurnsTest {
    private static final PartnerId SCHOOL = new PartnerId("school");

    private final Database database = TestDatabase.fresh();
    private final AtomicReference<Runnable> duringLook = new AtomicReference<>(() -> {});
    private final AtomicInteger looks = new AtomicInteger();
    private final Turns turns = new Turns(Channel.QUEUE, new Lanes(database.jdbi()), this::look, Duration.ofHours(1));

    private Instant look() {
        looks.incrementAndGet();
        duringLook.getAndSet(() -> {}).run();
        return Instant.now();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void who_is_woken_while_looking_looks_again_at_once() throws Exception {
        duringLook.set(turns::lookRound);

        turns.take(1, false);
        turns.take(1, false);

        assertThat(looks).hasValue(2);
    }

    @Test
    void who_is_called_while_one_looks_has_the_next_turn() throws Exception {
        duringLook.set(() -> turns.call(List.of(SCHOOL)));

        turns.take(1, true);

        assertThat(turns.take(1, true)).containsExactly(SCHOOL);
    }

    @Test
    void who_is_called_while_in_hand_has_another_turn() throws Exception {
        turns.call(List.of(SCHOOL));
        List<PartnerId> inHand = turns.take(1, false);
        turns.call(List.of(SCHOOL));

        assertThat(turns.take(1, false)).as("while in hand").isEmpty();
        turns.done(inHand, false);

        assertThat(turns.take(1, false)).containsExactly(SCHOOL);
    }

    @Test
    void who_has_more_than_fits_into_a_turn_has_another_without_a_look_at_all_that_waits() throws Exception {
        turns.call(List.of(SCHOOL));
        turns.done(turns.take(1, false), true);

        assertThat(turns.take(1, false)).containsExactly(SCHOOL);
        assertThat(looks).hasValue(0);
    }

    @Test
    void hands_that_leave_alone_what_was_tried_rest_while_nothing_else_is_due() throws Exception {
        database.useTransaction(db -> {
            db.execute("insert into partners (id, kind, name, created_at) values ('school', 'school', 'SD', now())");
            db.execute("insert into notices (id, partner, topic, event, at) values ('n', 'school', 't', '{}', now())");
            db.execute("""
                    insert into deliveries (partner, channel, notice, attempts, next_at)
                    select 'school', 'queue', seq, 1, '2020-01-01' from notices
                    """);
        });
        turns.take(1, true);
        turns.take(1, true);

        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> turns.take(1, true)).as("waits").isInstanceOf(InterruptedException.class);
        assertThat(looks).hasValue(2);
        assertThat(turns.take(1, false)).as("other hands").containsExactly(SCHOOL);
    }
}
