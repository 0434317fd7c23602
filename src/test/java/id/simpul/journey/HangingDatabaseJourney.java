package id.simpul.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.simpul.client.Protocol;
import id.simpul.database.TestDatabase;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database hangs: its connections are open and nothing comes. Calls over HTTP end all the same, and none is told a lie. */
class HangingDatabaseJourney {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int AT_ONCE = 8;
    /** A thread for each, however few the machine has. */
    private static final Executor ANOTHER = task -> new Thread(task, "reader").start();

    @TempDir
    private Path home;

    private Cable cable;
    private WholeHub hub;

    @BeforeEach
    void start() {
        TestDatabase.Address database = TestDatabase.freshAddress();
        URI server = URI.create(database.url().substring("jdbc:".length()));
        cable = new Cable(server.getPort());
        hub = new WholeHub(home)
                .with("SIMPUL_DB_URL", "jdbc:postgresql://127.0.0.1:" + cable.port() + server.getPath())
                .with("SIMPUL_DB_USER", database.user())
                .with("SIMPUL_DB_PASSWORD", database.password())
                .start();
    }

    @AfterEach
    void stop() throws Exception {
        cable.release();
        hub.close();
        cable.close();
    }

    @Test
    void what_is_posted_is_taken_and_what_is_asked_is_told_to_come_later() throws Exception {
        Member school = hub.add("sd-contoh", "school");
        HttpSystem system = new HttpSystem(hub, school);
        assertThat(system.get("/api/v1/replies").statusCode()).isEqualTo(200);

        cable.squeeze();
        List<CompletableFuture<HttpResponse<String>>> readers = IntStream.range(0, AT_ONCE)
                .mapToObj(n -> CompletableFuture.supplyAsync(() -> system.get("/api/v1/replies"), ANOTHER))
                .toList();
        assertThat(open("/contract/")).isEqualTo(200);
        for (CompletableFuture<HttpResponse<String>> reader : readers) {
            assertThat(reader.get(SOON.toSeconds(), TimeUnit.SECONDS).statusCode())
                    .isEqualTo(503);
        }
        HttpResponse<String> taken = await().atMost(SOON)
                .until(
                        () -> system.post(Asked.status(school, "tanya-1", "x").toString()),
                        answer -> answer.statusCode() != 429);
        assertThat(taken.statusCode()).isEqualTo(202);
        String location = taken.headers().firstValue("Location").orElseThrow();
        assertThat(system.get(location).body()).isEqualTo("{\"state\":\"waiting\"}");
        assertThat(system.get("/api/v1/requests/lain").statusCode()).isEqualTo(503);
        assertThat(open("/contract/codes.json")).isEqualTo(200);

        cable.release();
        await().atMost(Duration.ofMinutes(3))
                .until(() -> system.get(location).body().contains("\"answered\""));
    }

    @Test
    void those_who_ask_and_hang_up_use_up_nothing_that_others_need() throws Exception {
        Member school = hub.add("sd-contoh", "school");
        String ask = "GET /api/v1/replies HTTP/1.1\r\nHost: localhost\r\n" + RawHttp.credentials(school) + "\r\n";

        cable.squeeze();
        for (int n = 0; n < 300; n++) {
            try (RawHttp impatient = new RawHttp(hub.port(Protocol.HTTP))) {
                impatient.say(ask);
            }
            if (n % 50 == 0) {
                assertThat(open("/contract/codes.json")).isEqualTo(200);
            }
        }
        cable.release();

        HttpSystem system = new HttpSystem(hub, school);
        await().atMost(SOON).until(() -> system.get("/api/v1/replies").statusCode() == 200);
    }

    private int open(String path) {
        return WholeHub.http(HttpRequest.newBuilder(hub.url(path)).build()).statusCode();
    }
}
