package id.simpul.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.simpul.client.Protocol;
import id.simpul.console.session.Role;
import id.simpul.ledger.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Callers over HTTP who are slow, many, wrong or large. Two others, a school and a campus, are answered all the while, and so are the
 * contract and readiness.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HttpLimitsJourney {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int CALLS_OF_ONE = 3;
    private static final int CONNECTIONS = 60;
    private static final int LARGEST = 256 * 1024;
    private static final String PASSWORD = "awan-kerikil-pelita-7";
    private static final String BOUNDARY =
            "--x\r\nContent-Disposition: form-data; name=\"f\"; filename=\"f.bin\"\r\n\r\n";

    @TempDir
    private static Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<RawHttp> open = new ArrayList<>();
    private WholeHub hub;
    private Member rude;
    private Member school;
    private Member campus;
    private int asked;

    @BeforeAll
    void start() {
        hub = WholeHub.withDatabase(folder)
                .with("SIMPUL_HTTP_PATIENCE", "5")
                .with("SIMPUL_HTTP_CALLS_PER_CALLER", String.valueOf(CALLS_OF_ONE))
                .with("SIMPUL_HTTP_CONNECTIONS_PER_ADDRESS", String.valueOf(CONNECTIONS))
                .start();
        rude = hub.add("sd-rude", "school");
        school = hub.add("sd-biasa", "school");
        campus = hub.add("kampus", "university");
    }

    @AfterEach
    void hangUp() throws IOException {
        for (RawHttp one : open) {
            one.close();
        }
        open.clear();
    }

    @AfterAll
    void stop() {
        hub.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP", "MANAGEMENT"})
    void those_who_never_finish_their_head_are_cut_off_and_shut_nobody_out(String port) throws Exception {
        for (int n = 0; n < 3 * CONNECTIONS; n++) {
            RawHttp slow = connect(port);
            slow.say("GET /contract/ HTTP/1.1\r\nHost: localhost\r\nX-Slow: ");
        }

        assertOthersAreAnswered();
        await().atMost(SOON).until(() -> open.stream().allMatch(RawHttp::isEnded));
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP", "MANAGEMENT"})
    void those_who_let_it_drip_are_cut_off_although_they_are_never_idle(String port) throws Exception {
        RawHttp head = connect(port);
        head.say("GET /observe/health/ready HTTP/1.1\r\nHost: localhost\r\nX-Slow: ");
        RawHttp body = connect("HTTP");
        body.say("POST /api/v1/requests HTTP/1.1\r\nHost: localhost\r\n" + RawHttp.credentials(rude)
                + "Content-Type: application/json\r\nContent-Length: 200000\r\n\r\n");

        await().atMost(SOON)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> Stream.of(head, body).filter(drip -> drip.say("x")).allMatch(RawHttp::isEnded));
        assertOthersAreAnswered();
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP", "MANAGEMENT"})
    void a_connection_that_asks_nothing_more_is_closed(String port) throws Exception {
        RawHttp idle = connect(port);
        idle.say("GET /contract/codes.json HTTP/1.1\r\nHost: localhost\r\n\r\n");

        assertThat(idle.answer(SOON)).startsWith("HTTP/1.1 ");
        await().atMost(SOON).until(idle::isAtItsEnd);
    }

    @Test
    void a_partner_that_reads_no_answer_holds_up_itself_alone_and_that_not_for_long() throws Exception {
        fill(rude, 12, 90_000);
        for (int n = 0; n < CALLS_OF_ONE; n++) {
            // More than the system's own buffers take
            connect("HTTP").say(get("/api/v1/replies?limit=500", rude).repeat(20));
        }

        HttpResponse<String> refused =
                await().atMost(SOON).until(() -> replies(rude), answer -> answer.statusCode() == 429);
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        assertOthersAreAnswered();
        await().atMost(SOON).until(() -> replies(rude).statusCode() == 200);
        assertThat(open).allMatch(RawHttp::isAtItsEnd);
    }

    @ParameterizedTest
    @CsvSource({
        "POST /api/v1/requests, 415",
        "PUT /api/v1/requests/a, 415",
        "GET /api/v1/replies, 415",
        "DELETE /api/nothing, 415",
        "GET /contract/, 415",
        "POST /visit, 415",
        // Mail programs send a small one there.
        "POST /p/x, 413"
    })
    void a_form_with_files_is_refused_before_a_byte_of_it_is_kept(String call, int status) throws Exception {
        for (String credentials : List.of("", RawHttp.credentials(rude))) {
            RawHttp form = connect("HTTP");
            form.say(call + " HTTP/1.1\r\nHost: localhost\r\n" + credentials
                    + "Content-Type: Multipart/Form-Data; boundary=x\r\nContent-Length: 900000\r\n\r\n" + BOUNDARY
                    + "x".repeat(300_000));

            assertThat(form.answer(SOON)).startsWith("HTTP/1.1 " + status + " ");
        }
        assertThat(Path.of("file-uploads")).doesNotExist();
        Path kept = Path.of(System.getProperty("java.io.tmpdir"), "camel");
        // Other tests' hubs may be taking in their files there.
        await().atMost(SOON).until(() -> Files.notExists(kept) || files(kept).isEmpty());
        assertOthersAreAnswered();
    }

    @Test
    void a_body_that_would_have_to_be_unpacked_is_answered_415() throws Exception {
        RawHttp packed = connect("HTTP");
        packed.say(post(rude, "Content-Type: application/json\r\nContent-Encoding: gzip\r\nContent-Length: 900000"));

        assertThat(packed.answer(SOON)).isEqualTo("HTTP/1.1 415 Unsupported Media Type");
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void a_body_that_says_it_is_too_large_is_refused_before_it_comes() throws Exception {
        RawHttp large = connect("HTTP");
        large.say(post(rude, "Content-Type: application/json\r\nContent-Length: " + (LARGEST + 1)));

        assertThat(large.answer(SOON)).startsWith("HTTP/1.1 413 ");
    }

    @Test
    void a_body_that_grows_too_large_is_refused_while_it_comes() throws Exception {
        RawHttp large = connect("HTTP");
        large.say(post(rude, "Content-Type: application/json\r\nTransfer-Encoding: chunked"));
        String part = "8000\r\n" + "x".repeat(0x8000) + "\r\n";
        IntStream.range(0, 9).forEach(n -> large.say(part));

        assertThat(large.answer(SOON)).startsWith("HTTP/1.1 413 ");
        await().atMost(SOON).until(() -> !large.say(part));
        assertOthersAreAnswered();
    }

    @Test
    void a_body_as_large_as_allowed_is_taken() {
        String body = Asked.status(school, "besar", "x").toString();
        String large = body + " ".repeat(LARGEST - body.length());

        assertThat(new HttpSystem(hub, school).post(large).statusCode()).isEqualTo(202);
    }

    @Test
    void who_may_send_a_catalogue_has_the_time_that_it_takes_and_a_stranger_has_not() throws Exception {
        StaffBrowser rina = librarian();
        String field = "--part\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\n"
                + rina.form("/catalogue/new").get("csrf") + "\r\n";
        String begin = field + "--part\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.mrc\"\r\n\r\n";
        String end = "\r\n--part--\r\n";
        int size = 8 << 20;
        RawHttp slow = connect("HTTP");
        slow.say(catalogue(rina, begin.length() + size + end.length()) + begin);
        RawHttp stranger = connect("HTTP");
        stranger.say("POST /login HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5000\r\n"
                + "Content-Type: application/x-www-form-urlencoded\r\n\r\nname=");

        await().atMost(SOON).until(stranger::isEnded);
        assertThat(slow.isEnded()).isFalse();
        assertThat(slow.say("x".repeat(size) + end)).isTrue();

        assertThat(slow.answer(SOON)).startsWith("HTTP/1.1 422 ");
    }

    @Test
    void who_may_send_a_catalogue_and_does_not_is_cut_off_too() throws Exception {
        RawHttp idle = connect("HTTP");
        idle.say(catalogue(librarian(), 1000) + "--part\r\n");

        await().atMost(SOON).until(idle::isEnded);
        assertOthersAreAnswered();
    }

    @Test
    void a_catalogue_that_is_too_large_is_refused_before_it_comes() throws Exception {
        RawHttp large = connect("HTTP");
        large.say(catalogue(librarian(), 600_000_000));

        assertThat(large.answer(SOON)).startsWith("HTTP/1.1 413 ");
    }

    private StaffBrowser librarian() {
        hub.hub().letLookRound("rina", "Rina", Role.OPERATOR, PASSWORD);
        StaffBrowser rina = StaffBrowser.in(hub, "rina", PASSWORD);
        rina.get("/catalogue/new");
        return rina;
    }

    private static String catalogue(StaffBrowser sender, int length) {
        return "POST /catalogue/new HTTP/1.1\r\nHost: localhost\r\nAccept: text/html\r\nCookie: simpul="
                + sender.cookie("simpul").orElseThrow()
                + "\r\nContent-Type: multipart/form-data; boundary=part\r\nContent-Length: " + length + "\r\n\r\n";
    }

    @Test
    void who_is_not_let_in_is_told_before_the_body_comes() throws Exception {
        RawHttp stranger = connect("HTTP");
        stranger.say("POST /api/v1/requests HTTP/1.1\r\nHost: localhost\r\n" + RawHttp.credentials("sd-rude", "guessed")
                + "Content-Type: application/json\r\nContent-Length: 200000\r\n\r\n");

        assertThat(stranger.answer(SOON)).isEqualTo("HTTP/1.1 401 Unauthorized");
    }

    @Test
    void wrong_passwords_wait_and_who_has_the_right_one_does_not() {
        long before = System.nanoTime();
        List<CompletableFuture<HttpResponse<String>>> guesses = IntStream.range(0, 20)
                .mapToObj(n -> n % 2 == 0
                        ? RawHttp.credentials("sd-rude", "guess-" + n)
                        : RawHttp.credentials("nobody-" + n, "guess"))
                .map(header -> header.strip().split(": "))
                .map(header -> HttpRequest.newBuilder(hub.url("/api/v1/replies"))
                        .header(header[0], header[1])
                        .build())
                .map(request -> client.sendAsync(request, HttpResponse.BodyHandlers.ofString()))
                .toList();

        assertOthersAreAnswered();
        assertThat(new HttpSystem(hub, rude).get("/api/v1/notices").statusCode())
                .isEqualTo(200);

        List<Integer> told = guesses.stream()
                .map(CompletableFuture::join)
                .map(HttpResponse::statusCode)
                .toList();
        assertThat(told).containsOnly(401, 429).contains(401);
        assertThat(System.nanoTime() - before)
                .isGreaterThan(Duration.ofSeconds(1).toNanos());
        assertThat(metrics()).containsPattern("simpul_http_wrong_passwords_total [1-9]");
    }

    @Test
    void what_no_path_can_spell_is_found_where_the_answer_says() {
        HttpSystem system = new HttpSystem(hub, school);
        for (String id : List.of(".", "..", "a/b", "../x", "a%2Fb", "a b+c", "?x=1&y#z", "ü€😀", "\"<>\\^`{|}", "%")) {
            HttpResponse<String> taken =
                    system.post(Asked.status(school, id, "x").toString());
            assertThat(taken.statusCode()).as(id).isEqualTo(202);
            String location = taken.headers().firstValue("Location").orElseThrow();

            assertThat(URI.create("http://localhost" + location).normalize().toString())
                    .endsWith(location);
            assertThat(system.answerAt(location).at("/reply/data/request").asText())
                    .isEqualTo(id);
        }
    }

    @Test
    void an_id_that_was_used_with_another_body_is_a_conflict_at_the_door() {
        HttpSystem system = new HttpSystem(hub, school);
        String first = Asked.status(school, "sekali", "x").toString();
        HttpResponse<String> taken = system.post(first);
        system.answerAt(taken.headers().firstValue("Location").orElseThrow());

        HttpResponse<String> other =
                system.post(Asked.status(school, "sekali", "y").toString());

        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(Json.parse(other.body()).path("detail").asText()).contains(" / ");
        assertThat(system.post("  " + first).statusCode()).isEqualTo(202);
    }

    @Test
    void browsers_are_told_to_keep_nothing_and_to_run_nothing() {
        for (HttpResponse<String> answer : List.of(
                new HttpSystem(hub, school).get("/api/v1/replies"),
                WholeHub.http(HttpRequest.newBuilder(hub.url("/api/v1/replies")).build()),
                WholeHub.http(HttpRequest.newBuilder(hub.url("/no/page")).build()))) {
            assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
            assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
            assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
                    .startsWith("default-src 'none'");
            assertThat(answer.headers().firstValue("Server")).isEmpty();
        }
    }

    @Test
    void what_no_route_answers_is_a_problem_in_both_languages() {
        for (HttpResponse<String> answer : List.of(
                open("GET", "/no/page"), open("DELETE", "/contract/"), open("PUT", "/p/none"), open("PATCH", "/"))) {
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            assertThat(Json.parse(answer.body()).path("detail").asText()).contains(" / ");
            assertThat(answer.headers().firstValue("Date")).isPresent();
        }
        assertThat(open("OPTIONS", "/no/page").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /                 | GET, HEAD, OPTIONS
            /contract         | GET, HEAD, OPTIONS
            /contract/        | GET, HEAD, OPTIONS
            /contract/x       | GET, HEAD, OPTIONS
            /p/none           | GET, HEAD, OPTIONS, POST
            /api/v1/requests  | GET, HEAD, OPTIONS, POST
            /api/v1/requests/ | GET, HEAD, OPTIONS, POST
            /api/v1/requests/x| GET, HEAD, OPTIONS
            /api/v1/replies   | GET, HEAD, OPTIONS
            """)
    void every_address_says_which_methods_it_takes(String path, String methods) {
        HttpResponse<String> asked = as(school, "OPTIONS", path);
        assertThat(asked.statusCode()).isEqualTo(204);
        assertThat(asked.headers().firstValue("Allow")).hasValue(methods);

        HttpResponse<String> other = as(school, "DELETE", path);
        assertThat(other.statusCode()).isEqualTo(405);
        assertThat(other.headers().firstValue("Allow")).hasValue(methods);
    }

    @Test
    void a_head_says_what_a_get_would_say_without_the_body() {
        for (String path : List.of("/api/v1/replies", "/api/v1/notices?limit=1", "/contract/openapi.json")) {
            HttpResponse<String> head = as(school, "HEAD", path);
            HttpResponse<String> get = as(school, "GET", path);
            assertThat(head.statusCode()).isEqualTo(get.statusCode());
            assertThat(head.headers().firstValue("Content-Type"))
                    .isEqualTo(get.headers().firstValue("Content-Type"));
            assertThat(head.body()).isEmpty();
        }
    }

    @Test
    void the_contract_is_found_without_its_last_stroke_and_not_sent_twice() {
        HttpResponse<String> bare = open("GET", "/contract");
        assertThat(bare.statusCode()).isEqualTo(308);
        assertThat(bare.headers().firstValue("Location")).hasValue("/contract/");

        HttpResponse<String> first = open("GET", "/contract/asyncapi.json");
        String tag = first.headers().firstValue("ETag").orElseThrow();
        assertThat(first.headers().firstValue("Cache-Control")).hasValue("public, max-age=3600");
        HttpResponse<String> again = WholeHub.http(HttpRequest.newBuilder(hub.url("/contract/asyncapi.json"))
                .header("If-None-Match", "\"other\", " + tag)
                .build());
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.headers().firstValue("ETag")).hasValue(tag);
        assertThat(again.body()).isEmpty();
        assertThat(open("GET", "/contract/codes.json").headers().firstValue("ETag"))
                .isPresent()
                .isNotEqualTo(Optional.of(tag));
    }

    @Test
    void json_in_another_character_set_is_not_taken() {
        for (String taken : List.of("application/json", "application/json; charset=\"UTF-8\"")) {
            assertThat(postedAs(taken)).as(taken).isEqualTo(202);
        }
        for (String other : List.of("application/json; charset=iso-8859-1", "text/plain; charset=utf-8")) {
            assertThat(postedAs(other)).as(other).isEqualTo(415);
        }
    }

    private int postedAs(String type) {
        String[] header = RawHttp.credentials(school).strip().split(": ");
        String request = Asked.status(school, "aksara", "x").toString();
        return WholeHub.http(HttpRequest.newBuilder(hub.url("/api/v1/requests"))
                        .headers(header[0], header[1], "Content-Type", type)
                        .POST(HttpRequest.BodyPublishers.ofString(request))
                        .build())
                .statusCode();
    }

    private HttpResponse<String> open(String method, String path) {
        return WholeHub.http(HttpRequest.newBuilder(hub.url(path))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build());
    }

    private HttpResponse<String> as(Member member, String method, String path) {
        String[] header = RawHttp.credentials(member).strip().split(": ");
        return WholeHub.http(HttpRequest.newBuilder(hub.url(path))
                .header(header[0], header[1])
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build());
    }

    /** One of the same kind and one of another send and read, and what is open to anyone answers. */
    private void assertOthersAreAnswered() {
        for (Member other : List.of(school, campus)) {
            HttpSystem system = new HttpSystem(hub, other);
            HttpResponse<String> taken =
                    system.post(Asked.status(other, "sela-" + ++asked, "x").toString());
            assertThat(taken.statusCode()).isEqualTo(202);
            system.answerAt(taken.headers().firstValue("Location").orElseThrow());
        }
        assertThat(WholeHub.http(HttpRequest.newBuilder(hub.url("/contract/")).build())
                        .statusCode())
                .isEqualTo(200);
        assertThat(hub.readiness()).isEqualTo(200);
    }

    private RawHttp connect(String port) throws IOException {
        RawHttp connection = new RawHttp(
                port.equals("HTTP")
                        ? hub.port(Protocol.HTTP)
                        : Integer.parseInt(hub.environment().get("SIMPUL_MANAGEMENT_PORT")));
        open.add(connection);
        return connection;
    }

    private static String get(String path, Member member) {
        return "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n" + RawHttp.credentials(member) + "\r\n";
    }

    private static String post(Member member, String headers) {
        return "POST /api/v1/requests HTTP/1.1\r\nHost: localhost\r\n" + RawHttp.credentials(member) + headers
                + "\r\n\r\n";
    }

    private HttpResponse<String> replies(Member member) {
        return new HttpSystem(hub, member).get("/api/v1/replies?limit=1");
    }

    private void fill(Member member, int replies, int bytes) {
        hub.hub().stores().database().useTransaction(db -> db.execute("""
                insert into replies (partner, reply_id, event, at)
                select ?, 'fill-' || n, '{"text":"' || repeat('x', ?) || '"}', now() from generate_series(1, ?) n
                """, member.id(), bytes, replies));
    }

    private String metrics() {
        URI metrics =
                URI.create("http://127.0.0.1:" + hub.environment().get("SIMPUL_MANAGEMENT_PORT") + "/observe/metrics");
        return WholeHub.http(HttpRequest.newBuilder(metrics).build()).body();
    }
}
