package id.simpul.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TimedTransactionsTest {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Duration SHORT = Duration.ofMillis(200);

    private final Database database = TestDatabase.fresh();
    private final TimedTransactions transactions = new TimedTransactions(database);
    private final CountDownLatch over = new CountDownLatch(1);

    @BeforeEach
    void open() {
        database.jdbi().useHandle(db -> db.execute("create table things (id int primary key)"));
    }

    @AfterEach
    void close() {
        over.countDown();
        database.close();
    }

    @Test
    void what_is_done_in_time_is_kept() {
        int made = transactions.run(LONG, (db, limit) -> db.execute("insert into things values (1)"));

        assertThat(made).isOne();
        assertThat(things()).isOne();
    }

    @Test
    void a_statement_that_takes_too_long_is_cancelled_and_nothing_is_kept() {
        assertThatThrownBy(() -> transactions.run(SHORT, (db, limit) -> {
                    db.execute("insert into things values (1)");
                    return db.execute("select pg_sleep(60)");
                }))
                .isInstanceOf(OutOfTime.class);
        assertThat(things()).isZero();
    }

    @Test
    void work_that_heeds_nothing_is_given_up_and_can_keep_nothing_any_more() {
        CountDownLatch ended = new CountDownLatch(1);
        assertThatThrownBy(() -> transactions.run(SHORT, (db, limit) -> {
                    db.execute("insert into things values (1)");
                    stubborn();
                    ended.countDown();
                    return 1;
                }))
                .isInstanceOf(OutOfTime.class);
        await().until(() -> openTransactions() == 0);

        over.countDown();
        await().until(() -> ended.getCount() == 0);
        assertThat(things()).isZero();
    }

    @Test
    void a_commit_that_takes_too_long_is_rolled_back() {
        database.jdbi().useHandle(db -> db.execute("""
                create function dawdle() returns trigger language plpgsql as $$
                begin
                    perform pg_sleep(60);
                    return null;
                end
                $$;
                create constraint trigger dawdle after insert on things deferrable initially deferred
                    for each row execute function dawdle();
                """));
        assertThatThrownBy(() -> transactions.run(SHORT, (db, limit) -> db.execute("insert into things values (1)")))
                .isInstanceOf(RuntimeException.class);
        assertThat(things()).isZero();
    }

    @Test
    void what_the_work_throws_is_thrown() {
        AssertionError error = new AssertionError("an Error too");
        assertThatThrownBy(() -> transactions.run(LONG, (db, limit) -> {
                    throw error;
                }))
                .isSameAs(error);
    }

    private void stubborn() {
        while (over.getCount() > 0) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    private int things() {
        return count("select count(*) from things");
    }

    /** One that was given up holds no lock any more. */
    private int openTransactions() {
        return count("select count(*) from pg_stat_activity"
                + " where datname = current_database() and state like 'idle in transaction%'");
    }

    private int count(String sql) {
        return database.jdbi()
                .withHandle(db -> db.createQuery(sql).mapTo(Integer.class).one());
    }
}
