package id.simpul.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.simpul.console.session.Role;
import id.simpul.ledger.Json;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Forms as long as pages make them, which are read, and forms as no browser sends them: each of those is answered, with what is wrong in
 * both languages, and none is a fault in the log.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UnreadableFormsJourney {
    private static final String PASSWORD = "awan-kerikil-pelita-7";
    private static final String FILES = "multipart/form-data; boundary=part";
    private static final String FILE = "Content-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n";
    private static final String END = "\r\nx\r\n--part--\r\n";

    private WholeHub hub;
    private EverythingKept kept;
    private StaffBrowser rina;

    @BeforeAll
    void start(@TempDir Path home) {
        hub = WholeHub.withDatabase(home).start();
        hub.hub().letLookRound("rina", "Rina", Role.ADMINISTRATOR, PASSWORD);
        rina = StaffBrowser.in(hub, "rina", PASSWORD);
    }

    @AfterAll
    void stop() {
        hub.close();
    }

    @BeforeEach
    void listen() {
        kept = new EverythingKept(hub);
    }

    @AfterEach
    void stopListening() {
        kept.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/join", "/visit", "/login", "/p/AAAAAAAAAAAAAAAAAAAAAA"})
    void fields_without_a_name_or_with_an_endless_one_are_the_senders_mistake(String path) {
        StaffBrowser nobody = new StaffBrowser(hub);
        for (String body : List.of("=x", "a=1&=x", "a".repeat(9_000) + "=1")) {
            isRefused(nobody.postRaw(path, "application/x-www-form-urlencoded", body));
        }
    }

    @Test
    void the_calendar_that_comes_along_can_be_sent_from_its_page() throws IOException {
        String days = Files.readString(Path.of("src/main/resources/calendars/national-holidays.csv"));
        rina.get("/calendar/new");

        HttpResponse<String> look = rina.send("/calendar/new", "text", days, "source", "SKB", "file", "uji.csv");

        assertThat(days.length()).isGreaterThan(8 << 10);
        assertThat(look.statusCode()).isEqualTo(200);
        assertThat(look.body()).contains("Periksa sekali lagi");
        isSilent();
    }

    @Test
    void a_thousand_failed_messages_are_named_in_one_form() {
        List<String> ids = IntStream.range(0, 1000).mapToObj("%025d"::formatted).toList();
        Map<String, String> form = Map.of(
                "csrf", token(), "act", UUID.randomUUID().toString(), "failures", String.join(" ", ids), "reason", "x");

        HttpResponse<String> answer = rina.post("/attention/none/retry", form);

        // None of them is there, which is found out by reading them.
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains(String.join(" ", ids));
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 1000, 4000})
    void as_many_fields_are_read_as_a_page_may_have_boxes(int boxes) {
        Map<String, String> form = new HashMap<>(Map.of("csrf", token()));
        IntStream.range(0, boxes).forEach(box -> form.put("box-" + box, "x"));

        assertThat(rina.post("/calendar/new", form).statusCode()).isEqualTo(422);
    }

    @Test
    void more_fields_than_any_page_has_are_the_senders_mistake() {
        isRefused(rina.postRaw("/calendar/new", "application/x-www-form-urlencoded", "a=1&".repeat(10_000)));
    }

    @Test
    void a_field_beside_a_file_that_is_longer_than_any_form_is_the_senders_mistake() {
        String field = "Content-Disposition: form-data; name=\"partner\"\r\n\r\n" + "x".repeat(200 << 10);

        isRefused(rina.postRaw("/catalogue/new", FILES, "--part\r\n" + field + END));
    }

    @ParameterizedTest
    @CsvSource({"64, 65, 64 kB", "160, 161, 160 kB"})
    void a_form_that_is_too_large_is_told_so_with_the_limit_that_it_met(int most, int kibibytes, String said) {
        String path = most == 64 ? "/calendar/new" : "/login";

        HttpResponse<String> answer = rina.post(path, Map.of("text", "x".repeat(kibibytes << 10)));

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/html; charset=utf-8");
        assertThat(answer.body()).contains("paling besar " + said).doesNotContain("KiB");
        isSilent();
    }

    @Test
    void a_program_that_sends_what_cannot_be_read_is_told_so_in_both_languages() {
        HttpRequest request = HttpRequest.newBuilder(hub.url("/join"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("=x"))
                .build();

        HttpResponse<String> answer = WholeHub.http(request);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(Json.parse(answer.body()).path("detail").asText()).contains("tidak terbaca", "cannot be read");
        isSilent();
    }

    private String token() {
        rina.get("/calendar/new");
        return rina.form("/calendar/new").get("csrf");
    }

    private static Stream<String> damaged() {
        return Stream.of(
                "--part\r\n" + END,
                "--part\r\nContent-Disposition: form-data\r\n" + END,
                "--part\r\nContent-Disposition: form-data; name=\"\"\r\n" + END,
                "--part\r\n" + FILE + "Content-Transfer-Encoding: none\r\n" + END,
                "--part\r\n" + FILE + "Content-Type: text/plain; charset=none\r\n" + END,
                "--part\r\n" + FILE.repeat(400) + END,
                "--part\r\n" + FILE + "\r\ncut off");
    }

    @ParameterizedTest
    @MethodSource("damaged")
    void a_large_file_that_does_not_come_as_one_is_the_senders_mistake(String body) {
        isRefused(rina.postRaw("/catalogue/new", FILES, body));
        await().untilAsserted(() -> assertThat(uploaded()).isEmpty());
    }

    /** What came of files stands under the home, until its page has answered. */
    private List<Path> uploaded() {
        return FilesInUse.of(hub.home()).stream()
                .filter(file -> file.toString().contains("incoming"))
                .toList();
    }

    /** What came of it may be looked at as a form from which all else is missing. */
    @ParameterizedTest
    @MethodSource("damaged")
    void a_list_that_does_not_come_as_one_is_the_senders_mistake(String body) {
        assertThat(rina.postRaw("/sheets/partners", FILES, body).statusCode()).isIn(400, 403);
        isSilent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"multipart/form-data", "multipart/form-data; boundary=", "multipart/mixed; boundary=part"})
    void a_head_by_which_no_parts_can_be_told_apart_is_the_senders_mistake(String type) {
        for (String path : List.of("/catalogue/new", "/sheets/partners")) {
            assertThat(rina.postRaw(path, type, "--part\r\n" + FILE + END).statusCode())
                    .isIn(400, 403);
            isSilent();
        }
    }

    private void isRefused(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/html; charset=utf-8");
        assertThat(answer.body()).contains("rusak di jalan");
        isSilent();
    }

    private void isSilent() {
        assertThat(kept.texts().get("log"))
                .noneMatch(line -> line.contains("Unhandled exception") || line.contains("Exception:"));
    }
}
