package id.simpul.journey;

import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.console.session.Role;
import id.simpul.ledger.Json;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Staff come in to the console by a browser, look, act, and go; and whoever may not does not. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsoleJourney {
    private static final String PASSWORD = "awan-kerikil-pelita-7";
    private static final List<String> PAGES =
            List.of("/", "/partners", "/partners.csv", "/partners.xlsx", "/partners/sd-01", "/system", "/me");
    private static final List<String> FOR_ADMINISTRATORS =
            List.of("/users", "/users.csv", "/users.xlsx", "/users/dedi", "/sessions", "/acts/user.add");

    private WholeHub hub;

    @BeforeAll
    void a_hub_with_three_users_and_a_school(@TempDir Path home) {
        hub = WholeHub.withDatabase(home).start();
        hub.add("sd-01", "school");
        act("partner.change", "{\"id\":\"sd-01\",\"email\":\"kepala@sd-01.example\"}");
        hub.hub().letLookRound("rina", "Rina", Role.ADMINISTRATOR, PASSWORD);
        hub.hub().letLookRound("dedi", "Dedi", Role.OPERATOR, PASSWORD);
        hub.hub().letLookRound("tamu", "Tamu", Role.VIEWER, PASSWORD);
    }

    @AfterAll
    void stop() {
        hub.close();
    }

    private StaffBrowser in(String user) {
        return StaffBrowser.in(hub, user, PASSWORD);
    }

    @Test
    void nobody_gets_a_page_without_a_session() {
        StaffBrowser nobody = new StaffBrowser(hub);
        PAGES.forEach(page -> assertThat(nobody.get(page).statusCode()).as(page).isEqualTo(303));
        FOR_ADMINISTRATORS.forEach(
                page -> assertThat(nobody.get(page).statusCode()).as(page).isEqualTo(303));
        assertThat(nobody.get("/partners?region=13.75").headers().firstValue("location"))
                .contains("/login?next=%2Fpartners%3Fregion%3D13.75");
        assertThat(nobody.get("/nothing").statusCode()).isEqualTo(404);
        assertThat(nobody.cookie("simpul")).isEmpty();
    }

    @Test
    void each_role_sees_its_pages_and_no_others() {
        for (String user : List.of("rina", "dedi", "tamu")) {
            StaffBrowser browser = in(user);
            PAGES.forEach(page -> assertThat(browser.get(page).statusCode())
                    .as(user + " " + page)
                    .isEqualTo(200));
            FOR_ADMINISTRATORS.forEach(page -> assertThat(browser.get(page).statusCode())
                    .as(user + " " + page)
                    .isEqualTo(user.equals("rina") ? 200 : 404));
            assertThat(browser.get("/acts/partner.add").statusCode()).isEqualTo(user.equals("tamu") ? 404 : 200);
            assertThat(browser.get("/partners/sd-99").statusCode()).isEqualTo(404);
            assertThat(browser.get("/partners/..%2f..%2fetc").statusCode()).isEqualTo(404);
        }
    }

    /** The form to come in, the first page, and all they draw in, as a browser asks for them that has been here never before. */
    @Test
    void the_first_page_is_here_within_60_kilobytes() {
        StaffBrowser rina = new StaffBrowser(hub);
        Set<String> assets = new TreeSet<>();
        long bytes = sent(rina.get("/login", "Accept-Encoding", "gzip"));
        rina.get("/login");
        assets.addAll(drawnIn(rina.get("/login").body()));
        rina.send("/login", "name", "rina", "password", PASSWORD);
        HttpResponse<String> first = rina.get("/", "Accept-Encoding", "gzip");
        bytes += sent(first);
        assets.addAll(drawnIn(first.body()));

        assertThat(assets).hasSizeGreaterThanOrEqualTo(3);
        for (String asset : assets) {
            bytes += sent(rina.get(asset, "Accept-Encoding", "gzip"));
        }
        assertThat(bytes).isBetween(5_000L, 60_000L);
    }

    private static long sent(HttpResponse<String> answer) {
        return answer.headers().firstValueAsLong("content-length").orElseThrow();
    }

    private static Set<String> drawnIn(String html) {
        return Pattern.compile("/assets/[^\"']+")
                .matcher(html)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());
    }

    @Test
    void a_viewer_does_nothing_whatever_is_posted() {
        StaffBrowser tamu = in("tamu");
        tamu.get("/");
        Map<String, String> csrf = Map.of(
                "csrf",
                tamu.form("/logout").get("csrf"),
                "step",
                "do",
                "id",
                "sd-01",
                "act",
                UUID.randomUUID().toString());

        assertThat(tamu.post("/acts/partner.resume", csrf).statusCode()).isEqualTo(404);
        assertThat(hub.rows("select id from requests where type = 'staff.partner.resume'"))
                .isEmpty();
    }

    @Test
    void a_viewer_sees_no_address_of_a_person() {
        assertThat(in("tamu").get("/partners").body()).doesNotContain("@");
        assertThat(in("tamu").get("/partners.csv").body()).doesNotContain("@");
        assertThat(in("dedi").get("/partners").body()).contains("@");
    }

    @Test
    void an_act_is_filled_in_looked_over_and_done_once_however_often_it_is_clicked() {
        StaffBrowser dedi = in("dedi");
        dedi.get("/acts/outreach?partner=sd-01&back=/partners/sd-01");
        HttpResponse<String> look = dedi.send(
                "/acts/outreach", "partner", "sd-01", "purpose", "visit", "on", "2026-11-20", "reason", "jalan-jalan");
        assertThat(look.statusCode()).isEqualTo(200);
        assertThat(look.body()).contains("Periksa sekali lagi", "2026-11-20", "jalan-jalan");
        StaffBrowser again = dedi.tab();

        HttpResponse<String> first = dedi.send("/acts/outreach", "step", "do");
        HttpResponse<String> second = again.send("/acts/outreach", "step", "do");

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.body()).contains("Sudah dikerjakan");
        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(hub.rows("select id from outreaches")).hasSize(1);
        assertThat(
                        hub.rows(
                                "select detail::jsonb ->> 'by' || ' ' || (detail::jsonb ->> 'door') || ' ' || (detail::jsonb ->> 'account')"
                                        + " from events where partner = 'staff' and step = 'accepted' and detail::jsonb ->> 'type' = 'staff.outreach'"))
                .containsExactly("Dedi console dedi");
    }

    @Test
    void what_is_shown_once_is_not_lost_by_a_second_click() {
        StaffBrowser rina = in("rina");
        rina.get("/acts/user.add");
        HttpResponse<String> look =
                rina.send("/acts/user.add", "user", "baru", "name", "Baru", "role", "viewer", "step", "look");
        assertThat(look.body()).contains("value=\"do\" data-once>");
        StaffBrowser again = rina.tab();

        HttpResponse<String> first = rina.send("/acts/user.add", "step", "do");
        HttpResponse<String> second = again.send("/acts/user.add", "step", "do");

        assertThat(first.body()).contains("/setup/").doesNotContain("hanya tampil waktu itu");
        assertThat(second.body())
                .doesNotContain("/setup/")
                .contains("tautannya hanya tampil waktu itu", "buat tautan baru");
    }

    @Test
    void what_is_wrong_with_an_act_stands_at_its_field_in_words() {
        StaffBrowser dedi = in("dedi");
        dedi.get("/acts/outreach");
        dedi.send("/acts/outreach", "partner", "sd-99", "purpose", "visit", "on", "2026-11-20");

        HttpResponse<String> refused = dedi.send("/acts/outreach", "step", "do");

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("href=\"#f-partner\"", "Tidak ada mitra dengan kode itu", "value=\"2026-11-20\"");
    }

    @Test
    void forms_in_two_tabs_both_work() {
        StaffBrowser one = in("dedi");
        one.get("/me");
        StaffBrowser other = one.tab();

        assertThat(one.send("/me", "do", "end").statusCode()).isEqualTo(200);
        assertThat(other.send("/me", "do", "end").statusCode()).isEqualTo(200);
    }

    @Test
    void a_form_from_elsewhere_is_refused() {
        StaffBrowser dedi = in("dedi");
        dedi.get("/me");
        Map<String, String> right = Map.of("csrf", dedi.form("/logout").get("csrf"), "do", "end");

        assertThat(dedi.post("/me", Map.of("do", "end")).statusCode()).isEqualTo(403);
        assertThat(dedi.post("/me", Map.of("do", "end", "csrf", "guess")).statusCode())
                .isEqualTo(403);
        assertThat(dedi.post("/me", right, "Sec-Fetch-Site", "cross-site").statusCode())
                .isEqualTo(403);
        assertThat(dedi.post("/me", right, "Sec-Fetch-Site", "same-site").statusCode())
                .isEqualTo(403);
        assertThat(dedi.post("/me", right, "Sec-Fetch-Site", "same-origin").statusCode())
                .isEqualTo(200);
        StaffBrowser other = in("rina");
        assertThat(other.post("/me", right).statusCode()).isEqualTo(403);
    }

    @Test
    void what_was_typed_when_the_session_ended_is_done_after_the_log_in() {
        StaffBrowser dedi = in("dedi");
        dedi.get("/acts/invite?partner=sd-01");
        dedi.send("/acts/invite", "partner", "sd-01", "reason", "lewat telepon");
        idle("dedi");

        HttpResponse<String> login = dedi.send("/acts/invite", "step", "do");
        assertThat(login.statusCode()).isEqualTo(401);
        assertThat(login.body()).contains("Isian Anda tidak hilang").doesNotContain("lewat telepon");
        assertThat(hub.rows("select id from requests where type = 'staff.invite'"))
                .isEmpty();

        HttpResponse<String> done = dedi.send("/login", "name", "dedi", "password", PASSWORD);
        assertThat(done.statusCode()).isEqualTo(200);
        assertThat(done.body()).contains("Sudah dikerjakan");
        assertThat(hub.rows("select id from requests where type = 'staff.invite'"))
                .hasSize(1);
        assertThat(dedi.get("/").statusCode()).isEqualTo(200);
    }

    @Test
    void what_somebody_else_typed_is_not_done_by_whoever_logs_in() {
        StaffBrowser dedi = in("dedi");
        dedi.get("/acts/partner.pause?id=sd-01");
        dedi.send("/acts/partner.pause", "id", "sd-01");
        idle("dedi");
        dedi.send("/acts/partner.pause", "step", "do");

        assertThat(dedi.send("/login", "name", "rina", "password", PASSWORD).statusCode())
                .isEqualTo(303);
        assertThat(hub.rows("select id from requests where type = 'staff.partner.pause'"))
                .isEmpty();
    }

    private void idle(String user) {
        hub.hub()
                .stores()
                .database()
                .jdbi()
                .useHandle(db -> db.execute(
                        "update staff_sessions set seen_at = seen_at - interval '31 minutes' where name = ?", user));
    }

    @Test
    void a_session_ends_when_idle_at_its_latest_hour_at_the_way_out_and_with_its_account() {
        StaffBrowser idle = in("tamu");
        idle("tamu");
        assertThat(idle.get("/").statusCode()).isEqualTo(303);

        StaffBrowser old = in("tamu");
        hub.hub()
                .stores()
                .database()
                .jdbi()
                .useHandle(db -> db.execute(
                        "update staff_sessions set began_at = began_at - interval '12 hours' where name = 'tamu'"));
        assertThat(old.get("/").statusCode()).isEqualTo(303);

        StaffBrowser out = in("tamu");
        String cookie = out.cookie("simpul").orElseThrow();
        out.get("/");
        out.send("/logout");
        out.cookie("simpul", cookie);
        assertThat(out.get("/").statusCode()).isEqualTo(303);

        act(
                "user.add",
                Json.object()
                        .put("user", "sari")
                        .put("name", "Sari")
                        .put("role", "viewer")
                        .put("withoutCode", true)
                        .toString());
        hub.hub().letLookRound("sari", "Sari", Role.VIEWER, PASSWORD);
        StaffBrowser sari = in("sari");
        assertThat(sari.get("/").statusCode()).isEqualTo(200);
        act("user.end", "{\"user\":\"sari\"}");
        assertThat(sari.get("/").statusCode()).isEqualTo(303);
    }

    private void act(String name, String data) {
        hub.hub().acts().get(name).perform(Json.parse(data), WholeHub.staff());
    }

    @Test
    void a_log_in_gives_a_new_cookie_and_the_old_one_is_none() {
        StaffBrowser rina = in("rina");
        String first = rina.cookie("simpul").orElseThrow();
        rina.get("/login");
        rina.send("/login", "name", "rina", "password", PASSWORD);
        assertThat(rina.cookie("simpul").orElseThrow()).isNotEqualTo(first);
        rina.cookie("simpul", first);
        assertThat(rina.get("/").statusCode()).isEqualTo(303);
    }

    @Test
    void the_first_link_sets_password_and_second_factor_and_works_once() {
        act("user.add", "{\"user\":\"kepala\",\"name\":\"Kepala\",\"role\":\"administrator\"}");
        String link = hub.hub()
                .acts()
                .get("user.reset")
                .perform(Json.object().put("user", "kepala"), WholeHub.staff())
                .get(0)
                .path("link")
                .asText()
                .replaceFirst("^.*(?=/setup/)", "");
        StaffBrowser browser = new StaffBrowser(hub);
        assertThat(browser.head(link).statusCode()).isEqualTo(200);
        HttpResponse<String> form = browser.get(link);
        assertThat(form.body()).contains("<svg", "Selamat datang, Kepala");
        byte[] key = StaffCodes.key(form.body());

        assertThat(browser.send(link, "password", "perpustakaan bukittinggi", "again", "x", "code", "000000")
                        .body())
                .contains("mudah ditebak", "tidak sama", "Kode dari aplikasi pengaman tidak cocok");
        HttpResponse<String> done =
                browser.send(link, "password", PASSWORD, "again", PASSWORD, "code", StaffCodes.code(key, 0));
        assertThat(done.body()).contains("Kode cadangan");
        assertThat(browser.get(link).statusCode()).isEqualTo(404);
        String paper = first(done.body(), "<div class=\"code\">([A-Z2-7-]+)</div>");

        StaffBrowser next = new StaffBrowser(hub);
        next.get("/login");
        HttpResponse<String> asked = next.send("/login", "name", "kepala", "password", PASSWORD);
        assertThat(asked.body()).contains("Kode pengaman");
        assertThat(next.get("/").headers().firstValue("location")).contains("/login/code");
        next.get("/login/code");
        StaffBrowser thief = next.tab();
        String code = StaffCodes.code(key, 1);
        assertThat(next.send("/login/code", "code", code).statusCode()).isEqualTo(303);
        assertThat(next.get("/users").statusCode()).isEqualTo(200);
        assertThat(thief.get("/").statusCode())
                .as("the half session is none any more")
                .isEqualTo(303);

        StaffBrowser replay = new StaffBrowser(hub);
        replay.get("/login");
        replay.send("/login", "name", "kepala", "password", PASSWORD);
        assertThat(replay.send("/login/code", "code", code).statusCode())
                .as("a code counts once")
                .isEqualTo(422);
        assertThat(replay.send("/login/code", "code", paper).statusCode()).isEqualTo(303);
        act("user.end", "{\"user\":\"kepala\"}");
    }

    private static String first(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    @Test
    void who_guesses_is_kept_waiting_and_locked_out_for_a_while() {
        StaffBrowser guesser = new StaffBrowser(hub);
        guesser.get("/login");
        for (int i = 0; i < 5; i++) {
            assertThat(guesser.send("/login", "name", "gani", "password", "guess " + i)
                            .statusCode())
                    .isEqualTo(422);
        }
        HttpResponse<String> locked = guesser.send("/login", "name", "gani", "password", "guess");
        assertThat(locked.statusCode()).isEqualTo(429);
        assertThat(locked.headers().firstValue("retry-after")).isPresent();
        assertThat(in("tamu").get("/").statusCode()).as("others still come in").isEqualTo(200);
    }

    @Test
    void a_host_of_another_name_is_not_answered() throws Exception {
        try (RawHttp raw = new RawHttp(hub.url("/").getPort())) {
            raw.say("GET /login HTTP/1.1\r\nHost: evil.example\r\n\r\n");
            assertThat(raw.answer(Duration.ofSeconds(10))).startsWith("HTTP/1.1 421");
        }
    }

    @Test
    void every_answer_carries_the_ten_headers_over_tls_nine_without() {
        HttpResponse<String> page = new StaffBrowser(hub).get("/login");
        assertThat(page.headers().map().keySet())
                .contains(
                        "content-security-policy",
                        "x-content-type-options",
                        "x-frame-options",
                        "referrer-policy",
                        "cross-origin-opener-policy",
                        "cross-origin-resource-policy",
                        "permissions-policy",
                        "x-robots-tag",
                        "cache-control");
        assertThat(page.headers().firstValue("content-security-policy").orElseThrow())
                .doesNotContain("unsafe", "*");
    }

    @Test
    void head_answers_wherever_get_does_and_other_methods_are_told_which() {
        StaffBrowser rina = in("rina");
        PAGES.forEach(page -> {
            HttpResponse<String> head = rina.head(page);
            assertThat(head.statusCode()).as(page).isEqualTo(200);
            assertThat(head.body()).isEmpty();
        });
        assertThat(rina.post("/system", Map.of()).statusCode()).isEqualTo(405);
    }

    @Test
    void assets_are_kept_for_ever_under_a_path_that_changes_with_them() {
        StaffBrowser browser = new StaffBrowser(hub);
        String style = first(browser.get("/login").body(), "href=\"(/assets/[^\"]+app.css)\"");
        HttpResponse<String> plain = browser.get(style);
        assertThat(plain.headers().firstValue("cache-control")).contains("public, max-age=31536000, immutable");
        assertThat(plain.body().length()).isLessThanOrEqualTo(15 * 1024);
        assertThat(browser.get(style, "Accept-Encoding", "gzip").headers().firstValue("content-encoding"))
                .contains("gzip");
        assertThat(browser.get("/assets/000000000000/app.css").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onmouseover='alert(1)"})
    void what_anybody_writes_is_shown_as_text(String text) {
        String id = "sd-" + UUID.randomUUID().toString().substring(0, 8);
        act(
                "partner.add",
                Json.object()
                        .put("id", id)
                        .put("kind", "school")
                        .put("name", text)
                        .toString());
        StaffBrowser rina = in("rina");
        for (String page : List.of(
                "/partners/" + id,
                "/partners?after=" + StaffBrowser.escaped(text),
                "/partners?trail=" + StaffBrowser.escaped(text) + "&after=a",
                "/acts/outreach?partner=" + StaffBrowser.escaped(text) + "&back=" + StaffBrowser.escaped(text),
                "/login?next=" + StaffBrowser.escaped(text),
                "/" + StaffBrowser.escaped(text))) {
            assertThat(rina.get(page).body()).as(page).doesNotContain("<script>alert", "<img", "' onmouseover='");
        }
    }

    @Test
    void a_way_back_leads_nowhere_else() {
        StaffBrowser rina = in("rina");
        for (String elsewhere : List.of("//evil.example", "https://evil.example", "/\\evil.example", "javascript:x")) {
            assertThat(rina.get("/acts/outreach?back=" + StaffBrowser.escaped(elsewhere))
                            .body())
                    .doesNotContain("evil.example\"")
                    .doesNotContain("javascript:");
        }
        StaffBrowser nobody = new StaffBrowser(hub);
        nobody.get("/login?next=%2F%2Fevil.example");
        assertThat(nobody.send("/login", "name", "rina", "password", PASSWORD)
                        .headers()
                        .firstValue("location"))
                .contains("/");
    }

    @Test
    void a_list_goes_on_and_back_by_key_and_a_thing_leads_to_its_neighbours() {
        for (int i = 0; i < 120; i++) {
            act(
                    "partner.add",
                    Json.object()
                            .put("id", "zz-%03d".formatted(i))
                            .put("kind", "school")
                            .put("name", "SD %03d".formatted(i))
                            .put("hasSystem", false)
                            .toString());
        }
        StaffBrowser rina = in("rina");
        HttpResponse<String> first = rina.get("/partners");
        HttpResponse<String> second = rina.get(link(first.body(), "next"));
        HttpResponse<String> third = rina.get(link(second.body(), "next"));
        assertThat(first.body().split("<tr>", -1)).as("a page of fifty").hasSize(51);
        assertThat(second.body()).contains("zz-049").doesNotContain("sd-01");
        assertThat(rina.get(link(third.body(), "prev")).body().replaceAll("(?s)csrf.*?>", ""))
                .isEqualTo(second.body().replaceAll("(?s)csrf.*?>", ""));
        String thing =
                first(second.body(), "<a class=\"rowlink\" href=\"([^\"]+)\"").replace("&amp;", "&");
        String next = link(rina.get(thing).body(), "next");
        assertThat(rina.get(next).statusCode()).isEqualTo(200);
        assertThat(link(rina.get(next).body(), "prev")).isEqualTo(thing);
    }

    @Test
    void an_act_leads_back_to_the_thing_it_was_done_with() {
        StaffBrowser rina = in("rina");
        String form = first(rina.get("/partners/sd-01").body(), "href=\"(/acts/outreach[^\"]+)\"")
                .replace("&amp;", "&");
        String back = first(rina.get(form).body(), "name=\"back\" value=\"([^\"]+)\"");
        assertThat(back).isEqualTo("/partners/sd-01");
    }

    private static String link(String page, String rel) {
        return first(page, "rel=\"" + rel + "\" href=\"([^\"]+)\"").replace("&amp;", "&");
    }

    @Test
    void without_a_provider_of_identities_nothing_of_one_is_there() {
        StaffBrowser nobody = new StaffBrowser(hub);
        assertThat(nobody.get("/login").body()).doesNotContain("/login/sso", "Masuk lewat");
        for (String page : List.of("/login/sso", "/login/sso/back?code=x&state=x", "/login/out")) {
            assertThat(nobody.get(page).statusCode()).as(page).isEqualTo(404);
        }
    }

    @Test
    void both_languages_have_all_words() {
        StaffBrowser rina = in("rina");
        assertThat(rina.get("/?lang=en").statusCode()).isEqualTo(303);
        for (String page : PAGES) {
            assertThat(rina.get(page).statusCode()).isEqualTo(200);
        }
        assertThat(rina.get("/").body()).contains("<html lang=\"en\">", "Partners");
    }
}
