package id.simpul.console.session;

import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.database.Database;
import id.simpul.database.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AttemptsTest {
    private static final Instant NOW = Instant.parse("2026-11-26T08:00:00Z");
    private final Database database = TestDatabase.fresh();

    @AfterEach
    void close() {
        database.close();
    }

    private void wrong(int times, String user, String address, Instant at) {
        database.useTransaction(db -> {
            for (int i = 0; i < times; i++) {
                Attempts.wrong(db, user, address, at);
            }
        });
    }

    private Optional<Duration> locked(String user, String address, Instant at) {
        return database.inTransaction(db -> Attempts.locked(db, user, address, at));
    }

    @Test
    void the_fifth_wrong_password_from_one_address_has_the_user_wait_there_and_not_elsewhere() {
        wrong(4, "rina", "10.0.0.1", NOW);
        assertThat(locked("rina", "10.0.0.1", NOW)).isEmpty();

        wrong(1, "rina", "10.0.0.1", NOW);

        assertThat(locked("rina", "10.0.0.1", NOW)).contains(Duration.ofMinutes(1));
        assertThat(locked("rina", "10.0.0.2", NOW)).isEmpty();
        assertThat(locked("dedi", "10.0.0.1", NOW)).isEmpty();
        assertThat(locked("rina", "10.0.0.1", NOW.plusSeconds(60))).isEmpty();
    }

    @Test
    void each_further_one_has_it_wait_longer_but_never_longer_than_a_quarter_of_an_hour() {
        wrong(7, "rina", "10.0.0.1", NOW);
        assertThat(locked("rina", "10.0.0.1", NOW)).contains(Duration.ofMinutes(4));
        wrong(10, "rina", "10.0.0.1", NOW);
        assertThat(locked("rina", "10.0.0.1", NOW)).contains(Duration.ofMinutes(15));
    }

    @Test
    void an_address_that_tries_many_names_waits_with_all_of_them() {
        for (int i = 0; i < 20; i++) {
            wrong(1, "user" + i, "10.0.0.1", NOW);
        }
        assertThat(locked("another", "10.0.0.1", NOW)).isPresent();
        assertThat(locked("another", "10.0.0.2", NOW)).isEmpty();
    }

    @Test
    void what_was_wrong_is_forgiven_to_who_is_right_and_forgotten_after_a_day() {
        wrong(4, "rina", "10.0.0.1", NOW);
        database.useTransaction(db -> Attempts.right(db, "rina", "10.0.0.1"));
        wrong(4, "rina", "10.0.0.1", NOW);
        assertThat(locked("rina", "10.0.0.1", NOW)).isEmpty();

        wrong(1, "rina", "10.0.0.1", NOW.plus(Duration.ofHours(25)));
        assertThat(locked("rina", "10.0.0.1", NOW.plus(Duration.ofHours(25)))).isEmpty();
        database.useTransaction(db -> Attempts.sweep(db, NOW.plus(Duration.ofDays(3))));
        assertThat(who()).isEmpty();
    }

    private List<String> who() {
        return database.jdbi().withHandle(db -> db.select("select who from staff_attempts")
                .mapTo(String.class)
                .list());
    }

    @Test
    void neither_name_nor_address_is_kept() {
        wrong(1, "rina", "10.0.0.1", NOW);
        assertThat(who()).hasSize(3).allMatch(who -> who.matches("[0-9a-f]{64}"));
    }
}
