package id.simpul.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import id.simpul.partner.Language;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What leaves this machine is TLS, unless the operator says otherwise; and nobody else decides what the hub does. */
class OutwardTest {
    @TempDir
    Path folder;

    private static Map<String, String> with(String variable, String value) {
        Map<String, String> environment = new HashMap<>(Map.of(variable, value));
        environment.put("SIMPUL_MAIL_FROM", "simpul@example.org");
        return environment;
    }

    private static List<String> mistakes(Map<String, String> environment) {
        return catchThrowableOfType(SettingsMistakes.class, () -> Settings.of(environment)).mistakes().stream()
                .map(mistake -> mistake.sentence(Language.EN))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "SIMPUL_BROKER_URL, tcp://broker.example.org:61616, broker",
        "SIMPUL_BROKER_URL, tcp://10.1.2.3:61616?sslEnabled=true&verifyHost=false, broker",
        "SIMPUL_BROKER_URL, tcp://10.1.2.3:61616?sslEnabled=true&trustAll=true, broker",
        "SIMPUL_BROKER_URL, ssl://broker.example.org:61616?verifyHost=false, broker",
        "SIMPUL_BROKER_URL, '(ssl://a.example.org:1,ssl://b.example.org:2)?verifyHost=false', broker",
        "SIMPUL_BROKER_URL, '(tcp://127.0.0.1:61616,tcp://broker.example.org:61616)', broker",
        "SIMPUL_DB_URL, jdbc:postgresql://db.example.org/simpul, database",
        "SIMPUL_DB_URL, jdbc:postgresql://db.example.org/simpul?sslmode=require, database",
        "SIMPUL_DB_URL, jdbc:postgresql://db.example.org/simpul?sslmode=verify-ca, database",
        "SIMPUL_DB_URL, jdbc:postgresql://db.example.org/simpul?ssl=true&sslfactory=org.postgresql.ssl.NonValidatingFactory, database",
        "SIMPUL_DB_URL, 'jdbc:postgresql://127.0.0.1:5432,db.example.org:5432/simpul', database",
        "SIMPUL_SMTP_URL, smtp://mail.example.org?starttls=off, mail"
    })
    void a_server_elsewhere_without_checked_tls_is_refused_unless_it_is_named(
            String variable, String url, String peer) {
        assertThat(mistakes(with(variable, url)))
                .singleElement()
                .asString()
                .startsWith(variable + ": \"")
                .contains("is on another machine")
                .endsWith("SIMPUL_PLAINTEXT_TO=" + peer);

        Map<String, String> named = with(variable, url);
        named.put("SIMPUL_PLAINTEXT_TO", peer);
        assertThat(Settings.of(named).plaintextTo()).extracting(Peer::word).containsExactly(peer);
    }

    @ParameterizedTest
    @CsvSource({
        "SIMPUL_BROKER_URL, ssl://broker.example.org:61616",
        "SIMPUL_BROKER_URL, tcp://broker.example.org:61616?sslEnabled=true",
        "SIMPUL_BROKER_URL, '(tcp://a.example.org:1,tcp://b.example.org:2)?sslEnabled=true'",
        "SIMPUL_BROKER_URL, '(ssl://a.example.org:1,ssl://b.example.org:2)'",
        "SIMPUL_BROKER_URL, '(ssl://a.example.org:1,ssl://b.example.org:2)?trustStorePath=/etc/simpul/ca.p12'",
        "SIMPUL_BROKER_URL, tcp://localhost:61616",
        "SIMPUL_DB_URL, jdbc:postgresql://db.example.org/simpul?sslmode=verify-full",
        "SIMPUL_DB_URL, jdbc:postgresql://db.example.org/simpul?ssl=true",
        "SIMPUL_DB_URL, jdbc:postgresql://[::1]/simpul",
        "SIMPUL_DB_URL, jdbc:postgresql:simpul",
        "SIMPUL_SMTP_URL, smtp://mail.example.org",
        "SIMPUL_SMTP_URL, smtp://127.0.0.1:1025?starttls=off"
    })
    void checked_tls_and_this_machine_need_no_exception(String variable, String url) {
        Map<String, String> environment = with(variable, url);
        environment.put("SIMPUL_PLAINTEXT_TO", "broker, database, mail");

        assertThat(Settings.of(environment).plaintextTo()).isEmpty();
    }

    @Test
    void an_exception_for_one_server_is_none_for_another() {
        Map<String, String> environment = with("SIMPUL_DB_URL", "jdbc:postgresql://db.example.org/simpul");
        environment.put("SIMPUL_PLAINTEXT_TO", "broker");

        assertThat(mistakes(environment)).singleElement().asString().startsWith("SIMPUL_DB_URL: ");
    }

    @Test
    void a_refusal_repeats_nothing_of_an_address_but_its_host() {
        assertThat(mistakes(with("SIMPUL_BROKER_URL", "tcp://broker.example.org:61616?trustStorePassword=topsecret")))
                .singleElement()
                .asString()
                .doesNotContain("topsecret");
    }

    @ParameterizedTest
    @CsvSource({
        "http://simpul.example.org, true",
        "https://simpul.example.org, false",
        "http://localhost:8080, false",
        "http://127.0.0.1, false"
    })
    void links_without_tls_to_other_machines_are_worth_a_warning(URI url, boolean plain) {
        Settings settings = Settings.of(with("SIMPUL_PUBLIC_URL", url.toString()));

        assertThat(settings.publicUrl()).isEqualTo(url);
        assertThat(settings.isPublicUrlPlain()).isEqualTo(plain);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rwxrwx---", "rwx----w-"})
    void routes_in_a_folder_that_others_may_write_to_are_refused(String rights) throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(rights));

        assertThat(mistakes(with("SIMPUL_ROUTES", folder.toString())))
                .containsExactly("SIMPUL_ROUTES: others than this user may change \"" + folder
                        + "\", and with it what the hub does; make it this user's own and run: chmod go-w " + folder);
    }

    @Test
    void a_route_file_that_others_may_write_to_is_refused() throws IOException {
        Path route = Files.writeString(folder.resolve("channel-x.camel.yaml"), "- route: {}");
        Files.setPosixFilePermissions(route, PosixFilePermissions.fromString("rw-rw-r--"));

        assertThat(mistakes(with("SIMPUL_ROUTES", folder.toString())))
                .singleElement()
                .asString()
                .endsWith("chmod go-w " + route);
    }

    @Test
    void routes_of_ones_own_that_others_may_only_read_are_taken() throws IOException {
        Path route = Files.writeString(folder.resolve("channel-x.camel.yaml"), "- route: {}");
        Files.setPosixFilePermissions(route, PosixFilePermissions.fromString("rw-r--r--"));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));

        assertThat(Settings.of(with("SIMPUL_ROUTES", folder.toString())).routes())
                .hasValue(folder);
    }
}
