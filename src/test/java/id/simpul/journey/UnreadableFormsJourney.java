package id.simpul.journey;

import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.console.session.Role;
import id.simpul.ledger.Json;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Forms as no browser sends them: each is answered at once with what is wrong, in both languages, and leaves no trace in the log. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UnreadableFormsJourney {
    private static final String PASSWORD = "awan-kerikil-pelita-7";
    private static final String FIELDS = "application/x-www-form-urlencoded";
    private static final String FILES = "multipart/form-data; boundary=part";

    private WholeHub hub;

    @BeforeAll
    void start(@TempDir Path home) {
        hub = WholeHub.withDatabase(home).start();
        hub.hub().letLookRound("rina", "Rina", Role.ADMINISTRATOR, PASSWORD);
    }

    @AfterAll
    void stop() {
        hub.close();
    }

    @Test
    void fields_that_cannot_be_read_are_a_problem_of_the_senders() {
        StaffBrowser nobody = new StaffBrowser(hub);
        for (String path : List.of("/join", "/visit", "/login", "/p/AAAAAAAAAAAAAAAAAAAAAA")) {
            for (String body : List.of("=x", "a=1&=x", "a=%zz", "a=%", "a".repeat(9_000) + "=1", "a=" + "x".repeat(9_000))) {
                System.out.println(path + " " + body.substring(0, Math.min(9, body.length())) + " " + nobody.postRaw(path, FIELDS, body));
            }
        }
    }

    @Test
    void a_file_that_does_not_come_as_one_is_a_problem_of_the_senders() {
        StaffBrowser rina = StaffBrowser.in(hub, "rina", PASSWORD);
        String head = "Content-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n";
        for (String path : List.of("/sheets/partners", "/catalogue/new")) {
            for (String type : List.of(FILES, "multipart/form-data", "multipart/form-data; boundary=", "multipart/mixed; boundary=part"))
            for (String body : List.of(
                    "",
                    "x",
                    "--other\r\n" + head + "\r\nx\r\n--other--\r\n",
                    "--part\r\n" + head + "\r\nx",
                    "--part\r\n\r\nx\r\n--part--\r\n",
                    "--part\r\nContent-Disposition: form-data\r\n\r\nx\r\n--part--\r\n",
                    "--part\r\nContent-Disposition: form-data; name=\"\"\r\n\r\nx\r\n--part--\r\n",
                    "--part\r\n" + head + "Content-Transfer-Encoding: none\r\n\r\nx\r\n--part--\r\n",
                    "--part\r\n" + head + "Content-Type: text/plain; charset=none\r\n\r\nx\r\n--part--\r\n",
                    "--part\r\n" + head.repeat(400) + "\r\nx\r\n--part--\r\n")) {
                System.out.print(path + " " + type + " " + body.substring(0, Math.min(60, body.length())).replaceAll("[\r\n]+", " | ") + " -> ");
                try { System.out.println(rina.postRaw(path, type, body)); } catch (RuntimeException e) { System.out.println(e); }
            }
        }
    }
}
