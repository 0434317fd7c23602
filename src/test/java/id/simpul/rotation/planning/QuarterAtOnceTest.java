package id.simpul.rotation.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.simpul.agenda.Chore;
import id.simpul.agenda.DueWork;
import id.simpul.agenda.Question;
import id.simpul.database.Database;
import id.simpul.database.TestDatabase;
import id.simpul.delivery.Outbox;
import id.simpul.partner.Partners;
import id.simpul.policy.Calendars;
import id.simpul.policy.Policies;
import id.simpul.policy.Policy;
import id.simpul.policy.Quarter;
import id.simpul.policy.RotationDates;
import id.simpul.rotation.RotationFeature;
import id.simpul.rotation.Schedule;
import id.simpul.rotation.batch.Batch;
import id.simpul.rotation.batch.Batches;
import id.simpul.rotation.batch.LineState;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A quarter of more schools than one transaction holds, so that several write it, two at a time. */
class QuarterAtOnceTest {
    private static final int SCHOOLS = 300;
    private static final Quarter QUARTER = Quarter.parse("2026-Q2");
    private static final Policies POLICIES = Policies.parse("""
            - effective: 2019-01-01
              rotation:
                batch-size: 10
                box-size: 5
                runs-per-day: 1000
            """);
    private static final LocalDate DAY = LocalDate.of(2026, 1, 1);

    private final Schedule schedule = new Schedule(POLICIES, () -> new Calendars(List.of()));
    private final RotationDates dates = schedule.dates(schedule.policyOn(DAY), "13.75");
    private final Database database = TestDatabase.fresh();

