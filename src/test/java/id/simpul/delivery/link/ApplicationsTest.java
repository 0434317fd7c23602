package id.simpul.delivery.link;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.database.Database;
import id.simpul.database.TestDatabase;
import id.simpul.ledger.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ApplicationsTest {
    private static final Instant NOW = Instant.parse("2026-11-26T02:00:00Z");

    private Database database;

    @BeforeEach
    void open() {
        database = TestDatabase.fresh();
    }

    @AfterEach
    void close() {
        database.close();
    }

    private Applications.Made made() {
        ObjectNode data = Json.object().put("name", "SD Contoh");
        Optional<Applications.Made> made = database.inTransaction(
                db -> Applications.make(db, data, "192.0.2.1", new Applications.Limits(5, 50), NOW));
        return made.orElseThrow();
    }

    private List<Applications.Made> notMailed(Duration later) {
        return database.inTransaction(db -> Applications.notMailed(db, NOW.plus(later)));
    }

    private boolean opens(String token) {
        Optional<Applications.Application> found =
                database.inTransaction(db -> Applications.find(db, token, NOW.plus(Duration.ofHours(1))));
        return found.isPresent();
    }

    @Test
    void a_mail_that_was_not_taken_is_tried_again_after_a_while_under_a_link_of_its_own() {
        Applications.Made first = made();
        assertThat(notMailed(Duration.ofMinutes(4))).isEmpty();

        List<Applications.Made> again = notMailed(Duration.ofMinutes(6));
        assertThat(again).singleElement().satisfies(one -> assertThat(
                        one.application().id())
                .isEqualTo(first.application().id()));
        assertThat(opens(again.get(0).token())).isTrue();
        assertThat(opens(first.token())).isFalse();

        assertThat(notMailed(Duration.ofMinutes(7))).isEmpty();
        assertThat(notMailed(Duration.ofMinutes(12))).hasSize(1);
        database.useTransaction(
                db -> Applications.mailed(db, first.application().id(), NOW));
        assertThat(notMailed(Duration.ofMinutes(30))).isEmpty();
    }

    @Test
    void what_nobody_was_ever_asked_about_is_given_up_after_a_week() {
        made();
        assertThat(notMailed(Duration.ofDays(8))).isEmpty();
    }
}
