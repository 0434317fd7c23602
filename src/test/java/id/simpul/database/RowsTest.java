package id.simpul.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.Json;
import id.simpul.partner.PartnerId;
import id.simpul.policy.Quarter;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

    /** JDBI writes out what is bound, as for Java Flight Recorder and in messages. */
    @Test
    void what_is_bound_is_not_written_out() {
        try (Database database = TestDatabase.fresh()) {
            String written = database.jdbi().withHandle(db -> Rows.bind(
                            Rows.bind(db.createQuery("select :id"), Thing.class, List.of(FULL)), FULL)
                    .getContext()
                    .getBinding()
                    .toString());
            assertThat(written).contains("1 of Thing").contains("one Thing").doesNotContain("sd-01");
        }
    }

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

    enum Mood {
        GLAD,
        SAD;

        String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    record Person(String name, Optional<Mood> mood, Map<String, String> unknownToSql) {
        int length() {
            return name.length();
        }
    }

    record Change(Person before, Optional<Person> after, Quarter quarter) {}

    @Test
    void what_lies_deeper_is_named_by_its_path_and_goes_by_what_it_is_on_the_wire() {
        Person glad = new Person("Sari", Optional.of(Mood.GLAD), Map.of());
        Person plain = new Person("Budi Utomo", Optional.empty(), Map.of());
        Quarter quarter = Quarter.parse("2026-Q3");
        try (Database database = TestDatabase.fresh()) {
            List<String> read = database.jdbi().withHandle(db -> Rows.bind(
                            db.createQuery("""
                                    select concat_ws(' ', name, mood, length, after, quarter, :end)
                                      from unnest(:before.name, :before.mood, :before.length, :after.mood, :quarter)
                                           as change (name, mood, length, after, quarter)
                                    """),
                            Change.class,
                            List.of(
                                    new Change(glad, Optional.of(glad), quarter),
                                    new Change(plain, Optional.empty(), quarter)))
                    .bind("end", ".")
                    .mapTo(String.class)
                    .list());

            assertThat(read).containsExactly("Sari glad 4 glad 2026-Q3 .", "Budi Utomo 10 2026-Q3 .");
        }
    }

    record Letter(Person by, List<String> pages, Optional<LocalDate> read, List<PartnerId> to) {}

    @Test
    void one_record_is_a_row_with_its_lists_as_arrays() {
        Letter letter = new Letter(
                new Person("Sari", Optional.of(Mood.SAD), Map.of()),
                List.of("Dear all,", "farewell"),
                Optional.empty(),
                List.of(new PartnerId("sd-01")));
        try (Database database = TestDatabase.fresh()) {
            String read = database.jdbi().withHandle(db -> Rows.bind(db.createQuery("""
                                    select concat_ws(' ', :by.name, :by.mood, array_to_string(:pages, ' '), :read,
                                                     array_to_string(:to, ' '))
                                    """), letter)
                    .mapTo(String.class)
                    .one());

            assertThat(read).isEqualTo("Sari sad Dear all, farewell sd-01");
        }
    }

    @Test
    void a_name_that_the_records_do_not_know_is_an_error() {
        try (Database database = TestDatabase.fresh()) {
            assertThatThrownBy(() -> database.jdbi().withHandle(db -> Rows.bind(
                                    db.createQuery("select * from unnest(:nothing)"),
                                    Person.class,
                                    List.of(new Person("Sari", Optional.empty(), Map.of())))
                            .mapTo(String.class)
                            .list()))
                    .hasMessageContaining("nothing");
        }
    }
}
