package id.simpul.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.Json;
import id.simpul.partner.PartnerId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DatabaseTest {
    private static Database database;

    @BeforeAll
    static void open() {
        database = TestDatabase.fresh();
        database.jdbi()
                .useHandle(handle ->
                        handle.execute("create table things(id text, at timestamptz, on_day date, detail jsonb)"));
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void a_transaction_that_fails_leaves_nothing() {
        assertThatThrownBy(() -> database.useTransaction(handle -> {
                    handle.execute("insert into things(id) values ('lost')");
                    throw new IllegalStateException("in the middle");
                }))
                .hasMessage("in the middle");

        assertThat(count("lost")).isZero();
    }

    @Test
    void what_a_failed_statement_was_given_is_not_repeated() {
        assertThatThrownBy(() -> database.useTransaction(handle -> handle.createUpdate("""
                                insert into partners (id, kind, name) values (:id, 'school', :name)
                                """)
                        .bind("id", "sd-contoh")
                        .bind("name", "Rahasia")
                        .execute()))
                .satisfies(thrown -> assertThat(org.assertj.core.util.Throwables.getStackTrace(thrown))
                        .contains("created_at")
                        .doesNotContain("Rahasia"));
    }

    @Test
    void many_rows_of_the_hubs_own_types_go_in_with_one_statement() {
        ObjectNode detail = Json.object().put("books", 100);
        database.useTransaction(handle -> handle.createUpdate("""
                        insert into things(id, at, on_day, detail)
                        select * from unnest(:ids, :ats, :days, :details)
                        """)
                .bindArray("ids", PartnerId.class, new PartnerId("sd-contoh"), new PartnerId("sd-teladan"))
                .bindArray("ats", Instant.class, Instant.EPOCH, Instant.parse("2026-07-01T01:00:00.123456Z"))
                .bindArray("days", LocalDate.class, LocalDate.EPOCH, LocalDate.of(2026, 7, 1))
                .bindArray("details", ObjectNode.class, detail, Json.object())
                .execute());

        record Thing(PartnerId id, Instant at, LocalDate onDay, ObjectNode detail) {}
        List<Thing> things = database.jdbi()
                .withHandle(handle -> handle.createQuery("select id, at, on_day, detail from things where id = :id")
                        .bind("id", new PartnerId("sd-teladan"))
                        .map((row, context) -> new Thing(
                                new PartnerId(row.getString("id")),
                                row.getTimestamp("at").toInstant(),
                                row.getObject("on_day", LocalDate.class),
                                Json.parse(row.getString("detail"))))
                        .list());
        assertThat(things)
                .containsExactly(new Thing(
                        new PartnerId("sd-teladan"),
                        Instant.parse("2026-07-01T01:00:00.123456Z"),
                        LocalDate.of(2026, 7, 1),
                        Json.object()));
    }

    @Test
    void sessions_speak_utc_and_give_up_what_takes_too_long() {
        assertThat(setting("TimeZone")).isEqualTo("UTC");
        assertThat(setting("statement_timeout")).isEqualTo("1min");
        assertThat(setting("lock_timeout")).isEqualTo("20s");
    }

    @Test
    void a_look_at_what_may_be_much_has_no_limit() {
        String limit = database.patiently(
                db -> db.select("show statement_timeout").mapTo(String.class).one());

        assertThat(limit).isEqualTo("0");
    }

    private static String setting(String name) {
        return database.jdbi().withHandle(handle -> handle.select("select current_setting(?)", name)
                .mapTo(String.class)
                .one());
    }

    private static int count(String id) {
        return database.jdbi().withHandle(handle -> handle.select("select count(*) from things where id = ?", id)
                .mapTo(int.class)
                .one());
    }
}
