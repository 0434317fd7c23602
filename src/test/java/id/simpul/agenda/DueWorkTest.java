package id.simpul.agenda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.simpul.database.Database;
import id.simpul.database.TestDatabase;
import id.simpul.delivery.Outbox;
import id.simpul.ledger.Phrase;
import id.simpul.policy.Policies;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jdbi.v3.core.ConnectionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DueWorkTest {
    private static final String MONDAY = "2026-03-01T23:00:00Z";
    private static final String TUESDAY = "2026-03-02T23:00:00Z";
    private static final String WEDNESDAY = "2026-03-03T23:00:00Z";
    private static final String LATER = "2026-12-31T23:00:00Z";

    private final Database database = TestDatabase.fresh();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void what_fell_due_is_done_in_its_order_and_what_fell_due_together_in_the_order_of_the_chores() {
        Errand first = new Errand("first").due(TUESDAY).due(MONDAY);
        Errand second = new Errand("second").due(TUESDAY).due(MONDAY).due(LATER);

        work(WEDNESDAY, first, second).run();

        assertThat(done())
                .containsExactly("first " + MONDAY, "second " + MONDAY, "first " + TUESDAY, "second " + TUESDAY);
    }

    @Test
    void one_run_after_days_of_downtime_does_what_a_run_each_day_would_have_done() {
        Errand writer = new Errand("writer").due(MONDAY).due(WEDNESDAY).writing("letters");
        Errand reader = new Errand("reader").reading("letters").due(TUESDAY);
        List<Chore> chores = List.of(reader, writer);
        for (String day : List.of(MONDAY, TUESDAY, WEDNESDAY)) {
            work(day, chores).run();
        }
        List<String> awake = done();
        database.useTransaction(db -> db.execute("delete from jobs"));

        work(LATER, chores).run();

        assertThat(done()).isEqualTo(awake).hasSize(3);
        work(LATER, chores).run();
        assertThat(done()).isEqualTo(awake);
    }

    @Test
    void in_a_run_in_which_nothing_is_due_each_chore_is_asked_once() {
        List<Errand> chores = errands(27);

        work(LATER, chores).run();

        assertThat(chores).extracting(Errand::asked).containsOnly(1);
    }

    @Test
    void over_a_year_there_are_two_questions_for_each_deed_and_two_for_each_chore() {
        List<Errand> chores = errands(27);
        LocalDate first = LocalDate.of(2026, 1, 1);
        for (int week = 0; week < 52; week++) {
            chores.get(0).due(first.plusWeeks(week) + "T23:00:00Z");
        }
        chores.subList(1, 27).forEach(chore -> Stream.of("01", "04", "07", "10")
                .forEach(month -> chore.due("2026-" + month + "-15T23:00:00Z")));

        work(LATER, chores).run();

        int deeds = 52 + 26 * 4;
        assertThat(done()).hasSize(deeds);
        assertThat(chores.stream().mapToInt(Errand::asked).sum()).isLessThanOrEqualTo(2 * deeds + 2 * 27);
    }

    @Test
    void after_a_deed_those_are_asked_again_who_look_at_what_it_changed() {
        Errand writer =
                new Errand("writer").writing("letters").due(MONDAY).due(TUESDAY).due(WEDNESDAY);
        Errand reader = new Errand("reader").reading("letters");
        Errand other = new Errand("other").reading("parcels");

        work(LATER, reader, other, writer).run();

        assertThat(writer.asked()).isEqualTo(4);
        assertThat(reader.asked()).isEqualTo(4);
        assertThat(other.asked()).as("at the beginning and at the end").isEqualTo(2);
    }

    @Test
    void what_follows_from_a_deed_is_done_at_its_own_time() {
        Errand reader = new Errand("reader").reading("letters");
        Errand writer = new Errand("writer").writing("letters").due(MONDAY).whenDone(() -> reader.due(TUESDAY));
        Errand other = new Errand("other").due(WEDNESDAY);

        work(LATER, other, writer, reader).run();

        assertThat(done()).containsExactly("writer " + MONDAY, "reader " + TUESDAY, "other " + WEDNESDAY);
    }

    @Test
    void what_a_request_makes_due_while_others_are_at_work_is_done_in_the_same_run() {
        Errand asking = new Errand("asking").reading("letters");
        Errand busy = new Errand("busy").due(MONDAY).whenDone(() -> asking.due(TUESDAY));

        work(LATER, asking, busy).run();

        assertThat(done()).containsExactly("busy " + MONDAY, "asking " + TUESDAY);
    }

    @Test
    void what_a_request_took_back_while_others_were_at_work_is_not_done() {
        Errand withdrawn = new Errand("withdrawn").due(TUESDAY);
        Errand busy = new Errand("busy").due(MONDAY).whenDone(withdrawn::takenBack);

        work(LATER, withdrawn, busy).run();

        assertThat(done()).containsExactly("busy " + MONDAY);
    }

    @Test
    void a_chore_that_cannot_be_asked_stops_no_other_and_is_asked_again_by_the_next_run() {
        List<RuntimeException> faults = new ArrayList<>(List.of(new IllegalStateException("a fault")));
        Errand faulty = new Errand("faulty").due(MONDAY).whenAsked(() -> faults.stream()
                .forEach(fault -> {
                    throw fault;
                }));
        Errand other = new Errand("other").due(MONDAY).due(TUESDAY);

        work(LATER, faulty, other).run();
        assertThat(done()).containsExactly("other " + MONDAY, "other " + TUESDAY);

        faults.clear();
        work(LATER, faulty, other).run();
        assertThat(done()).contains("faulty " + MONDAY);
    }

    @Test
    void trouble_of_the_database_ends_the_run() {
        RuntimeException trouble = new ConnectionException(new SQLTransientConnectionException("gone"));
        Errand unlucky = new Errand("unlucky").whenAsked(() -> {
            throw trouble;
        });
        Errand other = new Errand("other").due(MONDAY);

        assertThatThrownBy(() -> work(LATER, unlucky, other).run()).isSameAs(trouble);

        assertThat(done()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"55P03", "57014", "25P03", "40P01"})
    void a_chore_that_is_interrupted_stops_no_other_and_is_tried_once_more(String state) {
        AtomicInteger interruptions = new AtomicInteger(2);
        Errand waiting = new Errand("waiting").due(MONDAY).whenDone(() -> interrupt(interruptions, state));
        Errand other = new Errand("other").due(MONDAY).due(TUESDAY);

        work(LATER, waiting, other).run();

        assertThat(done()).containsExactly("other " + MONDAY, "other " + TUESDAY, "waiting " + MONDAY);
        assertThat(failed()).isEmpty();
    }

    @Test
    void a_question_that_is_interrupted_stops_no_other_and_is_asked_once_more() {
        AtomicInteger interruptions = new AtomicInteger(1);
        Errand waiting = new Errand("waiting").due(MONDAY).whenAsked(() -> interrupt(interruptions, "57014"));
        Errand other = new Errand("other").due(MONDAY);

        work(LATER, waiting, other).run();

        assertThat(done()).containsExactly("other " + MONDAY, "waiting " + MONDAY);
    }

    @Test
    void a_chore_that_is_interrupted_again_and_again_waits_for_the_next_run() {
        AtomicInteger interruptions = new AtomicInteger(1_000);
        Errand waiting =
                new Errand("waiting").due(MONDAY).due(TUESDAY).whenDone(() -> interrupt(interruptions, "55P03"));

        work(LATER, waiting).run();
        assertThat(failed()).containsExactlyInAnyOrder("waiting " + MONDAY, "waiting " + TUESDAY);

        interruptions.set(0);
        work(LATER, waiting).run();
        assertThat(done()).containsExactly("waiting " + MONDAY, "waiting " + TUESDAY);
    }

    private static void interrupt(AtomicInteger left, String state) {
        if (left.getAndDecrement() > 0) {
            throw new IllegalStateException(new SQLException("in a test", state));
        }
    }

    @Test
    void work_that_is_often_looked_for_is_done_at_once_and_leaves_what_failed_until_the_next_run() {
        List<RuntimeException> faults = new ArrayList<>(List.of(new IllegalStateException("a fault")));
        Errand faulty = new Errand("faulty").due(MONDAY).whenDone(() -> faults.stream()
                .forEach(fault -> {
                    throw fault;
                }));
        work(LATER, faulty).meanwhile("faulty");
        assertThat(failed()).hasSize(1);

        faults.clear();
        work(LATER, faulty).meanwhile("faulty");
        assertThat(failed()).hasSize(1);
        work(LATER, faulty, new Errand("other").due(TUESDAY)).meanwhile("other");
        assertThat(done()).containsExactly("other " + TUESDAY);

        work(LATER, faulty).run();
        assertThat(failed()).isEmpty();
    }

    @Test
    void a_part_that_fails_is_set_aside_until_the_next_run() {
        List<RuntimeException> faults = new ArrayList<>(List.of(new IllegalStateException("a fault")));
        Errand faulty = new Errand("faulty").due(MONDAY).due(TUESDAY).whenDone(() -> faults.stream()
                .forEach(fault -> {
                    throw fault;
                }));

        work(LATER, faulty).run();
        assertThat(failed()).hasSize(2);

        faults.clear();
        work(LATER, faulty).run();
        assertThat(failed()).isEmpty();
        assertThat(done()).containsExactly("faulty " + MONDAY, "faulty " + TUESDAY);
    }

    @Test
    void a_work_is_started_by_its_name_and_does_first_what_fell_due_before_it() {
        Errand plan = new Errand("reschedule").partOf("rotation.plan").due(TUESDAY);
        Errand announce = new Errand("rotation.announce").due(WEDNESDAY);
        Errand booking = new Errand("booking.remind").due(MONDAY).due(WEDNESDAY);
        DueWork work = work(LATER, plan, announce, booking);

        work.run("rotation.plan");
        assertThat(done()).containsExactly("booking.remind " + MONDAY, "reschedule " + TUESDAY);

        work.run("rotation.plan");
        assertThat(done()).hasSize(2);

        work.run("rotation");
        assertThat(done()).hasSize(3).endsWith("rotation.announce " + WEDNESDAY);

        work.run();
        assertThat(done()).hasSize(4).endsWith("booking.remind " + WEDNESDAY);
    }

    @Test
    void a_work_that_is_not_there_is_named_with_those_that_are() {
        DueWork work = work(LATER, new Errand("rotation.plan"), new Errand("booking.remind"));

        assertThatThrownBy(() -> work.run("rotation.pla"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("There is no work rotation.pla; write one of [booking.remind, rotation.plan]");
    }

    @Test
    void while_the_time_is_doubted_nothing_is_done_and_afterwards_everything() {
        DueWork work = work(LATER, new Errand("rotation.plan").due(MONDAY), new Errand("booking.remind").due(TUESDAY));
        AtomicReference<Optional<Phrase>> doubt = new AtomicReference<>(Optional.of(Phrase.verbatim("the year 2099")));
        work.doubtedBy(doubt::get);

        work.run();
        work.run("rotation");
        assertThat(done()).isEmpty();
        assertThat(work.lastFinished()).isEmpty();

        doubt.set(Optional.empty());
        work.run();
        assertThat(done()).hasSize(2);
        assertThat(work.lastFinished()).contains(Instant.parse(LATER));
    }

    @Test
    void a_run_that_is_told_to_stop_ends_after_the_part_in_hand_and_the_next_start_does_the_rest() {
        AtomicReference<DueWork> running = new AtomicReference<>();
        Errand first =
                new Errand("first").due(MONDAY).whenDone(() -> running.get().stop());
        List<Errand> chores = List.of(first, new Errand("second").due(TUESDAY));
        running.set(work(LATER, chores));

        running.get().run();
        assertThat(done()).containsExactly("first " + MONDAY);
        assertThat(running.get().lastFinished()).isEmpty();

        work(LATER, chores).run();
        assertThat(done()).containsExactly("first " + MONDAY, "second " + TUESDAY);
    }

    private static List<Errand> errands(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Errand("errand-" + i))
                .toList();
    }

    private DueWork work(String now, Errand... chores) {
        return work(now, List.of(chores));
    }

    private DueWork work(String now, List<? extends Chore> chores) {
        Clock clock = Clock.fixed(Instant.parse(now), ZoneOffset.UTC);
        return new DueWork(database, Policies.defaults(), List.copyOf(chores), new Outbox(() -> {}), clock);
    }

    /** What is done, in the order in which it was written. */
    private List<String> done() {
        return rows("select job || ' ' || period from jobs where error is null order by xmin::text::bigint");
    }

    private List<String> failed() {
        return rows("select job || ' ' || period from jobs where error is not null");
    }

    private List<String> rows(String sql) {
        return database.jdbi()
                .withHandle(db -> db.createQuery(sql).mapTo(String.class).list());
    }
}
