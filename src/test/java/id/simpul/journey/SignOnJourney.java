package id.simpul.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import id.simpul.check.Finding;
import id.simpul.check.InstallationCheck;
import id.simpul.console.session.Role;
import id.simpul.journey.FakeProvider.Signed;
import id.simpul.ledger.Json;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Staff come in by a provider of identities, and nobody comes in by what only looks like its word. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignOnJourney {
    private static final String PASSWORD = "awan-kerikil-pelita-7";
    private static final String RINA = "f3a1-rina";

    private FakeProvider provider;
    private WholeHub hub;

    @BeforeAll
    void a_hub_that_knows_a_provider(@TempDir Path home) {
        provider = new FakeProvider();
        hub = provider.setUp(WholeHub.withDatabase(home)).start();
        hub.hub().letLookRound("rina", "Rina", Role.ADMINISTRATOR, PASSWORD);
        act("user.bind", "{\"user\":\"rina\",\"identity\":\"" + RINA + "\"}");
    }

    @AfterAll
    void stop() {
        hub.close();
        provider.close();
    }

    @AfterEach
    void well_again() {
        provider.wellAgain();
        hub.hub().stores().database().jdbi().useHandle(db -> db.execute("delete from staff_attempts"));
    }

    private void act(String name, String data) {
        hub.hub().acts().get(name).perform(Json.parse(data), WholeHub.staff());
    }

    /** Adds a user, for the path of the link by which it sets up. */
    private String link(String data) {
        return hub.hub()
                .acts()
                .get("user.add")
                .perform(Json.parse(data), WholeHub.staff())
                .get(0)
                .path("link")
                .asText()
                .replaceFirst("^.*(?=/setup/)", "");
    }

    private static URI location(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(303);
        return URI.create(answer.headers().firstValue("location").orElseThrow());
    }

    /** Sends a browser to the provider, where somebody logs in; what it comes back with. */
    private String there(StaffBrowser browser, String subject) {
        return provider.logIn(location(browser.get("/login/sso?next=%2Fpartners")), subject);
    }

    private static void isIn(StaffBrowser browser) {
        assertThat(browser.get("/users").statusCode()).isEqualTo(200);
    }

    /** It is not let in, is told why, and the address it is left at holds nothing. */
    private static void isRefused(StaffBrowser browser, HttpResponse<String> answer, String sentence) {
        assertThat(location(answer).toString()).matches("/login([?]next=%2Fpartners)?");
        assertThat(browser.cookie("simpul")).isEmpty();
        assertThat(browser.get("/login").body()).contains(sentence);
        assertThat(browser.get("/login").body()).as("told once").doesNotContain(sentence);
    }

    @Test
    void somebody_comes_in_and_goes_where_they_wanted_to() {
        StaffBrowser rina = new StaffBrowser(hub);
        assertThat(rina.get("/login?next=%2Fpartners").body())
                .contains("Masuk lewat Akun Uji", "href=\"/login/sso?next=%2Fpartners\"");

        HttpResponse<String> in = rina.get(there(rina, RINA));

        assertThat(location(in).toString()).isEqualTo("/partners");
        assertThat(rina.cookie("simpul-sign-on")).isEmpty();
        isIn(rina);
        assertThat(rina.get("/sessions").body()).contains("rina");
        assertThat(hub.rows("select step from events where subject = 'rina' order by seq desc limit 1"))
                .containsExactly("logged-in");
    }

    static Stream<Arguments> forgeries() {
        Date past = Date.from(Instant.now().minusSeconds(3600));
        Date later = Date.from(Instant.now().plusSeconds(3600));
        return Stream.of(
                forgery("another nonce", token -> token.claim("nonce", "guessed")),
                forgery("no nonce", token -> token.claim("nonce", null)),
                forgery("for another", token -> token.audience("another-client")),
                forgery("of another", token -> token.issuer("https://evil.example")),
                forgery("over", token -> token.expirationTime(past).issueTime(past)),
                forgery("for ever", token -> token.expirationTime(null)),
                forgery("not yet", token -> token.notBeforeTime(later)),
                forgery("of tomorrow", token -> token.issueTime(later)));
    }

    private static Arguments forgery(String name, UnaryOperator<JWTClaimsSet.Builder> changed) {
        return Arguments.of(name, changed);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forgeries")
    void a_token_that_says_something_else_lets_nobody_in(String name, UnaryOperator<JWTClaimsSet.Builder> changed) {
        provider.says(changed);
        StaffBrowser browser = new StaffBrowser(hub);

        isRefused(browser, browser.get(there(browser, RINA)), "tidak dapat dipercaya");
    }

    @ParameterizedTest
    @EnumSource(value = Signed.class, mode = EnumSource.Mode.EXCLUDE, names = "RIGHTLY")
    void a_token_that_the_provider_did_not_sign_lets_nobody_in(Signed how) {
        provider.signs(how);
        StaffBrowser browser = new StaffBrowser(hub);

        isRefused(browser, browser.get(there(browser, RINA)), "tidak dapat dipercaya");
    }

    @Test
    void a_new_key_of_the_provider_is_believed_and_the_old_one_is_not_asked_for() {
        StaffBrowser before = new StaffBrowser(hub);
        assertThat(location(before.get(there(before, RINA))).toString()).isEqualTo("/partners");
        provider.rotatesItsKey();
        StaffBrowser after = new StaffBrowser(hub);

        assertThat(location(after.get(there(after, RINA))).toString()).isEqualTo("/partners");
        isIn(after);
    }

    @Test
    void a_state_that_this_browser_has_not_begun_lets_nobody_in() {
        StaffBrowser thief = new StaffBrowser(hub);
        String lure = there(thief, RINA);
        StaffBrowser victim = new StaffBrowser(hub);
        isRefused(victim, victim.get(lure), "tidak selesai");

        StaffBrowser other = new StaffBrowser(hub);
        there(other, RINA);
        isRefused(other, other.get(lure), "tidak selesai");

        StaffBrowser guesser = new StaffBrowser(hub);
        isRefused(
                guesser,
                guesser.get(there(guesser, RINA).replaceFirst("state=[^&]+", "state=" + UUID.randomUUID())),
                "tidak selesai");
    }

    @Test
    void what_has_come_back_once_does_not_come_back_again() {
        StaffBrowser rina = new StaffBrowser(hub);
        String back = there(rina, RINA);
        StaffBrowser copy = rina.tab();
        rina.get(back);
        isIn(rina);

        isRefused(copy, copy.get(back), "tidak selesai");
    }

    @Test
    void a_code_of_another_sign_on_does_not_count_in_this_one() {
        StaffBrowser other = new StaffBrowser(hub);
        String code = there(other, RINA).replaceFirst(".*code=([^&]+).*", "$1");
        StaffBrowser browser = new StaffBrowser(hub);
        String back = there(browser, RINA).replaceFirst("code=[^&]+", "code=" + code);

        isRefused(browser, browser.get(back), "tidak dapat dipercaya");
    }

    @Test
    void an_answer_of_another_issuer_is_not_taken() {
        StaffBrowser browser = new StaffBrowser(hub);
        String back = there(browser, RINA);

        isRefused(browser, browser.get(back.replaceFirst("&iss=.*", "")), "tidak dapat dipercaya");
    }

    @Test
    void who_is_not_known_or_not_known_any_more_is_told_what_to_say_to_an_administrator() {
        StaffBrowser stranger = new StaffBrowser(hub);
        HttpResponse<String> answer = stranger.get(there(stranger, "9c2e-sari"));
        assertThat(location(answer).toString()).doesNotContain("9c2e-sari");
        assertThat(stranger.cookie("simpul-said").orElseThrow()).doesNotContain("9c2e-sari");
        assertThat(stranger.get("/login").body()).contains("belum dikenal", "9c2e-sari");

        act(
                "user.add",
                "{\"user\":\"sari\",\"name\":\"Sari\",\"role\":\"viewer\",\"withoutCode\":true,\"identity\":\"9c2e-sari\"}");
        StaffBrowser sari = new StaffBrowser(hub);
        sari.get(there(sari, "9c2e-sari"));
        assertThat(sari.get("/partners").statusCode()).isEqualTo(200);

        act("user.end", "{\"user\":\"sari\"}");
        assertThat(sari.get("/partners").statusCode()).isEqualTo(303);
        StaffBrowser again = new StaffBrowser(hub);
        isRefused(again, again.get(there(again, "9c2e-sari")), "belum dikenal");
    }

    @Test
    void a_way_back_leads_nowhere_else() {
        StaffBrowser rina = new StaffBrowser(hub);
        String back = provider.logIn(location(rina.get("/login/sso?next=%2F%2Fevil.example")), RINA);
        assertThat(location(rina.get(back)).toString()).isEqualTo("/");
    }

    @Test
    void while_the_provider_hangs_the_page_says_so_and_passwords_still_count() {
        StaffBrowser waiting = new StaffBrowser(hub);
        String back = there(waiting, RINA);
        provider.hangsAt("/token");
        Instant before = Instant.now();
        HttpResponse<String> answer = waiting.get(back);
        assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(60));
        isRefused(waiting, answer, "Akun Uji tidak dapat dihubungi");
        assertThat(hub.rows("select who from staff_attempts"))
                .as("nobody's fault")
                .isEmpty();

        assertThat(StaffBrowser.in(hub, "rina", PASSWORD).get("/users").statusCode())
                .isEqualTo(200);
    }

    @Test
    void who_turns_back_at_the_provider_is_not_blamed() {
        StaffBrowser browser = new StaffBrowser(hub);
        String back = there(browser, RINA).replaceFirst("code=[^&]+", "error=access_denied");

        isRefused(browser, browser.get(back), "tidak jadi masuk");
        assertThat(hub.rows("select who from staff_attempts")).isEmpty();
    }

    @Test
    void who_tries_too_often_waits() {
        StaffBrowser guesser = new StaffBrowser(hub);
        for (int i = 0; i < 5; i++) {
            guesser.get("/login/sso/back?code=x&state=" + i);
        }
        guesser.get("/login/sso");
        assertThat(guesser.get("/login").body()).contains("Terlalu banyak percobaan");
    }

    @Test
    void an_identity_belongs_to_one_user() {
        assertThat(refusal("user.add", Map.of("user", "dua", "name", "Dua", "role", "viewer", "identity", RINA)))
                .contains("rina");
    }

    @Test
    void after_the_provider_the_hub_asks_its_own_code_of_whoever_has_to_give_one() {
        String link =
                link("{\"user\":\"kepala\",\"name\":\"Kepala\",\"role\":\"operator\",\"identity\":\"77aa-kepala\"}");
        StaffBrowser early = new StaffBrowser(hub);
        isRefused(early, early.get(there(early, "77aa-kepala")), "belum diatur");

        StaffBrowser kepala = new StaffBrowser(hub);
        byte[] key = StaffCodes.key(kepala.get(link).body());
        kepala.send(link, "password", PASSWORD, "again", PASSWORD, "code", StaffCodes.code(key, 0));
        StaffBrowser next = new StaffBrowser(hub);
        HttpResponse<String> half = next.get(there(next, "77aa-kepala"));

        assertThat(location(half).toString()).isEqualTo("/login/code?next=%2Fpartners");
        assertThat(next.get("/partners").statusCode()).as("half in").isEqualTo(303);
        next.get("/login/code?next=%2Fpartners");
        assertThat(location(next.send("/login/code", "code", StaffCodes.code(key, 1)))
                        .toString())
                .isEqualTo("/partners");
        assertThat(next.get("/partners").statusCode()).isEqualTo(200);
        next.get("/");
        assertThat(location(next.send("/logout")).toString())
                .as("a code between does not make it forget whence it came")
                .isEqualTo("/login/out");
    }

    @Test
    void who_goes_out_is_led_out_of_the_provider_without_a_token_in_the_address() {
        StaffBrowser rina = new StaffBrowser(hub);
        rina.get(there(rina, RINA));
        rina.get("/");
        assertThat(location(rina.send("/logout")).toString()).isEqualTo("/login/out");
        assertThat(rina.get("/").statusCode()).isEqualTo(303);
        assertThat(rina.get("/login/out").body())
                .contains("href=\"" + provider.issuer() + "/logout?", "client_id=" + FakeProvider.CLIENT)
                .doesNotContain("id_token_hint");

        StaffBrowser byPassword = StaffBrowser.in(hub, "rina", PASSWORD);
        byPassword.get("/");
        assertThat(location(byPassword.send("/logout")).toString()).isEqualTo("/login");
    }

    @Test
    void what_was_typed_when_the_session_ended_is_done_after_the_sign_on_by_whoever_typed_it() {
        hub.add("sd-01", "school");
        StaffBrowser rina = new StaffBrowser(hub);
        for (String who : List.of("31cc-lain", RINA)) {
            rina.get(there(rina, RINA));
            rina.get("/acts/invite?partner=sd-01");
            rina.send("/acts/invite", "partner", "sd-01", "reason", "lewat telepon");
            hub.hub()
                    .stores()
                    .database()
                    .jdbi()
                    .useHandle(db -> db.execute("update staff_sessions set seen_at = seen_at - interval '31 minutes'"));
            assertThat(rina.send("/acts/invite", "step", "do").statusCode()).isEqualTo(401);
            HttpResponse<String> there = rina.send("/login/sso");
            assertThat(there.body()).contains("Isian Anda disimpan").doesNotContain("lewat telepon");
            Matcher link =
                    Pattern.compile("href=\"(http[^\"]+/authorize[^\"]+)\"").matcher(there.body());
            assertThat(link.find()).isTrue();
            if (!who.equals(RINA)) {
                act(
                        "user.add",
                        "{\"user\":\"lain\",\"name\":\"Lain\",\"role\":\"operator\",\"withoutCode\":true,\"identity\":\""
                                + who + "\"}");
            }
            HttpResponse<String> back =
                    rina.get(provider.logIn(URI.create(link.group(1).replace("&amp;", "&")), who));
            assertThat(location(back).toString()).isEqualTo(who.equals(RINA) ? "/login/kept" : "/");
            assertThat(hub.rows("select id from requests where type = 'staff.invite'"))
                    .isEmpty();
        }

        rina.get("/login/kept");
        StaffBrowser twice = rina.tab();
        assertThat(rina.send("/login/kept").body()).contains("Sudah dikerjakan");
        assertThat(location(twice.send("/login/kept")).toString()).isEqualTo("/");
        assertThat(hub.rows("select id from requests where type = 'staff.invite'"))
                .hasSize(1);
    }

    @Test
    void whose_identity_is_taken_away_is_out_at_once() {
        act(
                "user.add",
                "{\"user\":\"budi\",\"name\":\"Budi\",\"role\":\"viewer\",\"withoutCode\":true,\"identity\":\"31bb-budi\"}");
        StaffBrowser budi = new StaffBrowser(hub);
        budi.get(there(budi, "31bb-budi"));
        assertThat(budi.get("/partners").statusCode()).isEqualTo(200);

        act("user.unbind", "{\"user\":\"budi\"}");

        assertThat(budi.get("/partners").statusCode()).isEqualTo(303);
        StaffBrowser again = new StaffBrowser(hub);
        isRefused(again, again.get(there(again, "31bb-budi")), "belum dikenal");
        act("user.bind", "{\"user\":\"budi\",\"identity\":\"31bb-budi\"}");
        assertThat(location(again.get(there(again, "31bb-budi"))).toString()).isEqualTo("/partners");
    }

    @Test
    void nothing_of_a_sign_on_is_kept_or_told_but_that_it_was() {
        try (EverythingKept kept = new EverythingKept(hub)) {
            StaffBrowser stranger = new StaffBrowser(hub);
            String back = there(stranger, "5d5d-orang");
            String cookie = stranger.cookie("simpul-sign-on").orElseThrow();
            provider.says(token -> token.claim("name", "Orang Asing").claim("nonce", "guessed"));
            stranger.get(back);
            provider.wellAgain();
            stranger.get(there(stranger, "5d5d-orang"));
            StaffBrowser rina = new StaffBrowser(hub);
            rina.get(there(rina, RINA));

            Map<String, List<String>> all = kept.texts();
            assertThat(all.get("log")).anyMatch(line -> line.contains("A single sign-on was refused"));
            all.forEach((where, texts) -> assertThat(String.join("\n", texts))
                    .as(where)
                    .doesNotContain("5d5d-orang", "Orang Asing", FakeProvider.SECRET, cookie)
                    // A token of the provider's; its first letters alone may stand in any secret by chance.
                    .doesNotContainPattern("eyJ[\\w-]{10,}[.][\\w-]{10,}")
                    .doesNotContain(back.replaceFirst(".*code=([^&]+).*", "$1"))
                    .doesNotContain(back.replaceFirst(".*state=([^&]+).*", "$1")));
        }
    }

    private List<Finding> check() {
        return new InstallationCheck(hub.environment(), hub.home())
                .findings(true).stream()
                        .filter(finding -> finding.about().startsWith("SIMPUL_OIDC"))
                        .toList();
    }

    @Test
    void check_says_what_is_wrong_with_the_provider_or_with_how_it_is_set_up() {
        assertThat(check()).singleElement().satisfies(finding -> assertThat(
                        finding.says().english())
                .contains("Akun Uji", hub.environment().get("SIMPUL_PUBLIC_URL") + "/login/sso/back"));

        provider.refusesBrowsersWith(400);
        assertThat(check()).extracting(Finding::code).containsExactly("sign-on-refuses");
        provider.describes("issuer", provider.issuer() + "/");
        assertThat(check()).extracting(Finding::code).containsExactly("sign-on-issuer");
        provider.wellAgain();
        provider.describes("token_endpoint", "http://id.example.org/token");
        assertThat(check()).extracting(Finding::code).containsExactly("sign-on-plain");
        provider.wellAgain();
        provider.describes("id_token_signing_alg_values_supported", List.of("HS256"));
        assertThat(check()).extracting(Finding::code).containsExactly("sign-on-algorithms");
        provider.wellAgain();
        provider.describes("jwks_uri", "");
        assertThat(check()).extracting(Finding::code).containsExactly("sign-on-unreadable");
        provider.wellAgain();
        provider.hangsAt("/.well-known/openid-configuration");
        assertThat(check()).extracting(Finding::code).containsExactly("sign-on-away");
    }

    private String refusal(String name, Map<String, String> data) {
        try {
            hub.hub().acts().get(name).perform(Json.parse(Json.text(Json.node(data))), WholeHub.staff());
            return "";
        } catch (RuntimeException refused) {
            return refused.getMessage();
        }
    }
}
