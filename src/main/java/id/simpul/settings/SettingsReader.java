package id.simpul.settings;

import id.simpul.delivery.SmtpServer;
import id.simpul.ledger.Phrase;
import id.simpul.web.server.HttpLimits;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Reads the settings and checks them one by one and against each other. */
final class SettingsReader {
    private static final String LONG_NAME = "SIMPUL_TLS_KEYSTORE_PASSWORD";

    /** The last is for the launcher, which gives it to Java. */
    private static final Set<String> PLAIN = Set.of(
            "SIMPUL_HOME",
            "SIMPUL_POLICY",
            "SIMPUL_HTTP_HOST",
            "SIMPUL_HTTP_PORT",
            "SIMPUL_MANAGEMENT_HOST",
            "SIMPUL_MANAGEMENT_PORT",
            "SIMPUL_HTTP_CALLS",
            "SIMPUL_HTTP_CALLS_PER_CALLER",
            "SIMPUL_HTTP_CONNECTIONS",
            "SIMPUL_HTTP_CONNECTIONS_PER_ADDRESS",
            "SIMPUL_HTTP_PATIENCE",
            "SIMPUL_PUBLIC_URL",
            "SIMPUL_BROKER_HOST",
            "SIMPUL_CORE_PORT",
            "SIMPUL_AMQP_PORT",
            "SIMPUL_STOMP_PORT",
            "SIMPUL_MQTT_PORT",
            "SIMPUL_TLS_KEYSTORE",
            "SIMPUL_BROKER_URL",
            "SIMPUL_BROKER_USER",
            "SIMPUL_DB_URL",
            "SIMPUL_DB_USER",
            "SIMPUL_MAIL_FROM",
            "SIMPUL_MAIL_ANSWERS_TO",
            "SIMPUL_ALERTS_TO",
            "SIMPUL_DKIM_KEY",
            "SIMPUL_DKIM_SELECTOR",
            Outward.EXCEPTIONS,
            "SIMPUL_ROUTES",
            "SIMPUL_STAND_BY",
            "SIMPUL_BACKUP_FOLDER",
            "SIMPUL_CLOCK",
            "SIMPUL_JAVA_OPTIONS");
    /** The password of a partner is for {@code simpul send}; the URLs of the mail servers hold passwords. */
    private static final Set<String> SECRETS = Set.of(
            "SIMPUL_TLS_PASSWORD",
            LONG_NAME,
            "SIMPUL_BROKER_PASSWORD",
            "SIMPUL_DB_PASSWORD",
            "SIMPUL_BACKUP_PASSPHRASE",
            "SIMPUL_SMTP_URL",
            "SIMPUL_IMAP_URL",
            SignOnSettings.SECRET,
            "SIMPUL_PARTNER_PASSWORD");

    private static final String LOCAL = "127.0.0.1";

    private final Environment environment;

    SettingsReader(Environment environment) {
        this.environment = environment;
    }

    Settings read() {
        Set<String> plain = new HashSet<>(PLAIN);
        plain.addAll(SignOnSettings.PLAIN);
        environment.allowOnly(plain, SECRETS);
        Path home = environment.path("SIMPUL_HOME").orElse(Path.of("data"));
        Outward outward = new Outward(environment);
        MailAddresses mail = new MailAddresses(environment);
        Accounts accounts = new Accounts(environment, outward);
        Optional<Settings.Account> broker = accounts.broker();
        Optional<Settings.Account> database = accounts.database();
        Optional<SmtpServer> smtp = mail.smtp();
        Optional<String> from = mail.from();
        smtp.ifPresent(outward::require);
        Settings.Post post = new PostSettings(environment, outward).read(from);
        URI publicUrl = publicUrl();
        Settings settings = new Settings(
                home,
                environment.path("SIMPUL_POLICY").orElse(home.resolve("policy.yaml")),
                listener("SIMPUL_HTTP", 8080),
                listener("SIMPUL_MANAGEMENT", 8081),
                httpLimits(HttpLimits.DEFAULT),
                publicUrl,
                brokerListeners(),
                tls(),
                broker,
                database,
                smtp,
                from,
                post,
                new SignOnSettings(environment).read(publicUrl),
                outward.plain(),
                new RouteFolder(environment).read(),
                environment.isOn("SIMPUL_STAND_BY"),
                new Settings.Backups(
                        environment.path("SIMPUL_BACKUP_FOLDER"),
                        environment.secret("SIMPUL_BACKUP_PASSPHRASE").map(Secret::new)),
                environment.parsed(
                        "SIMPUL_CLOCK",
                        Instant::parse,
                        "saat seperti 2021-01-01T00:00:00Z",
                        "an instant like 2021-01-01T00:00:00Z"));
        new SettingsChecks(settings, environment).all();
        environment.throwIfMistaken();
        return settings;
    }

