package id.simpul.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.util.PSQLException;

class HubLeaseTest {
    private Database database;

    @BeforeEach
    void open() {
        database = TestDatabase.fresh();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void a_second_hub_on_the_same_database_is_refused_until_the_first_is_gone() {
        try (HubLease first = database.lease()) {
            assertThatThrownBy(database::lease)
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("Another hub uses this database (simpul "
                            + ProcessHandle.current().pid());
            assertThat(first.isHeld()).isTrue();
        }
        try (HubLease second = database.lease()) {
            assertThat(second.isHeld()).isTrue();
        }
    }

    @Test
    void a_lock_lost_with_its_session_is_taken_again() {
        try (HubLease lock = database.lease()) {
            endItsSession();
            assertThat(lock.isHeld()).isTrue();
            assertThatThrownBy(database::lease).isInstanceOf(StartRefused.class);
        }
    }

    @Test
    void a_hub_that_stands_by_goes_on_doing_so_when_the_database_ends_its_session() {
        HubLease first = database.lease();
        CompletableFuture<HubLease> next = CompletableFuture.supplyAsync(() -> database.leaseWhenFree(() -> {}));
        await().until(first::isWaitedFor);
        assertThat(endWaitingSessions()).isPositive();
        await().until(() -> next.isDone() || first.isWaitedFor());
        assertThat(next).isNotDone();

        first.close();
        try (HubLease second = next.join()) {
            assertThat(second.isHeld()).isTrue();
        }
    }

    private int endWaitingSessions() {
        return database.inTransaction(db -> db.select("""
                        select count(pg_terminate_backend(pid, 60000)) from pg_locks
                        where locktype = 'advisory' and not granted
                          and database = (select oid from pg_database where datname = current_database())
                        """).mapTo(Integer.class).one());
    }

    @Test
    void a_hub_whose_lock_went_to_another_knows_it() {
        try (HubLease first = database.lease()) {
            endItsSession();
            try (HubLease second = database.lease()) {
                assertThat(second.isHeld()).isTrue();
                assertThat(first.isHeld()).isFalse();
            }
        }
    }

    @Test
    void a_hub_that_stands_still_loses_the_database_to_the_next_and_can_write_nothing_when_it_wakes() {
        TestDatabase.Address address = TestDatabase.freshAddress();
        try (Database sleeper = open(address);
                Database next = open(address)) {
            HubLease lost = begun(sleeper);
            Handle half = sleeper.jdbi().open();
            half.begin();
            half.execute("insert into sayings values ('half done')");
            Database callers = sleeper.forCallers();
            callers.useTransaction(db -> db.execute("insert into sayings values ('before')"));

            silentFor(next, HubLease.LAPSES_AFTER.plusSeconds(1));
            HubLease held = begun(next);

            assertThatThrownBy(half::commit).isInstanceOf(JdbiException.class);
            assertThatThrownBy(
                            () -> sleeper.useTransaction(db -> db.execute("insert into sayings values ('afterwards')")))
                    .isInstanceOf(JdbiException.class)
                    .matches(DatabaseTrouble::isItsOwn, "is trouble of the database, not of the work");
            assertThatThrownBy(
                            () -> callers.useTransaction(db -> db.execute("insert into sayings values ('afterwards')")))
                    .isInstanceOf(JdbiException.class);
            assertThat(lost.standing()).isEqualTo(HubLease.Standing.LOST);
            assertThat(held.standing()).isEqualTo(HubLease.Standing.HELD);
            List<String> kept = next.inTransaction(db ->
                    db.select("select what from sayings").mapTo(String.class).list());
            assertThat(kept).containsExactly("before");
            callers.close();
            held.close();
        }
    }

    @Test
    void a_hub_that_was_silent_for_less_than_its_lease_keeps_the_database() {
        TestDatabase.Address address = TestDatabase.freshAddress();
        try (Database first = open(address);
                Database next = open(address)) {
            HubLease lease = begun(first);
            silentFor(next, HubLease.LAPSES_AFTER.dividedBy(2));

            assertThatThrownBy(next::lease).isInstanceOf(StartRefused.class);
            assertThat(lease.isHeld()).isTrue();
            lease.close();
        }
    }

    @Test
    void a_hub_that_finds_its_lock_free_but_the_next_epoch_begun_has_lost_the_database() {
        TestDatabase.Address address = TestDatabase.freshAddress();
        try (Database first = open(address);
                Database next = open(address)) {
            HubLease lease = begun(first);
            endItsSession(next);
            begun(next).close();

            assertThat(lease.standing()).isEqualTo(HubLease.Standing.LOST);
        }
    }

    @Test
    void a_hub_that_lives_says_so() {
        TestDatabase.Address address = TestDatabase.freshAddress();
        try (Database database = open(address)) {
            HubLease lease = begun(database);
            silentFor(database, Duration.ofSeconds(20));
            Awaitility.await().until(() -> lease.isHeld() && silence(database) < 10);
            lease.close();
        }
    }

    @Test
    void a_session_that_is_just_being_opened_when_the_epoch_begins_carries_it_as_well() throws InterruptedException {
        for (int round = 0; round < 5; round++) {
            try (Database hub = TestDatabase.fresh()) {
                AtomicBoolean begun = new AtomicBoolean();
                List<Thread> opening = Stream.generate(() -> new Thread(() -> openAgainAndAgain(hub, begun)))
                        .limit(8)
                        .toList();
                opening.forEach(Thread::start);
                HubLease lease = begun(hub);
                begun.set(true);
                for (Thread one : opening) {
                    one.join();
                }
                assertThat(epochsOf(hub, 15)).containsOnly("1");
                lease.close();
            }
        }
    }

    @Test
    void a_hub_that_goes_on_opening_sessions_does_not_keep_the_next_from_beginning() throws Exception {
        TestDatabase.Address address = TestDatabase.freshAddress();
        ExecutorService others = Executors.newFixedThreadPool(8);
        AtomicBoolean over = new AtomicBoolean();
        try (Database replaced = open(address);
                Database next = open(address)) {
            begun(replaced);
            CountDownLatch shown = new CountDownLatch(8);
            List<Future<Integer>> showing = Stream.generate(
                            () -> others.submit(() -> timesRefused(address, shown, over)))
                    .limit(8)
                    .toList();
            shown.await();
            silentFor(next, HubLease.LAPSES_AFTER.plusSeconds(1));

            HubLease held = begun(next);
            over.set(true);
            for (Future<Integer> one : showing) {
                assertThat(one.get()).isPositive();
            }
            assertThat(held.standing()).isEqualTo(HubLease.Standing.HELD);
            held.close();
        } finally {
            over.set(true);
            others.shutdown();
        }
    }

    /** Opens sessions of the first epoch without end, and one more when it is over. */
    private static int timesRefused(TestDatabase.Address address, CountDownLatch shown, AtomicBoolean over)
            throws SQLException {
        Properties properties = new Properties();
        properties.put("user", address.user());
        properties.put("password", address.password());
        properties.put("options", Predecessors.options(1));
        int refused = 0;
        boolean last;
        do {
            last = over.get();
            try (Connection session = DriverManager.getConnection(address.url(), properties);
                    Statement statement = session.createStatement()) {
                statement.execute(Predecessors.SHOW_EPOCH);
                shown.countDown();
            } catch (PSQLException e) {
                refused++;
            }
        } while (!last);
        return refused;
    }

    private static void openAgainAndAgain(Database hub, AtomicBoolean begun) {
        while (!begun.get()) {
            try (Handle db = hub.jdbi().open()) {
                hub.evict(db.getConnection());
            } catch (JdbiException e) {
                assertThat(e).as("its connections are made anew").isNotNull();
            }
        }
    }

    private static List<String> epochsOf(Database hub, int sessions) {
        List<Handle> open = Stream.generate(hub.jdbi()::open).limit(sessions).toList();
        List<String> epochs = open.stream()
                .map(db -> db.select("select coalesce(current_setting('simpul.epoch', true), 'none')")
                        .mapTo(String.class)
                        .one())
                .toList();
        open.forEach(Handle::close);
        return epochs;
    }

    private static Database open(TestDatabase.Address address) {
        Database database = Database.open(address.url(), address.user(), address.password());
        database.useTransaction(db -> db.execute("create table if not exists sayings (what text)"));
        return database;
    }

    private static HubLease begun(Database database) {
        HubLease lease = database.lease();
        database.begin(lease);
        return lease;
    }

    private static void silentFor(Database database, Duration time) {
        database.useTransaction(db -> db.execute(
                "update lease set seen_at = clock_timestamp() - make_interval(secs => ?)", time.toSeconds()));
    }

    private static long silence(Database database) {
        return database.inTransaction(
                db -> db.select("select extract(epoch from clock_timestamp() - seen_at)::int from lease")
                        .mapTo(Long.class)
                        .one());
    }

    private void endItsSession() {
        endItsSession(database);
    }

    private static void endItsSession(Database database) {
        database.jdbi().useHandle(handle -> assertThat(
                        handle.select("""
                        select pg_terminate_backend(pid, 60000) from pg_locks
                        where locktype = 'advisory' and objsubid = 1
                          and database = (select oid from pg_database where datname = current_database())
                        """).mapTo(Boolean.class).list())
                .containsExactly(true));
    }
}
