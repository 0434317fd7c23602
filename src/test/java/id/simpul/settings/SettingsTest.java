package id.simpul.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.security.auth.module.UnixSystem;
import id.simpul.delivery.SmtpServer;
import id.simpul.partner.Language;
import id.simpul.policy.SettableClock;
import id.simpul.web.server.HttpLimits;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
    @TempDir
    Path folder;

    private static List<String> mistakes(Map<String, String> environment) {
        return catchThrowableOfType(SettingsMistakes.class, () -> Settings.of(environment)).mistakes().stream()
                .map(mistake -> mistake.sentence(Language.EN))
                .toList();
    }

    private Path keyStore(String password) throws Exception {
        Path file = folder.resolve("keys.p12");
        KeyStore keys = KeyStore.getInstance("PKCS12");
        keys.load(null, null);
        try (OutputStream out = Files.newOutputStream(file)) {
            keys.store(out, password.toCharArray());
        }
        return file;
    }

    private String file(String content) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "secret", ""), content)
                .toString();
    }

    @Test
    void without_variables_everything_is_embedded_and_on_loopback() {
        Settings settings = Settings.of(Map.of("PATH", "/bin", "SIMPUL_DB_URL", ""));

        assertThat(settings.home()).isEqualTo(Path.of("data"));
        assertThat(settings.policy()).isEqualTo(Path.of("data", "policy.yaml"));
        assertThat(settings.http()).isEqualTo(new Settings.Listener("127.0.0.1", 8080));
        assertThat(settings.management()).isEqualTo(new Settings.Listener("127.0.0.1", 8081));
        assertThat(settings.httpLimits()).isEqualTo(HttpLimits.DEFAULT);
        assertThat(settings.publicUrl()).hasToString("http://localhost:8080");
        assertThat(settings.embeddedBroker())
                .isEqualTo(new Settings.BrokerListeners("127.0.0.1", 61616, 5672, 61613, 1883));
        assertThat(settings.tls()).isEmpty();
        assertThat(settings.externalBroker()).isEmpty();
        assertThat(settings.externalDatabase()).isEmpty();
        assertThat(settings.smtp()).isEmpty();
        assertThat(settings.mailFrom()).isEmpty();
        assertThat(settings.routes()).isEmpty();
        assertThat(settings.clockStart()).isEmpty();
        assertThat(settings.mailFolder()).isEqualTo(Path.of("data", "mail"));
    }

    @Test
    void every_variable_is_read() throws Exception {
        Settings settings = Settings.of(Map.ofEntries(
                Map.entry("SIMPUL_HOME", folder.toString()),
                Map.entry("SIMPUL_POLICY", "/etc/simpul/policy.yaml"),
                Map.entry("SIMPUL_HTTP_HOST", "0.0.0.0"),
                Map.entry("SIMPUL_HTTP_PORT", "8443"),
                Map.entry("SIMPUL_MANAGEMENT_HOST", "::1"),
                Map.entry("SIMPUL_MANAGEMENT_PORT", "9001"),
                Map.entry("SIMPUL_HTTP_CALLS", "64"),
                Map.entry("SIMPUL_HTTP_CALLS_PER_CALLER", "4"),
                Map.entry("SIMPUL_HTTP_CONNECTIONS", "2000"),
                Map.entry("SIMPUL_HTTP_CONNECTIONS_PER_ADDRESS", "2000"),
                Map.entry("SIMPUL_HTTP_PATIENCE", "30"),
                Map.entry("SIMPUL_PUBLIC_URL", "https://simpul.example.org/"),
                Map.entry("SIMPUL_BROKER_HOST", "localhost"),
                Map.entry("SIMPUL_CORE_PORT", "1"),
                Map.entry("SIMPUL_AMQP_PORT", "2"),
                Map.entry("SIMPUL_STOMP_PORT", "0"),
                Map.entry("SIMPUL_MQTT_PORT", "0"),
                Map.entry("SIMPUL_TLS_KEYSTORE", keyStore("locked").toString()),
                Map.entry("SIMPUL_TLS_PASSWORD", "locked"),
                Map.entry("SIMPUL_DB_URL", "jdbc:postgresql://db.example.org/simpul?sslmode=verify-full"),
                Map.entry("SIMPUL_DB_USER", "simpul"),
                Map.entry("SIMPUL_DB_PASSWORD", "dbpass"),
                Map.entry("SIMPUL_BROKER_URL", "ssl://broker.example.org:61616"),
                Map.entry("SIMPUL_BROKER_USER", "hub"),
                Map.entry("SIMPUL_BROKER_PASSWORD", "brokerpass"),
                Map.entry("SIMPUL_SMTP_URL", "smtp://u%40x:p%2Fw+@mail.example.org:2525?starttls=required"),
                Map.entry("SIMPUL_MAIL_FROM", "simpul@example.org"),
                Map.entry("SIMPUL_ROUTES", folder.toString()),
                Map.entry("SIMPUL_CLOCK", "2021-01-01T00:00:00Z")));

        assertThat(settings.httpLimits()).isEqualTo(new HttpLimits(64, 4, 2000, 2000, Duration.ofSeconds(30)));
        assertThat(settings.home()).isEqualTo(folder);
        assertThat(settings.policy()).isEqualTo(Path.of("/etc/simpul/policy.yaml"));
        assertThat(settings.http()).isEqualTo(new Settings.Listener("0.0.0.0", 8443));
        assertThat(settings.management()).isEqualTo(new Settings.Listener("::1", 9001));
        assertThat(settings.publicUrl()).hasToString("https://simpul.example.org");
        assertThat(settings.embeddedBroker()).isEqualTo(new Settings.BrokerListeners("localhost", 1, 2, 0, 0));
        assertThat(settings.tls().orElseThrow().password().value()).isEqualTo("locked");
        assertThat(settings.externalDatabase())
                .hasValue(new Settings.Account(
                        "jdbc:postgresql://db.example.org/simpul?sslmode=verify-full",
                        Optional.of("simpul"),
                        Optional.of(new Secret("dbpass"))));
        assertThat(settings.externalBroker())
                .hasValue(new Settings.Account(
                        "tcp://broker.example.org:61616?sslEnabled=true",
                        Optional.of("hub"),
                        Optional.of(new Secret("brokerpass"))));
        assertThat(settings.plaintextTo()).isEmpty();
        assertThat(settings.smtp())
                .hasValue(new SmtpServer(
                        "mail.example.org",
                        2525,
                        Optional.of(new SmtpServer.Login("u@x", "p/w+")),
                        SmtpServer.Security.STARTTLS));
        assertThat(settings.mailFrom()).hasValue("simpul@example.org");
        assertThat(settings.routes()).hasValue(folder);
        assertThat(settings.clock(ZoneOffset.UTC)).isInstanceOf(SettableClock.class);
        assertThat(settings.clockStart()).hasValue(Instant.parse("2021-01-01T00:00:00Z"));
        assertThat(settings.toString()).doesNotContain("locked", "dbpass", "brokerpass", "p/w+");
    }

    @ParameterizedTest
    @CsvSource({
        "smtp://mail.example.org, 587, STARTTLS",
        "smtp://mail.example.org:25?starttls=required, 25, STARTTLS",
        "smtps://mail.example.org, 465, TLS",
        "smtp://localhost:1025?starttls=off, 1025, NONE",
        "smtp://mail?starttls=off, 25, NONE"
    })
    void a_mail_server_encrypts_unless_told_not_to(String url, int port, SmtpServer.Security security) {
        SmtpServer smtp = Settings.of(Map.of(
                        "SIMPUL_SMTP_URL", url, "SIMPUL_MAIL_FROM", "a@b.example", "SIMPUL_PLAINTEXT_TO", "mail"))
                .smtp()
                .orElseThrow();

        assertThat(smtp.port()).isEqualTo(port);
        assertThat(smtp.security()).isEqualTo(security);
        assertThat(smtp.login()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"SIMPUL_DB_PASSWORD", "SIMPUL_BROKER_PASSWORD"})
    void a_password_may_stand_in_a_file(String name) throws IOException {
        String url = name.replace("PASSWORD", "URL");
        String address = name.contains("DB") ? "jdbc:postgresql:simpul" : "tcp://localhost:1";

        Settings settings = Settings.of(Map.of(url, address, name + "_FILE", file("from-file\n")));

        assertThat(settings.externalDatabase()
                        .or(settings::externalBroker)
                        .orElseThrow()
                        .password())
                .hasValue(new Secret("from-file"));
    }

    @Test
    void the_key_store_password_and_the_mail_server_may_stand_in_files() throws Exception {
        Settings settings = Settings.of(Map.of(
                "SIMPUL_TLS_KEYSTORE",
                keyStore("locked").toString(),
                "SIMPUL_TLS_PASSWORD_FILE",
                file("locked"),
                "SIMPUL_SMTP_URL_FILE",
                file("smtp://u:p@mail.example.org"),
                "SIMPUL_MAIL_FROM",
                "a@b.example",
                "SIMPUL_HTTP_HOST",
                "0.0.0.0"));

        assertThat(settings.tls()).isPresent();
        assertThat(settings.smtp().orElseThrow().login()).hasValue(new SmtpServer.Login("u", "p"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SIMPUL_HTTP_PORT       | 70000               | "70000" cannot be used; set it to a port, 0 to 65535
            SIMPUL_CORE_PORT       | amqp                | "amqp" cannot be used; set it to a port, 0 to 65535
            SIMPUL_AMQP_PORT       | -1                  | "-1" cannot be used; set it to a port, 0 to 65535
            SIMPUL_MANAGEMENT_PORT | 8080                | port 8080 is SIMPUL_HTTP_PORT already; choose another
            SIMPUL_STOMP_PORT      | 5672                | port 5672 is SIMPUL_AMQP_PORT already; choose another
            SIMPUL_PUBLIC_URL      | simpul.example.org  | "simpul.example.org" cannot be used; set it to an address like https://simpul.example.org
            SIMPUL_PUBLIC_URL      | ftp://example.org   | "ftp://example.org" cannot be used; set it to an address like https://simpul.example.org
            SIMPUL_PUBLIC_URL      | https://a.ex/simpul | "https://a.ex/simpul" cannot be used; set it to an address like https://simpul.example.org
            SIMPUL_PUBLIC_URL      | https://a.ex/x/../y | "https://a.ex/x/../y" cannot be used; set it to an address like https://simpul.example.org
            SIMPUL_PUBLIC_URL      | https://a.ex/#x     | "https://a.ex/#x" cannot be used; set it to an address like https://simpul.example.org
            SIMPUL_PLAINTEXT_TO    | broker,printer      | "broker,printer" cannot be used; set it to broker, database or mail, separated by commas
            SIMPUL_STAND_BY        | yes                 | "yes" cannot be used; set it to true or false
            SIMPUL_STAND_BY        | true                | a hub can stand by only where database and broker are elsewhere; set SIMPUL_DB_URL and SIMPUL_BROKER_URL, or unset this
            SIMPUL_CLOCK           | 2021-01-01          | "2021-01-01" cannot be used; set it to an instant like 2021-01-01T00:00:00Z
            SIMPUL_MAIL_FROM       | a@b.example, c@d.ex | "a@b.example, c@d.ex" cannot be used; set it to one address like simpul@example.org
            SIMPUL_ROUTES          | /no/such/folder     | "/no/such/folder" is no folder that can be read; make it, or unset the variable
            SIMPUL_DB_URL          | jdbc:h2:mem         | cannot be used; write it like jdbc:postgresql://db.example.org:5432/simpul?sslmode=verify-full
            SIMPUL_BROKER_URL      | http://example.org  | cannot be used; write it like ssl://broker.example.org:61616
            SIMPUL_HTTP_PROT       | 8080                | there is no such variable; did you mean SIMPUL_HTTP_PORT?
            SIMPUL_HOME_FILE       | x                   | there is no such variable; unset it
            """)
    void each_mistake_is_one_sentence_naming_the_variable_and_what_to_do(String name, String value, String says) {
        assertThat(mistakes(Map.of(name, value))).containsExactly(name + ": " + says);
    }

    @ParameterizedTest
    @CsvSource({
        "mail.example.org",
        "http://u:topsecret@mail.example.org",
        "smtp://u:top secret@mail.example.org",
        "smtp://u:topsecret@mail.example.org?starttls=maybe",
        "smtp://u:topsecret@",
        "smtp://useronly@mail.example.org",
        "smtp://u:topsecret@mail.example.org?starttls=off"
    })
    void a_wrong_mail_server_is_a_mistake_that_tells_no_password(String url) {
        assertThat(mistakes(Map.of("SIMPUL_SMTP_URL", url, "SIMPUL_MAIL_FROM", "a@b.example")))
                .singleElement()
                .asString()
                .startsWith("SIMPUL_SMTP_URL: ")
                .doesNotContain("top");
    }

    @Test
    void a_mail_server_needs_a_sender() {
        assertThat(mistakes(Map.of("SIMPUL_SMTP_URL", "smtp://mail.example.org")))
                .containsExactly(
                        "SIMPUL_MAIL_FROM: is not set, though there is a mail server; set it to the sender's address");
    }

    @Test
    void a_secret_and_its_file_are_not_given_together() throws IOException {
        assertThat(mistakes(Map.of(
                        "SIMPUL_DB_URL",
                        "jdbc:postgresql:simpul",
                        "SIMPUL_DB_PASSWORD",
                        "one",
                        "SIMPUL_DB_PASSWORD_FILE",
                        file("two"))))
                .containsExactly("SIMPUL_DB_PASSWORD: is set together with SIMPUL_DB_PASSWORD_FILE; unset one");
    }

    @Test
    void a_file_of_a_secret_must_be_readable_and_hold_one() throws IOException {
        Map<String, String> missing =
                Map.of("SIMPUL_DB_URL", "jdbc:postgresql:simpul", "SIMPUL_DB_PASSWORD_FILE", "/no/such/file");
        Map<String, String> empty =
                Map.of("SIMPUL_DB_URL", "jdbc:postgresql:simpul", "SIMPUL_DB_PASSWORD_FILE", file("\n"));

        assertThat(mistakes(missing))
                .containsExactly("SIMPUL_DB_PASSWORD_FILE: the file \"/no/such/file\" cannot be read; check its name"
                        + " and permissions");
        assertThat(mistakes(empty)).singleElement().asString().contains("is empty; put the secret there");
    }

    @Test
    void a_key_store_and_its_password_go_together() throws Exception {
        assertThat(mistakes(Map.of("SIMPUL_TLS_KEYSTORE", keyStore("locked").toString())))
                .singleElement()
                .asString()
                .startsWith("SIMPUL_TLS_PASSWORD: is not set");
        assertThat(mistakes(Map.of("SIMPUL_TLS_PASSWORD", "locked")))
                .singleElement()
                .asString()
                .startsWith("SIMPUL_TLS_KEYSTORE: is not set");
    }

    @Test
    void a_key_store_must_open_with_its_password() throws Exception {
        assertThat(mistakes(Map.of(
                        "SIMPUL_TLS_KEYSTORE", keyStore("locked").toString(), "SIMPUL_TLS_PASSWORD", "mistyped")))
                .singleElement()
                .asString()
                .startsWith("SIMPUL_TLS_KEYSTORE: ")
                .contains("cannot be opened")
                .doesNotContain("mistyped");
        assertThat(mistakes(Map.of("SIMPUL_TLS_KEYSTORE", "/no/such.p12", "SIMPUL_TLS_PASSWORD", "x")))
                .hasSize(1);
    }

    @Test
    void a_key_store_that_others_may_change_is_refused() throws Exception {
        Path store = keyStore("locked");
        Files.setPosixFilePermissions(store, PosixFilePermissions.fromString("rw-rw-r--"));

        assertThat(mistakes(Map.of("SIMPUL_TLS_KEYSTORE", store.toString(), "SIMPUL_TLS_PASSWORD", "locked")))
                .containsExactly("SIMPUL_TLS_KEYSTORE: others than this user may change \"" + store
                        + "\"; run: chmod go-w " + store);
    }

    @Test
    void a_key_store_that_belongs_to_another_is_refused_with_who_that_is_and_what_to_do() throws Exception {
        Path store = keyStore("locked");
        try {
            Files.setAttribute(store, "unix:uid", 4711);
        } catch (IOException e) {
            assumeTrue(false, "NOT TRIED: root alone gives files away");
        }

        assertThat(mistakes(Map.of("SIMPUL_TLS_KEYSTORE", store.toString(), "SIMPUL_TLS_PASSWORD", "locked")))
                .singleElement()
                .asString()
                .startsWith("SIMPUL_TLS_KEYSTORE: \"" + store + "\" belongs to 4711, who so could change it")
                .endsWith("sudo chown " + new UnixSystem().getUid() + " " + store);
    }

    @Test
    void credentials_without_a_server_are_a_mistake() {
        assertThat(mistakes(Map.of("SIMPUL_DB_USER", "simpul")))
                .containsExactly("SIMPUL_DB_URL: is not set, though its user or password is; set it, or unset them");
    }

    @Test
    void the_home_must_be_a_folder() throws IOException {
        assertThat(mistakes(Map.of("SIMPUL_HOME", file("x"))))
                .singleElement()
                .asString()
                .endsWith("is no folder; choose another");
    }

    @Test
    void all_mistakes_are_told_at_once_in_both_languages() {
        SettingsMistakes mistakes = catchThrowableOfType(
                SettingsMistakes.class,
                () -> Settings.of(Map.of("SIMPUL_HTTP_PORT", "x", "SIMPUL_CLOCK", "y", "SIMPUL_HOEM", "z")));

        assertThat(mistakes.mistakes()).hasSize(3).allSatisfy(mistake -> assertThat(mistake.sentence(Language.ID))
                .isNotEqualTo(mistake.sentence(Language.EN)));
        assertThat(mistakes).hasMessageContaining("SIMPUL_HOEM").hasMessageContaining("SIMPUL_HOME");
    }
}