    private Settings.Listener listener(String name, int port) {
        return new Settings.Listener(environment.text(name + "_HOST", LOCAL), environment.port(name + "_PORT", port));
    }

    private HttpLimits httpLimits(HttpLimits usual) {
        return new HttpLimits(
                environment.count("SIMPUL_HTTP_CALLS", usual.calls()),
                environment.count("SIMPUL_HTTP_CALLS_PER_CALLER", usual.callsPerCaller()),
                environment.count("SIMPUL_HTTP_CONNECTIONS", usual.connections()),
                environment.count("SIMPUL_HTTP_CONNECTIONS_PER_ADDRESS", usual.connectionsPerAddress()),
                Duration.ofSeconds(environment.count(
                        "SIMPUL_HTTP_PATIENCE", (int) usual.patience().toSeconds())));
    }

    private Settings.BrokerListeners brokerListeners() {
        return new Settings.BrokerListeners(
                environment.text("SIMPUL_BROKER_HOST", LOCAL),
                environment.port("SIMPUL_CORE_PORT", 61_616),
                environment.port("SIMPUL_AMQP_PORT", 5672),
                environment.port("SIMPUL_STOMP_PORT", 61_613),
                environment.port("SIMPUL_MQTT_PORT", 1883));
    }

    private URI publicUrl() {
        return environment
                .parsed(
                        "SIMPUL_PUBLIC_URL",
                        SettingsReader::webAddress,
                        "alamat seperti https://simpul.example.org",
                        "an address like https://simpul.example.org")
                .orElse(URI.create("http://localhost:8080"));
    }

    /** Without a path: the addresses in pages begin at the host. */
    private static URI webAddress(String text) {
        URI uri = URI.create(text.replaceAll("/+$", ""));
        boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
        boolean more = uri.getRawQuery() != null || uri.getRawFragment() != null || uri.getRawUserInfo() != null;
        if (!web || more || uri.getHost() == null || !uri.getRawPath().isEmpty()) {
            throw new IllegalArgumentException(text);
        }
        return uri;
    }

    private Optional<Settings.Tls> tls() {
        Optional<Path> keyStore = environment.path("SIMPUL_TLS_KEYSTORE");
        // Both readings of the contract's table are taken.
        String name = environment.isSet(LONG_NAME) ? LONG_NAME : "SIMPUL_TLS_PASSWORD";
        Optional<String> password = environment.secret(name);
        if (keyStore.isPresent() != environment.isSet(name)) {
            environment.mistake(
                    keyStore.isPresent() ? name : "SIMPUL_TLS_KEYSTORE",
                    "belum diisi; berkas kunci dan kata sandinya diisi bersama",
                    "is not set; set the key store and its password together");
            return Optional.empty();
        }
        return keyStore.flatMap(path -> password.filter(secret -> opens(path, secret) && isOurs(path))
                .map(secret -> new Settings.Tls(path, new Secret(secret))));
    }

    /** Who could change it could put a key of its own in the hub's place. */
    private boolean isOurs(Path keyStore) {
        try {
            Optional<Phrase> complaint = FileRights.complaint(keyStore);
            complaint.ifPresent(says -> environment.mistake("SIMPUL_TLS_KEYSTORE", says.indonesian(), says.english()));
            return complaint.isEmpty();
        } catch (IOException e) {
            environment.mistake(
                    "SIMPUL_TLS_KEYSTORE",
                    "\"" + keyStore + "\" baru saja hilang; mulai lagi",
                    "\"" + keyStore + "\" has gone just now; start again");
            return false;
        }
    }

    private boolean opens(Path keyStore, String password) {
        try {
            KeyStore.getInstance(new File(keyStore.toString()), password.toCharArray());
            return true;
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            environment.mistake(
                    "SIMPUL_TLS_KEYSTORE",
                    "berkas kunci \"" + keyStore + "\" tidak dapat dibuka; periksa nama, izin dan SIMPUL_TLS_PASSWORD",
                    "the key store \"" + keyStore
                            + "\" cannot be opened; check its name, permissions and SIMPUL_TLS_PASSWORD");
            return false;
        }
    }
}
