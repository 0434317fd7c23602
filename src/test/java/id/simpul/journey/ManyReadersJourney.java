package id.simpul.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.simpul.delivery.Page;
import id.simpul.ledger.Json;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many who read large pages at once from a hub of little memory, in a process of its own. */
class ManyReadersJourney {
    private static final int READERS = 32;
    private static final int REPLIES = 150;
    private static final int BYTES = 110_000;

    @TempDir
    private Path directory;

    private WholeHub settings;
    private int asked;

    @Test
    void one_partners_readers_cost_a_bounded_memory_and_hold_up_nobody() throws Exception {
        settings = WholeHub.withDatabase(directory);
        ExecutorService threads = Executors.newFixedThreadPool(READERS);
        try (ChildHub hub = ChildHub.started(settings)) {
            Member reader = hub.add("sd-rakus", "school");
            List<Member> others = List.of(hub.add("sd-biasa", "school"), hub.add("kampus", "university"));
            fill(reader);
            Set<Integer> told = ConcurrentHashMap.newKeySet();
            List<CompletableFuture<Integer>> readers = new ArrayList<>();
            for (int n = 0; n < READERS; n++) {
                readers.add(CompletableFuture.supplyAsync(() -> readAll(reader, told), threads));
            }

            while (readers.stream().anyMatch(one -> !one.isDone())) {
                assertOthersAreAnswered(others);
            }

            for (CompletableFuture<Integer> one : readers) {
                assertThat(one.get(1, TimeUnit.MINUTES)).isEqualTo(REPLIES);
            }
            assertThat(told).contains(200).isSubsetOf(200, 429);
            assertOthersAreAnswered(others);
            assertThat(String.join("\n", hub.said())).doesNotContain("OutOfMemoryError");
        } finally {
            threads.shutdownNow();
        }
    }

    /** Page by page, waiting when told to; how many replies there were. */
    private int readAll(Member member, Set<Integer> told) {
        HttpSystem system = new HttpSystem(settings, member);
        int read = 0;
        String cursor = "";
        while (true) {
            String page = "/api/v1/replies?limit=500&after=" + cursor;
            HttpResponse<String> answer = await().atMost(Duration.ofMinutes(5)).until(() -> system.get(page), got -> {
                told.add(got.statusCode());
                return got.statusCode() != 429;
            });
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body().length()).isLessThanOrEqualTo(Page.LARGEST);
            int items = Json.parse(answer.body()).path("items").size();
            if (items == 0) {
                return read;
            }
            read += items;
            cursor = Json.parse(answer.body()).path("next").asText();
        }
    }

    private void assertOthersAreAnswered(List<Member> others) {
        for (Member other : others) {
            HttpSystem system = new HttpSystem(settings, other);
            HttpResponse<String> taken =
                    system.post(Asked.status(other, "sela-" + ++asked, "x").toString());
            assertThat(taken.statusCode()).isEqualTo(202);
            system.answerAt(taken.headers().firstValue("Location").orElseThrow());
        }
        assertThat(settings.readiness()).isEqualTo(200);
    }

    private void fill(Member member) {
        Jdbi database = Jdbi.create(
                settings.environment().get("SIMPUL_DB_URL"),
                settings.environment().get("SIMPUL_DB_USER"),
                settings.environment().get("SIMPUL_DB_PASSWORD"));
        database.useHandle(db -> db.execute("""
                insert into replies (partner, reply_id, event, at)
                select ?, 'fill-' || n, '{"text":"' || repeat('x', ?) || '"}', now() from generate_series(1, ?) n
                """, member.id(), BYTES, REPLIES));
    }
}
