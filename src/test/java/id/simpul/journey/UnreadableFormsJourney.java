package id.simpul.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.simpul.console.session.Role;
import id.simpul.ledger.Json;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Forms as no browser sends them: each is answered, with what is wrong in both languages, and none is a fault in the log. */
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
    private List<Path> uploaded() throws IOException {
        try (Stream<Path> files = Files.walk(hub.home())) {
            return files.filter(file -> file.toString().contains("incoming") && Files.isRegularFile(file))
                    .toList();
        }
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
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(Json.parse(answer.body()).path("detail").asText()).contains("tidak terbaca", "cannot be read");
        isSilent();
    }

    private void isSilent() {
        assertThat(kept.texts().get("log"))
                .noneMatch(line -> line.contains("Unhandled exception") || line.contains("Exception:"));
    }
}
