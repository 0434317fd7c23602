package id.simpul.journey;

import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.console.frame.ActLinks;
import id.simpul.console.session.Role;
import id.simpul.ledger.RequestType;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Who may come to which address, asked of every address that the router has, as each role, as a partner and as nobody; and who may do
 * which act. {@code who-may.txt} says what is meant: a new address without a line there fails. That roles see what they may is
 * {@link EveryPageJourney}'s.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WhoMayJourney {
    private static final Path MEANT = Path.of("src/test/resources/who-may.txt");
    private static final String PASSWORD = "awan-kerikil-pelita-7";
    private static final int NOT_FOUND = 404;
    private static final int FORBIDDEN = 403;

    private final Map<String, StaffBrowser> staff = new LinkedHashMap<>();
    private WholeHub hub;
    private Member school;
    private Member neighbour;

    @BeforeAll
    void a_hub_with_one_of_each(@TempDir Path home) {
        hub = WholeHub.withDatabase(home).start();
        school = hub.add("sd-satu", "school");
        neighbour = hub.add("sd-dua", "school");
        for (Role role : List.of(Role.VIEWER, Role.OPERATOR, Role.ADMINISTRATOR)) {
            String name = role.name().toLowerCase(Locale.ROOT);
            hub.hub().letLookRound(name, name, role, PASSWORD);
            staff.put(name, StaffBrowser.in(hub, name, PASSWORD));
        }
    }

    @AfterAll
    void stop() {
        hub.close();
    }

    @Test
    void every_address_admits_whom_it_is_meant_for_and_nobody_else() throws Exception {
        List<String> found = hub.hub().addresses().stream()
                .filter(address -> address.matches("(GET|POST|PUT|DELETE|PATCH) .*"))
                .map(address -> address + " " + admitted(address))
                .toList();
        if (Boolean.getBoolean("write.docs")) {
            Files.write(MEANT, found);
        }
        assertThat(found).hasSizeGreaterThan(80).containsExactlyElementsOf(Files.readAllLines(MEANT));
    }

    private String admitted(String address) {
        String method = address.substring(0, address.indexOf(' '));
        String path = address.substring(address.indexOf(' ') + 1)
                .replaceAll("/[*]$", "/x")
                .replaceAll(":[a-z]+", "x1");
        HttpResponse<String> nobody = call(new StaffBrowser(hub), method, path);
        if (nobody.statusCode() == 401) {
            return partners(method, path);
        }
        if (nobody.statusCode() != 303
                || !nobody.headers().firstValue("Location").orElse("").startsWith("/login")) {
            return "everybody";
        }
        assertThat(asPartner(school, method, path).statusCode())
                .as(address + " with a partner's password")
                .isNotEqualTo(200);
        for (Map.Entry<String, StaffBrowser> one : staff.entrySet()) {
            int status = call(one.getValue(), method, path).statusCode();
            if (method.equals("POST") ? status == FORBIDDEN : status != NOT_FOUND) {
                return one.getKey();
            }
            assertThat(status).as(one.getKey() + " " + address).isEqualTo(NOT_FOUND);
        }
        return "staff";
    }

    /** Neither staff nor who has a wrong password is a partner. */
    private String partners(String method, String path) {
        staff.values().forEach(browser -> assertThat(call(browser, method, path).statusCode())
                .as(path)
                .isEqualTo(401));
        Member guess = new Member(school.id(), neighbour.password());
        assertThat(asPartner(guess, method, path).statusCode()).as(path).isEqualTo(401);
        assertThat(asPartner(school, method, path).statusCode()).as(path).isNotEqualTo(401);
        return "partners";
    }

    /** A form is posted without the seal that only its page has, so that whoever may send it is told that it is no form of ours. */
    private static HttpResponse<String> call(StaffBrowser browser, String method, String path) {
        if (method.equals("POST") && path.startsWith("/api/")) {
            return browser.postJson(path);
        }
        return method.equals("POST") ? browser.post(path, Map.of()) : browser.get(path);
    }

    private HttpResponse<String> asPartner(Member member, String method, String path) {
        String line = RawHttp.credentials(member).strip();
        HttpRequest.BodyPublisher body =
                method.equals("POST") ? HttpRequest.BodyPublishers.ofString("{}") : HttpRequest.BodyPublishers.noBody();
        return WholeHub.http(HttpRequest.newBuilder(hub.url(path))
                .header("Authorization", line.substring(line.indexOf(' ') + 1))
                .header("Content-Type", "application/json")
                .method(method, body)
                .build());
    }

    @Test
    void every_act_of_staff_is_done_by_whom_it_is_meant_for_and_by_nobody_else() {
        List<RequestType> acts = Arrays.stream(RequestType.values())
                .filter(RequestType::isStaffAct)
                .toList();
        assertThat(acts).hasSizeGreaterThan(40);
        for (RequestType act : acts) {
            String address = "/acts/" + act.wire().replaceFirst("staff[.]", "");
            boolean administrators = ActLinks.leastFor(act) == Role.ADMINISTRATOR;
            for (String user : List.of("viewer", "operator")) {
                boolean may = user.equals("operator") && !administrators;
                StaffBrowser browser = staff.get(user);
                HttpResponse<String> form = browser.get(address);
                if (!may) {
                    assertThat(form.statusCode()).as(user + " " + address).isEqualTo(NOT_FOUND);
                    browser.get("/me");
                    String csrf = browser.form("/logout").get("csrf");
                    int sent = browser.post(address, Map.of("csrf", csrf, "reason", "coba"))
                            .statusCode();
                    assertThat(sent).as(user + " does " + address).isEqualTo(NOT_FOUND);
                }
            }
            assertThat(new StaffBrowser(hub)
                            .post(address, Map.of("reason", "coba"))
                            .statusCode())
                    .as("nobody does " + address)
                    .isEqualTo(303);
        }
    }

    @Test
    void what_one_partner_sent_and_was_told_no_other_sees() {
        HttpSystem mine = new HttpSystem(hub, school);
        String location = mine.post(Asked.status(school, "rahasia-1", "x").toString())
                .headers()
                .firstValue("Location")
                .orElseThrow();
        assertThat(mine.answerAt(location).at("/reply/data/request").asText()).isEqualTo("rahasia-1");
        HttpSystem other = new HttpSystem(hub, neighbour);
        assertThat(other.get(location).statusCode()).isEqualTo(NOT_FOUND);
        assertThat(other.get("/api/v1/replies").body()).doesNotContain("rahasia-1");
        assertThat(other.get("/api/v1/notices").body()).doesNotContain("rahasia-1");
        assertThat(other.post(Asked.status(school, "palsu-1", "x").toString()).statusCode())
                .isEqualTo(202);
        String where = "/api/v1/requests/palsu-1";
        assertThat(other.answerAt(where).toString()).contains("wrong-source");
        assertThat(mine.get(where).statusCode()).isEqualTo(NOT_FOUND);
    }
}
