package id.simpul.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import id.simpul.partner.Language;
import id.simpul.signon.SignOn;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignOnSettingsTest {
    private static Map<String, String> with(String... more) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "SIMPUL_PUBLIC_URL", "https://simpul.example.org",
                "SIMPUL_OIDC_ISSUER", "https://id.example.org/realms/perpustakaan",
                "SIMPUL_OIDC_CLIENT", "simpul",
                "SIMPUL_OIDC_SECRET", "rahasia"));
        for (int i = 0; i < more.length; i += 2) {
            environment.put(more[i], more[i + 1]);
        }
        return environment;
    }

    private static SignOn read(String... more) {
        return Settings.of(with(more)).signOn().orElseThrow();
    }

    private static List<String> mistakes(Map<String, String> environment) {
        return catchThrowableOfType(SettingsMistakes.class, () -> Settings.of(environment)).mistakes().stream()
                .map(mistake -> mistake.sentence(Language.EN))
                .toList();
    }

    @Test
    void it_is_off_unless_a_provider_is_named() {
        assertThat(Settings.of(Map.of()).signOn()).isEmpty();
        assertThat(mistakes(Map.of("SIMPUL_OIDC_ONLY", "true")))
                .containsExactly(
                        "SIMPUL_OIDC_ONLY: is set, but no provider is named; set SIMPUL_OIDC_ISSUER as well, or unset"
                                + " this");
    }

    @Test
    void what_is_not_said_is_the_careful_choice() {
        SignOn signOn = read();

        assertThat(signOn.claim()).isEqualTo("sub");
        assertThat(signOn.scopes()).containsExactly("openid");
        assertThat(signOn.factor()).isEqualTo(SignOn.Factor.HUB);
        assertThat(signOn.only()).isFalse();
        assertThat(signOn.newcomers()).isEmpty();
        assertThat(signOn.name()).isEqualTo("id.example.org");
        assertThat(signOn.redirect()).isEqualTo(URI.create("https://simpul.example.org/login/sso/back"));
        assertThat(signOn.toString()).doesNotContain("rahasia");
    }

    @Test
    void the_greater_role_stands_first_and_values_may_hold_what_they_like() {
        SignOn signOn = read(
                "SIMPUL_OIDC_SECOND_FACTOR", "provider",
                "SIMPUL_OIDC_ROLES_CLAIM", "realm_access.roles",
                "SIMPUL_OIDC_ROLES", "a=b=viewer, Tim Kerja Sama=operator");

        assertThat(signOn.newcomers().orElseThrow().claim()).containsExactly("realm_access", "roles");
        assertThat(signOn.newcomers().orElseThrow().roles().entrySet())
                .containsExactly(Map.entry("Tim Kerja Sama", "operator"), Map.entry("a=b", "viewer"));
    }

    @ParameterizedTest
    @CsvSource({"email, openid email", "preferred_username, openid profile"})
    void what_is_asked_for_follows_from_the_claim(String claim, String scopes) {
        assertThat(String.join(" ", read("SIMPUL_OIDC_CLAIM", claim).scopes())).isEqualTo(scopes);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://id.example.org",
                "https://",
                "id.example.org",
                "https://id.example.org?x=1",
                "https://a:b@id.example.org",
                "https://id.example.org#x",
                "ftp://127.0.0.1"
            })
    void a_provider_elsewhere_is_spoken_to_by_tls(String issuer) {
        assertThat(mistakes(with("SIMPUL_OIDC_ISSUER", issuer)))
                .singleElement()
                .asString()
                .startsWith("SIMPUL_OIDC_ISSUER: ");
    }

    @Test
    void browsers_come_back_by_tls_too() {
        assertThat(mistakes(with("SIMPUL_PUBLIC_URL", "http://simpul.example.org")))
                .containsExactly(
                        "SIMPUL_PUBLIC_URL: the provider of identities sends people back to this address, so it"
                                + " must be with https");
        assertThat(Settings.of(with(
                                "SIMPUL_PUBLIC_URL", "http://localhost:8080",
                                "SIMPUL_OIDC_ISSUER", "http://127.0.0.1:9000/realms/uji"))
                        .signOn())
                .isPresent();
    }

    @Test
    void a_client_without_a_secret_is_none() {
        assertThat(mistakes(Map.of("SIMPUL_OIDC_ISSUER", "https://id.example.org")))
                .satisfiesExactly(
                        client -> assertThat(client).startsWith("SIMPUL_OIDC_CLIENT: is not set"),
                        secret -> assertThat(secret).startsWith("SIMPUL_OIDC_SECRET: is not set"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"staf=administrator", "staf", "=viewer", "staf=viewer,,x=operator"})
    void a_mapping_makes_no_administrators(String roles) {
        assertThat(mistakes(with("SIMPUL_OIDC_ROLES", roles, "SIMPUL_OIDC_SECOND_FACTOR", "provider")))
                .singleElement()
                .asString()
                .contains("administrators are added by administrators alone");
    }

    @Test
    void whoever_comes_in_unasked_gives_the_second_factor_at_the_provider() {
        assertThat(mistakes(with("SIMPUL_OIDC_ROLES", "staf=viewer")))
                .singleElement()
                .asString()
                .contains("SIMPUL_OIDC_SECOND_FACTOR=provider");
    }

    @ParameterizedTest
    @CsvSource({
        "SIMPUL_OIDC_SECOND_FACTOR, both",
        "SIMPUL_OIDC_ONLY, yes",
        "SIMPUL_OIDC_CLAIM, a b",
        "SIMPUL_OIDC_SCOPES, email",
        "SIMPUL_OIDC_ISSUERS, x"
    })
    void what_cannot_be_used_is_named(String name, String value) {
        assertThat(mistakes(with(name, value))).singleElement().asString().startsWith(name + ": ");
    }
}
