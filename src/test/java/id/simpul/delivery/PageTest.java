package id.simpul.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.simpul.database.Database;
import id.simpul.database.TestDatabase;
import id.simpul.ledger.Json;
import id.simpul.ledger.Notice;
import id.simpul.partner.PartnerId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PageTest {
    private static final Instant AT = Instant.parse("2026-07-01T01:00:00Z");
    private static final PartnerId SCHOOL = new PartnerId("school");

    private final Database database = TestDatabase.fresh();
    private final Directory directory = new Directory(database);
    private final Outbox outbox = new Outbox(() -> {});
    private final Notices notices = new Notices(database.jdbi());

    @BeforeEach
    void addSchool() {
        directory.add("school", "a@school.example", true, "email");
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void pages_follow_one_another_without_gap_or_repeat() {
        for (int n = 0; n < 5; n++) {
            String batch = "b" + n;
            database.useTransaction(db -> promise(db, batch));
        }

        Page first = notices.after(SCHOOL, "", 2);
        Page second = notices.after(SCHOOL, first.next(), 2);
        Page third = notices.after(SCHOOL, second.next(), 2);
        Page fourth = notices.after(SCHOOL, third.next(), 2);

        assertThat(batches(first)).containsExactly("b0", "b1");
        assertThat(batches(second)).containsExactly("b2", "b3");
        assertThat(batches(third)).containsExactly("b4");
        assertThat(fourth.items()).isEmpty();
        assertThat(fourth.next()).isEqualTo(third.next());
    }

    @Test
    void a_notice_whose_transaction_commits_late_is_not_passed_over() {
        try (Handle slow = database.jdbi().open()) {
            slow.begin();
            promise(slow, "slow");
            database.useTransaction(db -> promise(db, "quick"));

            Page early = notices.after(SCHOOL, "", 10);
            assertThat(early.items()).isEmpty();

            slow.commit();
            assertThat(batches(notices.after(SCHOOL, early.next(), 10))).containsExactly("slow", "quick");
        }
    }

    @Test
    void replies_are_read_in_the_same_way() {
        directory.reply("school", "rep-1", "r-1");
        directory.reply("other", "rep-2", "r-2");
        directory.reply("school", "rep-3", "r-3");
        RepliesSent replies = new RepliesSent(database.jdbi());

        Page first = replies.after(SCHOOL, "", 1);

        assertThat(text(first)).isEqualTo("{\"items\":[{\"id\":\"rep-1\"}],\"next\":\"" + first.next() + "\"}");
        Page second = replies.after(SCHOOL, first.next(), 10);
        assertThat(text(second)).isEqualTo("{\"items\":[{\"id\":\"rep-3\"}],\"next\":\"" + second.next() + "\"}");
    }

    @Test
    void a_page_ends_before_it_passes_a_mebibyte_and_the_next_goes_on_there() {
        for (int n = 0; n < 5; n++) {
            notice("{\"n\":" + n + ",\"text\":\"" + "x".repeat(300_000) + "\"}");
        }

        Page first = notices.after(SCHOOL, "", 500);
        Page second = notices.after(SCHOOL, first.next(), 500);

        assertThat(first.items()).hasSize(3);
        assertThat(first.json().length).isBetween(900_000, Page.LARGEST);
        assertThat(second.items()).hasSize(2);
        assertThat(new String(second.items().get(0), UTF_8)).startsWith("{\"n\":3,");
    }

    @Test
    void many_bytes_are_counted_and_not_many_characters() {
        for (int n = 0; n < 2; n++) {
            notice("{\"n\":" + n + ",\"text\":\"" + "\u00e9".repeat(300_000) + "\"}");
        }

        assertThat(notices.after(SCHOOL, "", 500).items()).hasSize(1);
    }

    @Test
    void an_item_that_is_larger_than_a_page_comes_alone() {
        notice("{\"n\":0}");
        notice("{\"n\":1,\"text\":\"" + "x".repeat(2 * Page.LARGEST) + "\"}");
        notice("{\"n\":2}");

        Page before = notices.after(SCHOOL, "", 500);
        Page large = notices.after(SCHOOL, before.next(), 500);
        Page after = notices.after(SCHOOL, large.next(), 500);

        assertThat(before.items()).hasSize(1);
        assertThat(large.items()).hasSize(1);
        assertThat(large.json().length).isGreaterThan(2 * Page.LARGEST);
        assertThat(text(after)).startsWith("{\"items\":[{\"n\":2}]");
    }

    @Test
    void what_is_stored_is_written_as_it_stands() {
        String deep = "{\"n\":" + "[".repeat(2000) + "]".repeat(2000) + ",  \"spaces\" : 1.00}";
        notice(deep);

        Page page = notices.after(SCHOOL, "", 1);

        assertThat(text(page)).isEqualTo("{\"items\":[" + deep + "],\"next\":\"" + page.next() + "\"}");
    }

    private void notice(String event) {
        database.useTransaction(db -> db.execute("""
                insert into notices (id, partner, topic, event, at) values (gen_random_uuid(), ?, 'rotation.due', ?, now())
                """, SCHOOL.toString(), event));
    }

    @Test
    void who_asks_for_what_comes_after_a_cursor_has_read_what_came_before() {
        directory.reply("school", "rep-1", "r-1");
        directory.reply("school", "rep-2", "r-2");
        directory.reply("school", "rep-3", "r-3");
        List<String> told = new ArrayList<>();
        RepliesSent replies = new RepliesSent(database.jdbi(), (partner, cursor) -> told.add(cursor));

        Page two = replies.after(SCHOOL, "", 2);
        assertThat(told).isEmpty();
        replies.after(SCHOOL, two.next(), 2);

        assertThat(told).containsExactly(two.next());
        assertThat(replies.upTo(SCHOOL, two.next(), List.of("r-3", "r-2", "r-1", "r-9")))
                .containsExactlyInAnyOrder("r-1", "r-2");
    }

    @Test
    void rows_of_a_restored_backup_are_read_although_their_transactions_are_unknown_here() {
        database.useTransaction(db -> promise(db, "restored"));
        database.jdbi().useHandle(db -> db.execute("update notices set tx = '900000000000'"));

        assertThat(batches(notices.after(SCHOOL, "", 10))).containsExactly("restored");
    }

    @Test
    void a_cursor_that_was_never_given_is_refused() {
        assertThatThrownBy(() -> notices.after(SCHOOL, "1; drop table notices", 10))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private void promise(Handle db, String batch) {
        outbox.promise(db, List.of(Notice.to(SCHOOL, NoticeSamples.due(batch))), AT);
    }

    private static List<String> batches(Page page) {
        return page.items().stream()
                .map(event -> Json.parse(new String(event, UTF_8))
                        .path("data")
                        .path("batch")
                        .asText())
                .toList();
    }

    private static String text(Page page) {
        return new String(page.json(), UTF_8);
    }
}
