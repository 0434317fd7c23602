package id.simpul.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HubLockTest {
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
        try (HubLock first = database.lock()) {
            assertThatThrownBy(database::lock)
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("Another hub uses this database (simpul "
                            + ProcessHandle.current().pid());
            assertThat(first.isHeld()).isTrue();
        }
        try (HubLock second = database.lock()) {
            assertThat(second.isHeld()).isTrue();
        }
    }

    @Test
    void a_lock_lost_with_its_session_is_taken_again() {
        try (HubLock lock = database.lock()) {
            endItsSession();
            assertThat(lock.isHeld()).isTrue();
            assertThatThrownBy(database::lock).isInstanceOf(StartRefused.class);
        }
    }

    @Test
    void a_hub_whose_lock_went_to_another_knows_it() {
        try (HubLock first = database.lock()) {
            endItsSession();
            try (HubLock second = database.lock()) {
                assertThat(second.isHeld()).isTrue();
                assertThat(first.isHeld()).isFalse();
            }
        }
    }

    private void endItsSession() {
        database.jdbi().useHandle(handle -> assertThat(
                        handle.select("""
                        select pg_terminate_backend(pid, 5000) from pg_locks
                        where locktype = 'advisory'
                          and database = (select oid from pg_database where datname = current_database())
                        """).mapTo(Boolean.class).list())
                .containsExactly(true));
    }
}
