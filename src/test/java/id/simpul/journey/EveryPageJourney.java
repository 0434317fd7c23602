package id.simpul.journey;

import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.ledger.Json;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every page to which a link leads, found by following them, in a library where each has something on it and every text of a
 * partner is an attack.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryPageJourney {
    /** What closes tags and attributes, and would run. */
    private static final String ATTACK =
            " <script>document.title=\"taken\"</script>\"'><img src=x onerror=\"document.title='taken'\">";

    private static final Pattern LINK = Pattern.compile("<a [^>]*href=\"(/[^\"#]*)\"");

    /** The head of a column by which a list can be sorted. */
    private static final Pattern SORT = Pattern.compile("<th [^>]*><a href=\"[^\"]*[?&](?:amp;)?sort=([^&\"]+)");

    /** A part of an address that names one thing of many. */
    private static final Pattern THING =
            Pattern.compile("(?!sd$)(?=.*([0-9]|-contoh|sd-))[^/]+|perpustakaan|perpusnas|rina|dedi|tamu");

    private static final Set<String> OPERATORS_ALONE = Set.of("/scan", "/papers", "/answers");
    private static final Set<String> ADMINISTRATORS_ALONE =
            Set.of("/users", "/sessions", "/jobs", "/kept", "/exposed", "/calendar/new", "/policy/new");

    /** What everybody of staff may ask, and change of their own. */
    private static final Set<String> LOOKED_UP = Set.of("/find", "/privileges", "/me", "/logout");

    private BusyLibrary busy;
    private List<String> pages;

    @BeforeAll
    void a_library_amid_its_work_and_all_that_its_administrator_can_reach(@TempDir Path home) {
        busy = BusyLibrary.where(home, ATTACK);
        pages = reached();
    }

    @AfterAll
    void stop() {
        if (busy != null) {
            busy.close();
        }
    }

    /** One page of each kind. */
    private List<String> reached() {
        StaffBrowser rina = in("rina");
        Map<String, String> reached = new LinkedHashMap<>();
        Deque<String> next =
                new ArrayDeque<>(List.of("/", "/batches/bat-now-3/received", "/batches/bat-next-1/swap/BH01201"));
        while (!next.isEmpty()) {
            String page = next.poll();
            if (page.matches(".*([.](csv|xlsx)|/(csv|xlsx|pdf))([?].*)?|.*[?]lang=.*|/papers/.*")
                    || reached.putIfAbsent(kind(page), page) != null) {
                continue;
            }
            HttpResponse<String> shown = rina.get(page);
            assertThat(shown.statusCode()).as(page).isEqualTo(200);
            if (!isPage(shown)) {
                reached.remove(kind(page));
                continue;
            }
            LINK.matcher(shown.body())
                    .results()
                    .forEach(link -> next.add(link.group(1).replace("&amp;", "&")));
        }
        return List.copyOf(reached.values());
    }

    /** Not a file to be kept. */
    private static boolean isPage(HttpResponse<String> shown) {
        return shown.headers().firstValue("Content-Type").orElse("").startsWith("text/html");
    }

    private static String kind(String page) {
        List<String> parts = new ArrayList<>();
        for (String part : page.replaceFirst("[?].*", "").split("/", -1)) {
            parts.add(
                    (page.startsWith("/help/") && !part.isEmpty() && !part.equals("help"))
                                    || (THING.matcher(part).matches() && !page.startsWith("/acts/"))
                            ? "*"
                            : part);
        }
        return String.join("/", parts);
    }

    private StaffBrowser in(String user) {
        return StaffBrowser.in(busy.hub(), user, BusyLibrary.PASSWORD);
    }

    @Test
    void all_menus_and_a_page_of_each_thing_are_among_them() {
        assertThat(pages.stream().map(EveryPageJourney::kind))
                .contains(
                        "/",
                        "/attention",
                        "/pending",
                        "/find",
                        "/rotation",
                        "/batches",
                        "/scan",
                        "/runs",
                        "/papers",
                        "/obligations",
                        "/partners",
                        "/agreements",
                        "/exchange",
                        "/privileges",
                        "/bookings",
                        "/trainings",
                        "/announcements",
                        "/outreach",
                        "/requests",
                        "/mail",
                        "/reports",
                        "/activity",
                        "/calendar",
                        "/policy",
                        "/jobs",
                        "/users",
                        "/system",
                        "/help",
                        "/me")
                .contains(
                        "/attention/*/retry",
                        "/failures/*",
                        "/pending/*/*",
                        "/rotation/*",
                        "/batches/*",
                        "/batches/*/scan",
                        "/batches/*/received",
                        "/batches/*/swap/*",
                        "/runs/*/*",
                        "/obligations/*",
                        "/partners/*",
                        "/partners/*/ask/visit.book",
                        "/agreements/*",
                        "/exchange/*",
                        "/bookings/*",
                        "/trainings/*",
                        "/announcements/*",
                        "/requests/*/*",
                        "/mail/*",
                        "/reports/*",
                        "/users/*",
                        "/acts/outreach");
    }

    @Test
    void nothing_a_partner_wrote_becomes_part_of_a_page() {
        for (String user : List.of("rina", "dedi", "tamu")) {
            StaffBrowser browser = in(user);
            Set<String> shown = new TreeSet<>();
            for (String page : pages) {
                String body = browser.get(page).body();
                assertThat(body).as(user + " " + page).doesNotContain("<script>document", "<img src=x", "\"'>");
                if (body.contains("&lt;script&gt;document")) {
                    shown.add(kind(page));
                }
            }
            assertThat(shown).as("pages that show it as text to " + user).hasSizeGreaterThan(10);
        }
    }

    @Test
    void a_list_that_can_be_sorted_is_so_on_the_page_and_in_its_file_and_refuses_what_it_has_no_column_for() {
        StaffBrowser rina = in("rina");
        int ways = 0;
        for (String page : pages) {
            String address = page.replaceFirst("[?].*", "");
            for (String way : SORT.matcher(rina.get(page).body())
                    .results()
                    .map(found -> found.group(1))
                    .distinct()
                    .toList()) {
                String column = way.replaceFirst("^-", "");
                String sorted = rina.get(address + "?sort=" + column).body();
                assertThat(sorted)
                        .as(page)
                        .contains("aria-sort=\"ascending\"", address + ".csv?sort=" + column + "\"")
                        .matches(body -> !body.contains("<form class=\"filters\"")
                                || body.contains("<input type=\"hidden\" name=\"sort\" value=\"" + column + "\">"));
                assertThat(rina.get(address + "?sort=-" + column).body())
                        .as(page)
                        .contains("aria-sort=\"descending\"");
                List<String> up = rows(rina.get(address + ".csv?sort=" + column));
                List<String> down = new ArrayList<>(rows(rina.get(address + ".csv?sort=-" + column)));
                Collections.reverse(down);
                assertThat(down).as(address + " by " + column).isEqualTo(up);
                ways++;
            }
        }
        assertThat(ways).isGreaterThanOrEqualTo(12);

        HttpResponse<String> wrong = rina.get("/batches?sort=colour");
        assertThat(wrong.statusCode()).isEqualTo(404);
        assertThat(wrong.body()).contains("sort", "quarter", "-dueOn");
    }

    @Test
    void what_only_one_partners_requests_can_be_sorted_by_is_offered_there_and_forgotten_without_it() {
        StaffBrowser rina = in("rina");
        String ofOne = "/requests?partner=" + BusyLibrary.school(2);
        assertThat(offered(rina.get("/requests?sort=-type")))
                .contains("answered", "partner")
                .doesNotContain("type", "status");
        assertThat(offered(rina.get(ofOne))).contains("type", "status");
        assertThat(rina.get(ofOne + "&sort=-type").body()).contains("aria-sort=\"descending\"", "value=\"-type\"");
    }

    private static List<String> offered(HttpResponse<String> list) {
        assertThat(list.statusCode()).isEqualTo(200);
        return SORT.matcher(list.body())
                .results()
                .map(found -> found.group(1).replaceFirst("^-", ""))
                .toList();
    }

    @Test
    void a_command_lists_in_the_same_order_as_the_page() {
        StaffBrowser rina = in("rina");
        for (String way : List.of("dueOn", "-deliverOn")) {
            List<String> page = rows(rina.get("/batches.csv?sort=" + way));
            List<String> command = busy
                    .hub()
                    .hub()
                    .acts()
                    .get("batch.list")
                    .perform(Json.object().put("sort", way), WholeHub.staff())
                    .stream()
                    .map(row -> row.path("batch").asText())
                    .toList();
            assertThat(page).hasSameSizeAs(command).hasSizeGreaterThan(10);
            for (int place = 0; place < page.size(); place++) {
                assertThat(page.get(place)).contains(command.get(place));
            }
        }
    }

    @Test
    void what_the_hub_does_and_keeps_by_itself_is_called_by_names_in_the_readers_language() {
        StaffBrowser rina = in("rina");
        for (String language : List.of("en", "id")) {
            rina.get("/?lang=" + language);
            List<String> work = rows(rina.get("/jobs.csv"));
            assertThat(work).hasSizeGreaterThan(30).allSatisfy(line -> assertThat(line)
                    .doesNotMatch("\ufeff?\"?[A-Z][a-z]+([.][a-z-]+)+\"?[,;].*"));
            assertThat(rina.get("/kept").body())
                    .contains(language.equals("id") ? "isi pengumuman" : "what announcements say")
                    .doesNotContain(
                            language.equals("id") ? "what announcements say" : "isi pengumuman", "Survey-comments");
        }
    }

    /** Without the head. */
    private static List<String> rows(HttpResponse<String> csv) {
        assertThat(csv.statusCode()).isEqualTo(200);
        List<String> lines = csv.body().lines().toList();
        return lines.subList(1, lines.size());
    }

    @Test
    void each_role_sees_its_own_and_nobody_anything() {
        StaffBrowser dedi = in("dedi");
        StaffBrowser tamu = in("tamu");
        StaffBrowser nobody = new StaffBrowser(busy.hub());
        for (String page : pages) {
            String address = page.replaceFirst("[?].*", "");
            boolean administrators = ADMINISTRATORS_ALONE.stream().anyMatch(address::startsWith);
            assertThat(nobody.get(page).statusCode()).as("nobody " + page).isEqualTo(303);
            assertThat(nobody.head(page).statusCode()).as("nobody " + page).isEqualTo(303);
            if (!address.startsWith("/acts/")) {
                assertThat(dedi.get(page).statusCode()).as("dedi " + page).isEqualTo(administrators ? 404 : 200);
            } else {
                assertThat(dedi.get(page).statusCode()).as("dedi " + page).isIn(200, 404);
            }
            assertThat(tamu.get(page).statusCode())
                    .as("tamu " + page)
                    .isEqualTo(administrators || isForOperators(address) ? 404 : 200);
        }
    }

    /** Also where its form is not shown: by what another's page would send. */
    @Test
    void who_only_looks_does_nothing_at_any_page() {
        StaffBrowser tamu = in("tamu");
        List<String> before = busy.hub().rows("select count(*) from requests");
        tamu.get("/me");
        String csrf = tamu.form("/logout").get("csrf");
        for (String page : pages) {
            String address = page.replaceFirst("[?].*", "");
            if (!LOOKED_UP.contains(address)) {
                String act = UUID.randomUUID().toString();
                Map<String, String> sent = Map.of("csrf", csrf, "act", act, "answer", "yes", "reason", "coba");
                assertThat(tamu.post(address, sent).statusCode()).as(address).isIn(404, 405);
            }
        }
        assertThat(busy.hub().rows("select count(*) from requests")).isEqualTo(before);
    }

    private static boolean isForOperators(String address) {
        return OPERATORS_ALONE.contains(address)
                || address.matches(
                        "/acts/.*|/sheets.*|/catalogue/new|/partners/[^/]+/(ask/.*|test.*)|/batches/[^/]+/(scan|received|swap).*|/attention/[^/]+/.*");
    }

    @Test
    void every_page_can_be_read_by_everybody_on_a_telephone_too_and_runs_nothing_else() {
        try (ConsoleBrowser browser = ConsoleBrowser.in(busy.hub(), "rina", BusyLibrary.PASSWORD)) {
            List<String> wrong = new ArrayList<>();
            for (String language : List.of("en", "id")) {
                browser.open("/?lang=" + language);
                for (String page : pages) {
                    browser.width(390);
                    browser.open(page);
                    if (language.equals("id")) {
                        // What axe looks at is the same in both, and dear.
                        browser.violations().forEach(found -> wrong.add(page + ": " + found));
                    }
                    if (browser.tooWide() > 0) {
                        wrong.add(language + " " + page + " is wider than a telephone by " + browser.tooWide());
                    }
                    if (browser.chromium().getTitle().equals("taken")) {
                        wrong.add(page + " was taken over");
                    }
                    browser.logs().stream()
                            .filter(line -> line.contains("Content Security Policy"))
                            .forEach(line -> wrong.add(page + ": " + line));
                }
            }
            assertThat(wrong).isEmpty();

            // A page broken on purpose.
            browser.chromium().executeScript("document.body.innerHTML += '<p style=\"color:red;width:999px\">x</p>'");
            browser.awaitLog("Content Security Policy");
        }
    }
}
