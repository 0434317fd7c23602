package id.simpul.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jwt.JWTClaimsSet;
import id.simpul.console.session.Role;
import id.simpul.ledger.Json;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A library whose staff come in by its provider alone, known by e-mail, some of them without having been added before. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignOnAloneJourney {
    private static final String PASSWORD = "awan-kerikil-pelita-7";
    private static final String STRONG = "dua-faktor";

    private FakeProvider provider;
    private WholeHub hub;

    @BeforeAll
    void a_hub_where_passwords_are_for_administrators(@TempDir Path home) {
        provider = new FakeProvider();
        hub = provider.setUp(WholeHub.withDatabase(home))
                .with("SIMPUL_OIDC_CLAIM", "email")
                .with("SIMPUL_OIDC_ONLY", "true")
                .with("SIMPUL_OIDC_SECOND_FACTOR", "provider")
                .with("SIMPUL_OIDC_ACR", STRONG)
                .with("SIMPUL_OIDC_ROLES_CLAIM", "realm_access.roles")
                .with("SIMPUL_OIDC_ROLES", "tamu=viewer,pustakawan=operator")
                .start();
        hub.hub().letLookRound("rina", "Rina", Role.ADMINISTRATOR, PASSWORD);
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

    private ObjectNode act(String name, String data) {
        return hub.hub()
                .acts()
                .get(name)
                .perform(Json.parse(data), WholeHub.staff())
                .get(0);
    }

    private String refusal(String name, String data) {
        try {
            return "done: " + act(name, data);
        } catch (RuntimeException refused) {
            return refused.getMessage();
        }
    }

    private static UnaryOperator<JWTClaimsSet.Builder> person(String email, String... roles) {
        return token -> token.claim("email", email)
                .claim("email_verified", true)
                .claim("name", "Orang " + email.replaceFirst("@.*", ""))
                .claim("acr", STRONG)
                .claim("realm_access", Map.of("roles", List.of(roles)));
    }

    private StaffBrowser signOn(UnaryOperator<JWTClaimsSet.Builder> says) {
        provider.says(says);
        StaffBrowser browser = new StaffBrowser(hub);
        HttpResponse<String> sent = browser.get("/login/sso");
        browser.get(provider.logIn(
                URI.create(sent.headers().firstValue("location").orElseThrow()), "sub-" + System.nanoTime()));
        return browser;
    }

    private static boolean isIn(StaffBrowser browser) {
        return browser.get("/partners").statusCode() == 200;
    }

    private static String told(StaffBrowser browser) {
        return browser.get("/login").body();
    }

    private String role(String user) {
        return String.join("", hub.rows("select role from staff_users where ended_at is null and name = ?", user));
    }

    @Test
    void whoever_has_a_role_there_is_added_here_once_and_never_as_an_administrator() {
        StaffBrowser sari = signOn(person("Sari.Dewi@Perpustakaan.example", "lain", "tamu", "pustakawan"));
        assertThat(isIn(sari)).isTrue();
        assertThat(role("sari.dewi")).isEqualTo("operator");
        assertThat(sari.get("/users").statusCode()).isEqualTo(404);
        assertThat(hub.rows("select detail::jsonb ->> 'by' from events where partner = 'staff' and step = 'accepted'"
                        + " and detail::jsonb ->> 'type' = 'staff.user.add' order by seq desc limit 1"))
                .containsExactly("Akun Uji");

        assertThat(isIn(signOn(person("sari.dewi@perpustakaan.example", "pustakawan"))))
                .isTrue();
        assertThat(hub.rows("select name from staff_users where name like 'sari%'"))
                .hasSize(1);
    }

    @Test
    void the_role_is_the_hubs_from_then_on_and_ends_with_the_providers_word() {
        assertThat(isIn(signOn(person("wati@perpustakaan.example", "tamu")))).isTrue();
        act("user.role", "{\"user\":\"wati\",\"role\":\"operator\"}");
        assertThat(isIn(signOn(person("wati@perpustakaan.example", "tamu")))).isTrue();
        assertThat(role("wati")).isEqualTo("operator");

        StaffBrowser gone = signOn(person("wati@perpustakaan.example", "lain"));
        assertThat(isIn(gone)).isFalse();
        assertThat(told(gone)).contains("tidak lagi termasuk");
    }

    @Test
    void whose_account_was_closed_does_not_come_back_by_another() {
        assertThat(isIn(signOn(person("joko@perpustakaan.example", "pustakawan"))))
                .isTrue();
        act("user.end", "{\"user\":\"joko\"}");

        StaffBrowser again = signOn(person("joko@perpustakaan.example", "pustakawan"));
        assertThat(isIn(again)).isFalse();
        assertThat(told(again)).contains("belum dikenal", "joko@perpustakaan.example");
    }

    @Test
    void whoever_has_no_role_there_is_nobody_here() {
        assertThat(told(signOn(person("asing@perpustakaan.example")))).contains("belum dikenal");
        assertThat(told(signOn(person("palsu@perpustakaan.example", "administrator"))))
                .contains("belum dikenal");
    }

    @Test
    void an_address_that_nobody_verified_is_nobodys() {
        UnaryOperator<JWTClaimsSet.Builder> rina = person("rina@perpustakaan.example", "pustakawan");
        assertThat(told(signOn(token -> rina.apply(token).claim("email_verified", false))))
                .contains("belum memeriksa alamat surel");
        assertThat(told(signOn(token -> rina.apply(token).claim("email_verified", null))))
                .contains("belum memeriksa alamat surel");
        assertThat(told(signOn(token -> rina.apply(token).claim("email", null))))
                .contains("tidak menyebut siapa");
    }

    @Test
    void a_weaker_way_of_logging_in_there_is_not_enough() {
        UnaryOperator<JWTClaimsSet.Builder> ani = person("ani@perpustakaan.example", "pustakawan");
        assertThat(told(signOn(token -> ani.apply(token).claim("acr", "kata-sandi"))))
                .contains("tidak meminta pengaman");
        assertThat(told(signOn(token -> ani.apply(token).claim("acr", null)))).contains("tidak meminta pengaman");
    }

    @Test
    void passwords_are_for_administrators_and_one_of_them_keeps_one() {
        assertThat(isIn(signOn(person("dedi@perpustakaan.example", "pustakawan"))))
                .isTrue();
        hub.hub()
                .stores()
                .database()
                .jdbi()
                .useHandle(
                        db -> db.execute(
                                "update staff_users set needs_code = false, password = (select password from staff_users where name = 'rina') where name = 'dedi'"));
        StaffBrowser dedi = new StaffBrowser(hub);
        assertThat(dedi.get("/login").body()).contains("Kata sandi hanya untuk pengelola");
        assertThat(dedi.send("/login", "name", "dedi", "password", PASSWORD).statusCode())
                .isEqualTo(422);
        assertThat(dedi.get("/partners").statusCode()).isEqualTo(303);
        assertThat(isIn(StaffBrowser.in(hub, "rina", PASSWORD))).isTrue();

        act(
                "user.add",
                "{\"user\":\"dua\",\"name\":\"Dua\",\"role\":\"administrator\",\"identity\":\"dua@perpustakaan.example\"}");
        assertThat(refusal("user.end", "{\"user\":\"rina\"}"))
                .contains("last administrator who can come in with a password");
        assertThat(refusal("user.role", "{\"user\":\"rina\",\"role\":\"viewer\"}"))
                .contains("last administrator who can come in with a password");
        act("user.end", "{\"user\":\"dua\"}");
    }

    @Test
    void whoever_is_added_needs_an_identity_and_no_link() {
        assertThat(refusal("user.add", "{\"user\":\"tanpa\",\"name\":\"Tanpa\",\"role\":\"viewer\"}"))
                .contains("provider of identities only");
        ObjectNode added = act(
                "user.add",
                "{\"user\":\"lina\",\"name\":\"Lina\",\"role\":\"viewer\",\"identity\":\"Lina@perpustakaan.example\"}");
        assertThat(added.has("link")).isFalse();
        assertThat(isIn(signOn(person("lina@perpustakaan.example"))))
                .as("who was added needs no role there")
                .isTrue();
        StaffBrowser lina = signOn(person("lina@perpustakaan.example"));
        assertThat(lina.get("/me").body()).contains("Lina").doesNotContain("type=\"password\"");
    }
}