    @BeforeEach
    void schools() throws Exception {
        database.jdbi().useHandle(new PlanningFill(SCHOOLS, 1, 24, dates.exchangeOn(QUARTER))::fill);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private List<Chore> chores() {
        return new RotationFeature(schedule, new Partners(database.jdbi())).chores();
    }

    private void live(LocalDate day, List<Chore> chores) {
        InstantSource morning = () -> schedule.mornings().at(day);
        new DueWork(database, POLICIES, chores, new Outbox(() -> {}), morning.withZone(POLICIES.zone())).run();
    }

    private int count(String sql) {
        return database.jdbi()
                .withHandle(db -> db.createQuery(sql).mapTo(Integer.class).one());
    }

    private List<Batch> written() {
        return database.jdbi().withHandle(db -> Batches.ofQuarter(db, QUARTER));
    }

    @Test
    void what_several_transactions_write_beside_each_other_is_one_plan_and_told_once() {
        Policy policy = schedule.policyOn(dates.planOn(QUARTER));
        QuarterPlan plan = database.jdbi().withHandle(db -> new QuarterPlans(schedule).plan(db, QUARTER, policy));
        live(dates.planOn(QUARTER), chores());
        assertThat(written())
                .containsExactlyElementsOf(plan.entries().stream()
                        .map(QuarterPlan.Entry::batch)
                        .sorted(Comparator.comparing(Batch::id))
                        .toList());
        assertThat(count("select count(*) from notices where topic = 'rotation.planned'"))
                .isEqualTo(SCHOOLS);

        live(dates.announceOn(QUARTER), chores());
        assertThat(count("select count(distinct partner) from notices where topic = 'rotation.announced'"))
                .isEqualTo(SCHOOLS);
        assertThat(count("select count(*) from notices")).isEqualTo(2 * SCHOOLS);
        assertThat(count("select count(*) from batches where state = 'announced'"))
                .isEqualTo(SCHOOLS);
        assertThat(count("select count(*) from jobs where error is not null")).isZero();
    }

    @Test
    void a_hub_that_fails_between_two_transactions_goes_on_where_it_was() {
        AtomicInteger left = new AtomicInteger(2);
        List<Chore> failing = List.of(new Failing(new PlanChore(schedule), left));
        assertThatThrownBy(() -> live(dates.planOn(QUARTER), failing)).isInstanceOf(Error.class);
        assertThat(written()).hasSizeBetween(1, SCHOOLS - 1);

        live(dates.planOn(QUARTER), chores());
        assertThat(written()).hasSize(SCHOOLS).allMatch(batch -> batch.lines().size() == 10);
        assertThat(count("select count(distinct barcode) from batch_items where state = 'planned'"))
                .isEqualTo(10 * SCHOOLS);
        assertThat(count("select count(distinct partner) from notices")).isEqualTo(SCHOOLS);
        assertThat(count("select count(*) from notices")).isEqualTo(SCHOOLS);
    }

    /** A chore that plans the quarter again, with its part: staff have asked for it on the day of the plan. */
    private List<Chore.Due> askedAgain(Chore again) {
        Instant morning = schedule.mornings().at(dates.planOn(QUARTER));
        live(dates.planOn(QUARTER), chores());
        return database.inTransaction(db -> {
            db.execute("insert into rotation_replans (quarter, asked_at) values (?, ?)", QUARTER.toString(), morning);
            return again.next(db, morning, 1);
        });
    }

    @Test
    void a_quarter_is_planned_again_while_others_have_its_batches_in_hand() {
        Chore again = new PlanAgainChore(schedule);
        List<Chore.Due> parts = askedAgain(again);
        List<Batch> before = written();
        LocalDate day = dates.planOn(QUARTER);

        database.useTransaction(others -> {
            others.createQuery("select id from batches for update")
                    .mapTo(String.class)
                    .list();
            again.prepare(database, parts, schedule.policyOn(day), day);
        });

        database.useTransaction(db -> again.perform(db, parts, schedule.policyOn(day)));
        assertThat(written()).isEqualTo(before);
        assertThat(count("select count(*) from rotation_replans")).isZero();
    }

    @Test
    void what_is_wished_while_a_quarter_is_planned_again_is_planned_after_it_and_looked_through_again() {
        Chore again = new PlanAgainChore(schedule);
        List<Chore.Due> parts = askedAgain(again);
        LocalDate day = dates.planOn(QUARTER);
        Policy policy = schedule.policyOn(day);
        String lost = written().get(0).lines().firstKey();
        database.useTransaction(db -> db.execute("update items set lost = true where barcode = ?", lost));
        again.prepare(database, parts, policy, day);
        Instant later = parts.get(0).at().plusSeconds(10);
        database.useTransaction(db -> {
            db.execute("insert into rotation_replans (quarter, asked_at) values (?, ?)", QUARTER.toString(), later);
            db.execute("insert into plan_approvals values (?, ?, 'Sari')", QUARTER.toString(), day);
        });

        database.useTransaction(db -> again.perform(db, parts, policy));

        assertThat(count("select count(*) from batch_items where state = 'planned' and barcode = '" + lost + "'"))
                .isZero();
        assertThat(count("select count(*) from plan_approvals")).isZero();
        List<Chore.Due> next = database.inTransaction(db -> again.next(db, later, 1));
        assertThat(next).extracting(Chore.Due::at).containsExactly(later);

        database.useTransaction(
                db -> db.execute("insert into plan_approvals values (?, ?, 'Sari')", QUARTER.toString(), day));
        again.prepare(database, next, policy, day);
        database.useTransaction(db -> again.perform(db, next, policy));
        assertThat(count("select count(*) from plan_approvals"))
                .as("nothing changed")
                .isEqualTo(1);
    }

    @Test
    void what_changed_while_a_quarter_was_planned_again_is_planned_anew() {
        Chore again = new PlanAgainChore(schedule);
        List<Chore.Due> parts = askedAgain(again);
        LocalDate day = dates.planOn(QUARTER);
        again.prepare(database, parts, schedule.policyOn(day), day);
        String gone = written().get(0).id();
        database.useTransaction(db -> {
            db.execute("update batches set state = 'cancelled' where id = ?", gone);
            db.execute("update batch_items set state = 'dropped' where batch = ?", gone);
        });

        assertThatThrownBy(() -> database.useTransaction(db -> again.perform(db, parts, schedule.policyOn(day))))
                .isInstanceOf(Chore.Unprepared.class);

        live(day, chores());
        assertThat(written())
                .hasSize(SCHOOLS - 1)
                .allMatch(batch -> batch.lines().size() == 10);
        assertThat(count("select count(*) from rotation_replans")).isZero();
        assertThat(count("select count(*) from jobs where error is not null")).isZero();
    }

    @Test
    void a_book_that_cannot_be_had_any_more_when_a_quarter_is_planned_again_is_not_promised() {
        Chore again = new PlanAgainChore(schedule);
        List<Chore.Due> parts = askedAgain(again);
        LocalDate day = dates.planOn(QUARTER);
        String lost = written().get(0).lines().firstKey();
        database.useTransaction(db -> db.execute("update items set lost = true where barcode = ?", lost));
        again.prepare(database, parts, schedule.policyOn(day), day);
        database.useTransaction(db -> db.execute("""
                update items set lendable = false
                 where not exists (select from batch_items where batch_items.barcode = items.barcode and state = 'planned')
                """));

        assertThatThrownBy(() -> database.useTransaction(db -> again.perform(db, parts, schedule.policyOn(day))))
                .isInstanceOf(Chore.Unprepared.class);

        live(day, chores());
        assertThat(written().stream().flatMap(batch -> batch.linesIn(LineState.PLANNED).stream()))
                .hasSize(10 * SCHOOLS - 1)
                .noneMatch(line -> line.barcode().equals(lost));
        assertThat(count("select count(*) from jobs where error is not null")).isZero();
    }

    private static final class PowerFailure extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** Dies when so many transactions are done. */
    private record Failing(Chore chore, AtomicInteger left) implements Chore {
        @Override
        public String job() {
            return chore.job();
        }

        @Override
        public int lot() {
            return chore.lot();
        }

        @Override
        public Set<String> reads() {
            return chore.reads();
        }

        @Override
        public Set<String> writes() {
            return chore.writes();
        }

        @Override
        public Optional<Question> question(Instant until, int most) {
            return chore.question(until, most);
        }

        @Override
        public List<Due> next(Handle db, Instant until, int most) {
            return chore.next(db, until, most);
        }

        @Override
        public void prepare(Database database, List<Due> parts, Policy policy, LocalDate today) {
            chore.prepare(database, parts, policy, today);
        }

        @Override
        public Deed perform(Handle db, List<Due> parts, Policy policy) {
            Deed deed = chore.perform(db, parts, policy);
            if (left.getAndDecrement() <= 0) {
                throw new PowerFailure();
            }
            return deed;
        }
    }
}
