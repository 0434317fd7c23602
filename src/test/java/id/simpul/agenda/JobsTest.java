package id.simpul.agenda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.simpul.database.Database;
import id.simpul.database.TestDatabase;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JobsTest {
    private static final Instant DUE = Instant.parse("2026-08-31T23:00:00Z");
    private static final Instant NOW = Instant.parse("2026-09-10T00:00:00Z");
    private static final Chore.Due FIRST = due("sd-contoh");
    private static final Chore.Due SECOND = due("sd-teladan");

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
    void each_part_is_done_once() {
        assertThat(claim(FIRST)).containsExactly(FIRST);
        assertThat(claim(SECOND, FIRST, SECOND)).containsExactly(SECOND);
        assertThat(claim(FIRST, SECOND)).isEmpty();
        assertThat(database.jdbi().<Boolean, RuntimeException>withHandle(db -> Jobs.claim(db, FIRST, NOW)))
                .isFalse();

        database.jdbi().useHandle(db -> {
            assertThat(Jobs.done(db, "announce", "2026-Q3")).containsExactlyInAnyOrder("sd-contoh", "sd-teladan");
            assertThat(Jobs.isDone(db, "announce", "2026-Q3", "sd-contoh")).isTrue();
            assertThat(Jobs.isDone(db, "announce", "2026-Q4", "sd-contoh")).isFalse();
        });
    }

    @Test
    void a_run_that_fails_leaves_its_parts_to_the_next() {
        assertThatThrownBy(() -> database.useTransaction(db -> {
                    Jobs.claim(db, List.of(FIRST), NOW);
                    throw new IllegalStateException("killed");
                }))
                .hasMessage("killed");

        assertThat(claim(FIRST)).containsExactly(FIRST);
    }

    @Test
    void of_two_runs_at_once_the_second_waits_and_then_does_nothing() {
        CompletableFuture<List<Chore.Due>> second = database.inTransaction(db -> {
            Jobs.claim(db, List.of(FIRST), NOW);
            CompletableFuture<List<Chore.Due>> other = CompletableFuture.supplyAsync(() -> claim(FIRST));
            Awaitility.await().until(this::somebodyWaits);
            return other;
        });

        assertThat(second.join()).isEmpty();
    }

    private boolean somebodyWaits() {
        return database.jdbi()
                .withHandle(db -> db.select("""
                        select exists (select 1 from pg_stat_activity
                                       where datname = current_database() and wait_event_type = 'Lock')
                        """).mapTo(Boolean.class).one());
    }

    private List<Chore.Due> claim(Chore.Due... parts) {
        return database.inTransaction(db -> Jobs.claim(db, List.of(parts), NOW));
    }

    private static Chore.Due due(String part) {
        return new Chore.Due("announce", "2026-Q3", part, DUE);
    }
}
