package id.simpul.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SortedTest {
    private static final List<Order> ORDERS = List.of(
            Order.text("name", "lower(name)", "id"),
            Order.day("day", "day", "id"),
            Order.time("at", "at", "id"),
            Order.number("seq", "seq").downward(),
            Order.id("id", "id"));

    private Database database;

    @BeforeAll
    void things_of_which_many_are_alike() {
        database = TestDatabase.fresh();
        database.useTransaction(db -> {
            db.execute("create table things (id text primary key, name text, day date, at timestamptz, seq bigint)");
            db.execute("""
                    insert into things
                    select 'thing-' || n, (array['SD Contoh', 'sd contoh', 'SMP 100% %s', '', 'SD  Dua'])[1 + n % 5],
                           date '2026-11-01' + n % 3, timestamptz '2026-11-01 01:02:03.123456Z' + n % 4 * interval '1 microsecond', n
                      from generate_series(1, 23) as n
                    """);
        });
    }

    @AfterAll
    void close() {
        database.close();
    }

    /** Each page is asked for by the key that the one before told. */
    private static List<String> all(Handle db, String way, int most) {
        List<String> all = new ArrayList<>();
        Optional<String> after = Optional.empty();
        do {
            Sorted sorted = Order.among(ORDERS, Optional.of(way), after, most);
            Part<String> part = sorted.read(
                    db.createQuery("select id, %s as place from things where %s order by %s limit :most"
                            .formatted(sorted.place(), sorted.beyond(), sorted.by())),
                    row -> row.getString("id"));
            assertThat(part.rows()).hasSizeLessThanOrEqualTo(most);
            all.addAll(part.rows());
            after = part.next();
        } while (after.isPresent());
        return all;
    }

    @Test
    void page_by_page_each_row_comes_once_however_many_are_alike() {
        database.useTransaction(db -> {
            for (String way : Order.ways(ORDERS)) {
                List<String> whole = all(db, way, 100);
                assertThat(whole).as(way).hasSize(23).doesNotHaveDuplicates();
                for (int most : List.of(1, 2, 5, 23)) {
                    assertThat(all(db, way, most)).as(way + " by " + most).isEqualTo(whole);
                }
            }
        });
    }

    @Test
    void from_the_end_it_is_the_other_way_round() {
        database.useTransaction(db -> ORDERS.forEach(order -> {
            List<String> down = all(db, order.asked(true), 4);
            Collections.reverse(down);
            assertThat(down).as(order.column()).isEqualTo(all(db, order.asked(false), 4));
        }));
    }

    @Test
    void what_nobody_asks_for_is_the_first_order_as_it_likes() {
        assertThat(Order.among(ORDERS, Optional.empty(), Optional.empty(), 1)
                        .order()
                        .column())
                .isEqualTo("name");
        assertThat(Order.among(ORDERS.subList(3, 4), Optional.empty(), Optional.empty(), 1)
                        .down())
                .isTrue();
    }

    @Test
    void a_key_that_no_page_of_that_order_told_is_refused() {
        database.useTransaction(db -> {
            assertThatThrownBy(() -> part(db, "day", "thing-1 soon")).isInstanceOf(DateTimeException.class);
            assertThatThrownBy(() -> part(db, "seq", "thing-1")).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> part(db, "name", "thing-1")).isInstanceOf(IllegalArgumentException.class);
        });
    }

    private static Part<String> part(Handle db, String way, String after) {
        Sorted sorted = Order.among(ORDERS, Optional.of(way), Optional.of(after), 1);
        return sorted.read(
                db.createQuery("select id, %s as place from things where %s order by %s limit :most"
                        .formatted(sorted.place(), sorted.beyond(), sorted.by())),
                row -> row.getString("id"));
    }
}
