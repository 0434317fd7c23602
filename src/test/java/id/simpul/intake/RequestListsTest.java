package id.simpul.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.database.Database;
import id.simpul.database.TestDatabase;
import id.simpul.feature.Listing;
import id.simpul.feature.NotShown;
import id.simpul.feature.Page;
import id.simpul.feature.Query;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests and their answers, in each order that staff can ask for. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RequestListsTest {
    private static final Map<String, String> OF_ONE = Map.of("partner", "sd-02");

    private Database database;

    @BeforeAll
    void a_history_with_gaps_in_which_staff_stand_between_partners() {
        database = TestDatabase.fresh();
        database.useTransaction(db -> {
            db.execute("""
                    insert into partners (id, kind, name, region_system, region_code, created_at, has_system, merged_into)
                    select id, 'school', id, 'kemendagri', '13.75', now(), true, merged from
                    (values ('sd-02', null), ('dinas-1', null), ('univ-9', null), ('busy', null), ('sd-old', 'sd-02')) as one (id, merged)
                    """);
            db.execute("""
                    insert into requests (partner, id, type, fingerprint, status, happened_at, received_at, reply, reply_id, event)
                    select (array['sd-02', 'staff', 'univ-9', 'dinas-1', 'sd-old'])[1 + n % 5], 'r-' || n,
                           (array['visit.book', 'rotation.survey', 'visit.book'])[1 + n % 3], '\\x00',
                           (array['refused', 'accepted'])[1 + n % 2], at, at, seq, 'a-' || n, '{}'
                      from generate_series(1, 60) as n
                     cross join lateral (select case n when 1 then 1 when 60 then 400000 else n / 6 * 2000 + n % 6 end as seq,
                                                timestamptz '2026-11-01 08:00:00+07' + n * interval '1 minute' as at) as answered
                    """);
            db.execute("""
                    insert into replies (seq, partner, reply_id, request_id, event, at)
                    values (30000, 'sd-02', 'a-x', 'r-x', '{"data":{"status":"invalid"}}', '2026-11-01 12:00:00+07'),
                           (30001, 'staff', 'a-y', 'r-y', '{"data":{"status":"invalid"}}', '2026-11-01 12:00:00+07')
                    """);
            db.execute("select setval('places', 400000)");
        });
    }

    @AfterAll
    void close() {
        database.close();
    }

    private Page<ObjectNode> page(Map<String, String> filters, String way, Optional<String> after, int most) {
        Listing<?> list = RequestLists.all().stream()
                .filter(one -> one.name().equals("request.list"))
                .findFirst()
                .orElseThrow();
        return database.jdbi().withHandle(db -> list.page(db, new Query(filters, after, most, Optional.of(way))));
    }

    /** Each page is asked for by the key that the one before told. */
    private List<String> all(Map<String, String> filters, String way, int most) {
        List<String> all = new ArrayList<>();
        Optional<String> after = Optional.empty();
        do {
            Page<ObjectNode> page = page(filters, way, after, most);
            page.rows().forEach(row -> all.add(row.path("request").asText()));
            after = page.next();
        } while (after.isPresent());
        return all;
    }

    private List<String> sorted(String where, String by) {
        return database.jdbi().withHandle(db -> db.createQuery("""
                        select id from (select partner, id, type, status, reply as seq from requests
                                        union all select partner, request_id, '', 'invalid', seq from replies) as answer
                         where partner <> 'staff' and %s order by %s
                        """.formatted(where, by))
                .mapTo(String.class)
                .list());
    }

    private void standsBy(Map<String, String> filters, String way, String where, String by) {
        List<String> expected = sorted(where, by);
        assertThat(expected).hasSizeGreaterThan(10);
        for (int most : new int[] {1, 7, 500}) {
            assertThat(all(filters, way, most))
                    .as(way + ", " + most + " a page")
                    .isEqualTo(expected);
            List<String> down = all(filters, "-" + way, most);
            Collections.reverse(down);
            assertThat(down).as("-" + way + ", " + most + " a page").isEqualTo(expected);
        }
    }

    @Test
    void the_oldest_or_the_newest_answer_is_first_and_none_is_left_out() {
        standsBy(Map.of(), "answered", "true", "seq");
        standsBy(OF_ONE, "answered", "partner in ('sd-02', 'sd-old')", "seq");
        standsBy(Map.of("type", "visit.book"), "answered", "type = 'visit.book'", "seq");
    }

    @Test
    void partners_follow_one_another_each_with_its_answers_by_their_time_and_staff_are_passed_over() {
        standsBy(Map.of(), "partner", "true", "partner, seq");
        standsBy(Map.of("status", "refused"), "partner", "status = 'refused'", "partner, seq");
        standsBy(OF_ONE, "partner", "partner in ('sd-02', 'sd-old')", "seq");
    }

    @Test
    void the_answers_of_one_partner_are_sorted_by_their_kind_and_by_what_they_say() {
        standsBy(OF_ONE, "type", "partner in ('sd-02', 'sd-old')", "type, seq");
        standsBy(OF_ONE, "status", "partner in ('sd-02', 'sd-old')", "status, seq");
    }

    @ParameterizedTest
    @ValueSource(strings = {"type", "-status"})
    void what_no_index_has_cannot_be_sorted_by_among_all_partners(String way) {
        assertThatThrownBy(() -> page(Map.of(), way, Optional.empty(), 50))
                .isInstanceOf(NotShown.class)
                .hasMessageContaining("narrowed by partner");
    }

    @Test
    void a_partner_with_more_answers_than_can_be_sorted_is_said_to_have_too_many() {
        database.useTransaction(db -> db.execute("""
                insert into requests (partner, id, type, fingerprint, status, happened_at, received_at, reply, reply_id, event)
                select 'busy', 'b-' || n, 'visit.book', '\\x00', 'accepted', now(), now(), 100000 + n, 'b-' || n, '{}'
                  from generate_series(1, 5001) as n
                """));
        Map<String, String> busy = Map.of("partner", "busy");
        try {
            assertThatThrownBy(() -> page(busy, "type", Optional.empty(), 50))
                    .isInstanceOf(NotShown.class)
                    .hasMessageContaining("5000");
            assertThat(page(busy, "answered", Optional.empty(), 50).rows()).hasSize(50);
        } finally {
            database.useTransaction(db -> db.execute("delete from requests where partner = 'busy'"));
        }
    }
}
