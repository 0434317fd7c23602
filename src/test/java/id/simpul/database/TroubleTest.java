package id.simpul.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TroubleTest {
    private static Database database;

    @BeforeAll
    static void open() {
        database = TestDatabase.fresh();
        database.jdbi().useHandle(handle -> handle.execute("create table things (id int primary key)"));
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"53100", "53300", "57P03", "58030", "25006", "3D000", "28P01"})
    void what_no_work_is_to_blame_for_is_trouble_of_the_database(String state) {
        assertThat(DatabaseTrouble.isItsOwn(thrown(state))).isTrue();
        assertThat(DatabaseTrouble.isInterruption(thrown(state))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"08006", "40001", "40P01", "53200", "55P03", "57014", "57P01", "57P02", "25P03", "25P04"})
    void what_others_or_the_work_itself_may_have_interrupted_is_not_trouble_by_itself(String state) {
        assertThat(DatabaseTrouble.isInterruption(thrown(state))).isTrue();
        assertThat(DatabaseTrouble.isItsOwn(thrown(state))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"22001", "23505", "23503", "42601", "42P01", "22P02", "54000"})
    void what_comes_again_each_time_is_neither(String state) {
        for (Throwable thrown : List.of(
                thrown(state), new SQLException("without a state"), new IllegalStateException("a fault of ours"))) {
            assertThat(DatabaseTrouble.isItsOwn(thrown)).isFalse();
            assertThat(DatabaseTrouble.isInterruption(thrown)).isFalse();
        }
    }

    private static Throwable thrown(String state) {
        return new IllegalStateException(new SQLException("in a test", state));
    }

    @Test
    void a_session_that_the_server_ends_is_an_interruption_as_long_as_it_answers() {
        try (Handle ended = database.jdbi().open()) {
            int pid = ended.select("select pg_backend_pid()").mapTo(int.class).one();
            database.jdbi().useHandle(handle -> handle.select("select pg_terminate_backend(?)", pid)
                    .mapTo(boolean.class)
                    .one());

            Throwable thrown = catchThrowable(() -> ended.execute("select 1"));
            assertThat(DatabaseTrouble.isInterruption(thrown)).isTrue();
            assertThat(database.isAway(thrown)).isFalse();
        }
    }

    @Test
    void a_row_that_is_there_already_is_not() {
        Throwable thrown = catchThrowable(() -> database.useTransaction(handle -> {
            handle.execute("insert into things values (1)");
            handle.execute("insert into things values (1)");
        }));

        assertThat(thrown).isNotNull();
        assertThat(DatabaseTrouble.isItsOwn(thrown)).isFalse();
        assertThat(DatabaseTrouble.isInterruption(thrown)).isFalse();
    }

    @Test
    void a_lock_that_does_not_come_is_an_interruption() {
        Throwable thrown = database.inTransaction(holder -> {
            holder.execute("lock table things");
            try (Handle other = database.jdbi().open()) {
                return catchThrowable(() -> other.useTransaction(waiting -> {
                    waiting.execute("set local lock_timeout = '10ms'");
                    waiting.execute("insert into things values (2)");
                }));
            }
        });

        assertThat(DatabaseTrouble.isInterruption(thrown)).isTrue();
        assertThat(database.isAway(thrown)).isFalse();
    }

    @Test
    void a_database_that_was_closed_is_trouble_and_not_the_messages_fault() {
        Database closed = TestDatabase.fresh();
        closed.close();

        assertThat(DatabaseTrouble.isItsOwn(catchThrowable(() -> closed.jdbi().open())))
                .isTrue();
        assertThat(closed.isUp()).isFalse();
    }
}
