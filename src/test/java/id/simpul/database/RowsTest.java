package id.simpul.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.Json;
import id.simpul.partner.PartnerId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RowsTest {
    private static final Thing FULL = new Thing(
            new PartnerId("sd-01"),
            "a",
            3,
            true,
            Instant.parse("2026-07-01T01:00:00Z"),
            LocalDate.of(2026, 7, 1),
            Optional.of("said"),
            Json.object().put("n", 1));
    private static final Thing BARE = new Thing(
            new PartnerId("sd-02"), "b", 0, false, Instant.EPOCH, LocalDate.EPOCH, Optional.empty(), Json.object());

    record Thing(
            PartnerId partner,
            String id,
            int count,
            boolean open,
            Instant at,
            LocalDate day,
            Optional<String> note,
            ObjectNode detail) {}

    @Test
    void each_component_of_the_records_is_a_column() {
        try (Database database = TestDatabase.fresh()) {
            List<Thing> read = database.jdbi().withHandle(db -> Rows.bind(
                            db.createQuery(
                                    "select * from unnest(:partner, :id, :count, :open, :at, :day, :note, :detail)"
                                            + " as thing (partner, id, count, open, at, day, note, detail)"),
                            Thing.class,
                            List.of(FULL, BARE))
                    .map((row, context) -> new Thing(
                            new PartnerId(row.getString("partner")),
                            row.getString("id"),
                            row.getInt("count"),
                            row.getBoolean("open"),
                            row.getTimestamp("at").toInstant(),
                            row.getObject("day", LocalDate.class),
                            Optional.ofNullable(row.getString("note")),
                            Json.parse(row.getString("detail"))))
                    .list());

            assertThat(read).containsExactly(FULL, BARE);
        }
    }
}
