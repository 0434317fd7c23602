package id.simpul.agenda;

import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.agenda.Chore.Due;
import id.simpul.database.Database;
import id.simpul.database.TestDatabase;
import id.simpul.delivery.Outbox;
import id.simpul.policy.Policies;
import id.simpul.policy.SettableClock;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AgendaTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
    private static final int HEAPS = 9;

    private final Mornings mornings = new Mornings(Policies.defaults());
    private final Database database = TestDatabase.fresh();

    @BeforeEach
    void heaps() {
        database.useTransaction(db -> IntStream.range(0, HEAPS)
                .forEach(heap ->
                        db.execute("create table " + Heap.table(heap) + " (part text, period text, due_on date)")));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void whatever_is_due_together_chores_answer_what_each_would_have_answered_alone(long seed) {
        Random random = new Random(seed);
        List<Chore> chores = chores(random);
        heapsAnew(seed);
        for (int day = 0; day < 40; day += 1 + random.nextInt(4)) {
            Instant until = mornings.at(FIRST.plusDays(day)).minusSeconds(random.nextInt(2));
            int most = 1 + random.nextInt(5);

            Map<Chore, Agenda.Answer> answers = new Agenda(database, most).ask(chores, until);

            for (Chore chore : chores) {
                List<Due> alone = database.jdbi().withHandle(db -> chore.next(db, until, most));
                assertThat(answers.get(chore).parts()).as(chore.job()).isEqualTo(alone);
                database.useTransaction(
                        db -> Jobs.claim(db, alone.subList(0, Math.min(alone.size(), random.nextInt(3))), until));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void nothing_is_missed_or_done_twice_however_many_days_are_caught_up(long seed) {
        Random random = new Random(seed);
        List<Chore> chores = chores(random);
        heapsAnew(seed);
        List<String> asEachIsAskedAtEachStep = oneByOne(chores, 40);
        heapsAnew(seed);

        SettableClock clock = SettableClock.startingAt(
                mornings.at(FIRST.minusDays(1)), Clock.fixed(mornings.at(FIRST), ZoneOffset.UTC));
        List<String> done = new ArrayList<>();
        List<Chore> noted = chores.stream()
                .<Chore>map(chore -> new Watched(
                        chore,
                        Integer.MAX_VALUE,
                        (parts, deed) -> parts.forEach(part ->
                                done.add(part.job() + " " + part.period() + " " + part.part() + " " + part.at()))))
                .toList();
        DueWork work = new DueWork(database, Policies.defaults(), noted, new Outbox(() -> {}), clock);
        for (LocalDate day = FIRST; day.isBefore(FIRST.plusDays(40)); day = day.plusDays(1 + random.nextInt(9))) {
            if (random.nextBoolean()) {
                work.advance(clock, mornings.at(day));
            } else {
                clock.set(mornings.at(day));
                work.run();
            }
        }
        work.advance(clock, mornings.at(FIRST.plusDays(40)));

        assertThat(done).containsExactlyInAnyOrderElementsOf(asEachIsAskedAtEachStep);
    }

    @Test
    void what_fell_due_is_done_in_the_order_in_which_asking_each_at_each_step_would_do_it() {
        for (long seed = 20; seed < 26; seed++) {
            Random random = new Random(seed);
            heapsAnew(seed);
            List<Chore> chores = chores(random);
            List<String> expected = oneByOne(chores, 40);
            heapsAnew(seed);

            Clock late = Clock.fixed(mornings.at(FIRST.plusDays(40)), ZoneOffset.UTC);
            new DueWork(database, Policies.defaults(), chores, new Outbox(() -> {}), late).run();

            assertThat(doneInOrder())
                    .as("seed " + seed)
                    .isEqualTo(expected.stream()
                            .map(one -> one.substring(0, one.lastIndexOf(' ')))
                            .toList());
        }
    }

    @Test
    void a_day_on_which_nothing_is_due_costs_one_question() {
        List<Chore> chores = IntStream.range(0, HEAPS)
                .<Chore>mapToObj(heap -> new Heap(mornings, heap, List.of(), true))
                .toList();
        AtomicInteger statements = new AtomicInteger();
        database.jdbi().getConfig(SqlStatements.class).setSqlLogger(new SqlLogger() {
            @Override
            public void logBeforeExecution(StatementContext statement) {
                statements.incrementAndGet();
            }
        });

        Clock clock = Clock.fixed(mornings.at(FIRST), ZoneOffset.UTC);
        new DueWork(database, Policies.defaults(), chores, new Outbox(() -> {}), clock).meanwhile("heap");

        assertThat(statements).hasValue(1);
    }

    @Test
    void a_question_that_fails_leaves_the_others_answered() {
        database.useTransaction(db -> Heap.put(db, 1, "a", FIRST));
        Chore faulty = new Heap(mornings, HEAPS + 1, List.of(), true);
        Chore sound = new Heap(mornings, 1, List.of(), true);

        Map<Chore, Agenda.Answer> answers =
                new Agenda(database, 10).ask(List.of(faulty, sound), mornings.at(FIRST.plusDays(5)));

        assertThat(answers.get(faulty).fault()).isPresent();
        assertThat(answers.get(sound).parts()).extracting(Due::part).containsExactly("a");
    }

    @Test
    void who_has_nothing_to_look_for_is_not_asked() {
        Chore never = new Errand("never") {
            @Override
            public Optional<Question> question(Instant until, int most) {
                return Optional.of(Question.nothing());
            }
        };

        assertThat(new Agenda(database, 10)
                        .ask(List.of(never), mornings.at(FIRST))
                        .get(never)
                        .parts())
                .isEmpty();
        assertThat(((Errand) never).asked()).isZero();
    }

    private List<Chore> chores(Random random) {
        return IntStream.range(0, HEAPS)
                .<Chore>mapToObj(heap -> new Heap(
                        mornings,
                        heap,
                        random.ints(random.nextInt(4), 0, HEAPS).boxed().toList(),
                        random.nextInt(4) > 0))
                .toList();
    }

    private void heapsAnew(long seed) {
        Random random = new Random(seed);
        database.useTransaction(db -> {
            db.execute("delete from jobs");
            for (int heap = 0; heap < HEAPS; heap++) {
                db.execute("delete from " + Heap.table(heap));
                for (int part = random.nextInt(9); part > 0; part--) {
                    Heap.put(db, heap, heap + "-" + part, FIRST.plusDays(random.nextInt(45)));
                }
            }
        });
    }

    /** As it was before there was one question: each chore is asked at each step, and the first of all is done. */
    private List<String> oneByOne(List<Chore> chores, int days) {
        Instant until = mornings.at(FIRST.plusDays(days));
        List<String> done = new ArrayList<>();
        for (Optional<Ready> next = first(chores, until); next.isPresent(); next = first(chores, until)) {
            Ready ready = next.get();
            database.useTransaction(db -> {
                Jobs.claim(db, ready.parts(), ready.at());
                ready.chore().perform(db, ready.parts(), mornings.policyOn(FIRST));
            });
            ready.parts()
                    .forEach(part -> done.add(part.job() + " " + part.period() + " " + part.part() + " " + part.at()));
        }
        return done;
    }

    private Optional<Ready> first(List<Chore> chores, Instant until) {
        return chores.stream()
                .map(chore -> new Ready(chore, database.jdbi().withHandle(db -> chore.next(db, until, 250))))
                .filter(Ready::isDue)
                .min(Comparator.comparing(Ready::at));
    }

    private List<String> doneInOrder() {
        return database.jdbi().withHandle(db -> db.createQuery(
                        "select job || ' ' || period || ' ' || part from jobs order by xmin::text::bigint, period, part")
                .mapTo(String.class)
                .list());
    }
}
