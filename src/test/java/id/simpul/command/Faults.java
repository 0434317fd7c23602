package id.simpul.command;

import com.icegreen.greenmail.util.GreenMail;
import id.simpul.FreePorts;
import id.simpul.MailServers;
import id.simpul.TestCertificate;
import id.simpul.database.TestDatabase;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** An installation that is sound but for one fault, which is really there; no hub runs on it. */
final class Faults implements AutoCloseable {
    private static final String KEY_TO_SECRET = "key: id.simpul.test";
    static final String POLICY = """
            - effective: 2020-01-01
              library: {name: Perpustakaan Contoh, phone: "0752 000000", staff-mail: petugas@perpustakaan.example}
            """;

    /** Something to be done to an installation. */
    interface Plant {
        void in(Faults installation) throws Exception;
    }

    /**
     * A fault, and what is to be said of it.
     *
     * @param english part of the sentence, with what to do
     */
    record Fault(String code, Plant plant, String english, String indonesian) {
        @Override
        public String toString() {
            return code;
        }
    }

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final Map<String, String> environment = new TreeMap<>();
    private final Path folder;
    private final Path home;
    private final int smtpPort;

    Faults(Path folder, GreenMail mail) throws IOException {
        this.folder = folder;
        this.home = Files.createDirectory(
                folder.resolve("home"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        this.smtpPort = mail.getSmtp().getPort();
        set("SIMPUL_HOME", home);
        for (String port : new String[] {"HTTP", "MANAGEMENT", "CORE", "AMQP", "STOMP", "MQTT"}) {
            set("SIMPUL_" + port + "_PORT", 0);
        }
        set("SIMPUL_SMTP_URL", "smtp://127.0.0.1:" + smtpPort + "?starttls=off");
        set("SIMPUL_MAIL_FROM", "kerjasama@perpustakaan.example");
        set("SIMPUL_ALERTS_TO", "operator@perpustakaan.example");
        Files.writeString(home.resolve("policy.yaml"), POLICY);
    }

    Map<String, String> environment() {
        return Map.copyOf(environment);
    }

    private void set(String name, Object value) {
        environment.put(name, value.toString());
    }

    private void unset(String name) {
        environment.remove(name);
    }

    @Override
    public void close() {
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }

    static Stream<Fault> all() {
        return Stream.of(ofTheMachine(), ofTheSettings(), ofCertificates(), ofMail(), ofServersElsewhere())
                .flatMap(faults -> faults);
    }

    private static Stream<Fault> ofTheMachine() {
        return Stream.of(
                new Fault(
                        "home-unusable",
                        at -> Files.setPosixFilePermissions(at.home, PosixFilePermissions.fromString("rwxr-x---")),
                        "run: chmod 700",
                        "jalankan: chmod 700"),
                new Fault("secret-open", Faults::openSecret, "run: chmod 600", "jalankan: chmod 600"),
                new Fault(
                        "secrets-gone",
                        at -> Files.createDirectory(at.home.resolve("broker")),
                        "restore a backup with ./simpul restore FILE",
                        "pulihkan cadangan dengan ./simpul restore BERKAS"),
                new Fault(
                        "clock-behind",
                        at -> Files.setLastModifiedTime(
                                Files.createFile(at.home.resolve("lock")),
                                FileTime.from(Instant.now().plus(Duration.ofDays(400)))),
                        "set the clock right before the hub starts",
                        "betulkan jam sebelum Simpul dijalankan"),
                new Fault(
                        "memory-small",
                        at -> at.set("SIMPUL_JAVA_OPTIONS", "-Xmx100m"),
                        "-Xmx100m is less memory than the hub works well with; set SIMPUL_JAVA_OPTIONS to -Xmx256m",
                        "isi SIMPUL_JAVA_OPTIONS dengan -Xmx256m"),
                new Fault("port-taken", Faults::takePort, "or choose another port", "atau pilih port lain"));
    }

    private static Stream<Fault> ofTheSettings() {
        return Stream.of(
                new Fault(
                        "setting-wrong", at -> at.set("SIMPUL_HTTP_PORT", "x"), "SIMPUL_HTTP_PORT", "SIMPUL_HTTP_PORT"),
                new Fault(
                        "policy-wrong",
                        at -> Files.writeString(at.home.resolve("policy.yaml"), "no-such-thing: 1\n"),
                        "policy.yaml",
                        "policy.yaml"),
                new Fault(
                        "policy-wrong",
                        at -> at.policy(POLICY.replace("{name", "{regions: [\"13.57\"], name")),
                        "13.57",
                        "13.57"),
                new Fault(
                        "policy-wrong",
                        at -> Files.writeString(
                                Files.createDirectory(at.home.resolve("calendars"))
                                        .resolve("libur.csv"),
                                "# name: libur\nfrom,to,kind,name\n2026-13-01,2026-01-01,holiday,Tahun Baru\n"),
                        "libur.csv",
                        "libur.csv"),
                new Fault(
                        "file-unreadable",
                        at -> Files.createDirectory(Files.createDirectory(at.home.resolve("calendars"))
                                .resolve("a.csv")),
                        "a.csv",
                        "a.csv"),
                new Fault(
                        "library-name",
                        at -> at.policy(
                                "- effective: 2020-01-01\n  library: {phone: \"0752 000000\", staff-mail: a@b.example}\n"),
                        "change library.name and library.place in policy.yaml",
                        "ganti library.name dan library.place"),
                new Fault(
                        "library-phone",
                        at -> at.policy(
                                "- effective: 2020-01-01\n  library: {name: Perpustakaan Contoh, staff-mail: a@b.example}\n"),
                        "set library.phone in policy.yaml",
                        "library.phone"),
                new Fault(
                        "library-staff",
                        at -> at.policy(
                                "- effective: 2020-01-01\n  library: {name: Perpustakaan Contoh, phone: \"0752 000000\"}\n"),
                        "set library.staff-mail in policy.yaml",
                        "library.staff-mail"),
                new Fault(
                        "public-url-plain",
                        at -> at.set("SIMPUL_PUBLIC_URL", "http://simpul.example.org"),
                        "set SIMPUL_PUBLIC_URL to https",
                        "SIMPUL_PUBLIC_URL"),
                new Fault("plaintext", Faults::plaintext, "give it TLS", "TLS"));
    }

    private static Stream<Fault> ofCertificates() {
        return Stream.of(
                new Fault(
                        "key-store-readable",
                        at -> {
                            Path store = at.certificate("-validity", "400");
                            Files.setPosixFilePermissions(store, PosixFilePermissions.fromString("rw-r--r--"));
                        },
                        "run: chmod 600",
                        "jalankan: chmod 600"),
                new Fault(
                        "certificate-none",
                        Faults::emptyKeyStore,
                        "has no certificate with its key; make one with openssl pkcs12",
                        "buat dengan openssl pkcs12"),
                new Fault(
                        "certificate-ends",
                        at -> at.certificate("-validity", "9"),
                        "only; renew it, then start the hub again",
                        "perbarui, lalu jalankan ulang Simpul"),
                new Fault(
                        "certificate-expired",
                        at -> at.certificate("-startdate", "-3y", "-validity", "365"),
                        "so partners and browsers refuse the hub; renew it",
                        "sehingga mitra dan peramban menolak Simpul; perbarui"),
                new Fault(
                        "certificate-key",
                        Faults::anotherKey,
                        "make the store anew of the key the certificate was made for",
                        "buat ulang berkas itu dari kunci yang sesuai"),
                new Fault(
                        "certificate-name",
                        at -> {
                            at.certificate("-validity", "400");
                            at.set("SIMPUL_PUBLIC_URL", "https://simpul.example.org");
                        },
                        "is for localhost and not for simpul.example.org",
                        "untuk localhost, bukan untuk simpul.example.org"));
    }

    private static Stream<Fault> ofMail() {
        return Stream.of(
                new Fault(
                        "no-mail-server", at -> at.unset("SIMPUL_SMTP_URL"), "set SIMPUL_SMTP_URL", "SIMPUL_SMTP_URL"),
                new Fault(
                        "alerts-nobody",
                        at -> at.unset("SIMPUL_ALERTS_TO"),
                        "set SIMPUL_ALERTS_TO",
                        "isi SIMPUL_ALERTS_TO"),
                new Fault(
                        "mail-from",
                        at -> {
                            at.unset("SIMPUL_SMTP_URL");
                            at.unset("SIMPUL_MAIL_FROM");
                        },
                        "set SIMPUL_MAIL_FROM",
                        "SIMPUL_MAIL_FROM"),
                new Fault(
                        "smtp-unreachable",
                        at -> at.set("SIMPUL_SMTP_URL", "smtp://127.0.0.1:" + FreePorts.next() + "?starttls=off"),
                        "see that it runs and that SIMPUL_SMTP_URL names it",
                        "pastikan server itu hidup dan SIMPUL_SMTP_URL menyebutnya"),
                new Fault(
                        "smtp-login",
                        at -> at.set("SIMPUL_SMTP_URL", "smtp://hub:wrong@127.0.0.1:" + at.smtpPort + "?starttls=off"),
                        "refuses the login; put the right user and password into SIMPUL_SMTP_URL",
                        "isi yang benar dalam SIMPUL_SMTP_URL"),
                new Fault(
                        "smtp-tls",
                        at -> at.set("SIMPUL_SMTP_URL", "smtps://hub:secret@127.0.0.1:" + at.server("smtps")),
                        "No safe connection to the mail server",
                        "Tidak ada sambungan aman ke server surel"),
                new Fault(
                        "imap-unreachable",
                        at -> at.set("SIMPUL_IMAP_URL", "imap://a:b@127.0.0.1:" + FreePorts.next() + "?starttls=off"),
                        "see that the server runs and that SIMPUL_IMAP_URL".replace("see", "See"),
                        "Pastikan server itu hidup dan SIMPUL_IMAP_URL"),
                new Fault(
                        "imap-login",
                        at -> at.set(
                                "SIMPUL_IMAP_URL", "imap://hub:wrong@127.0.0.1:" + at.server("imap") + "?starttls=off"),
                        "put the right user and password into SIMPUL_IMAP_URL",
                        "isi yang benar dalam SIMPUL_IMAP_URL"),
                new Fault(
                        "imap-folder",
                        at -> at.set(
                                "SIMPUL_IMAP_URL",
                                "imap://hub:secret@127.0.0.1:" + at.server("imap") + "/Jawaban?starttls=off"),
                        "There is no folder Jawaban",
                        "Tidak ada folder Jawaban"),
                new Fault(
                        "dkim-missing",
                        at -> at.dkim(TxtServer.none()),
                        "publish it: v=DKIM1; k=rsa; p=MII",
                        "terbitkan: v=DKIM1"),
                new Fault(
                        "dkim-other",
                        at -> at.dkim(TxtServer.saying("v=DKIM1; k=rsa; p=MIIBkunciLain")),
                        "is of another key than SIMPUL_DKIM_KEY",
                        "untuk kunci lain, bukan SIMPUL_DKIM_KEY"));
    }

    private static Stream<Fault> ofServersElsewhere() {
        return Stream.of(
                new Fault(
                        "database-unreachable",
                        at -> at.set("SIMPUL_DB_URL", "jdbc:postgresql://127.0.0.1:" + FreePorts.next() + "/simpul"),
                        "Start it, or correct SIMPUL_DB_URL",
                        "Jalankan basis data itu, atau betulkan SIMPUL_DB_URL"),
                new Fault(
                        "database-login",
                        at -> {
                            at.database();
                            at.set("SIMPUL_DB_USER", "tidak_ada");
                        },
                        "Correct SIMPUL_DB_USER and SIMPUL_DB_PASSWORD",
                        "Betulkan SIMPUL_DB_USER dan SIMPUL_DB_PASSWORD"),
                new Fault(
                        "database-gone",
                        at -> {
                            String url = at.database().url();
                            at.set("SIMPUL_DB_URL", url.replaceFirst("[^/]*$", "tidak_ada"));
                        },
                        "Create it for the hub's user",
                        "Buat untuk pengguna Simpul"),
                new Fault(
                        "database-full",
                        at -> at.sql("alter database %s connection limit 0"),
                        "End others, or raise max_connections",
                        "Hentikan yang lain, atau naikkan max_connections"),
                new Fault(
                        "database-few-connections",
                        at -> at.sql("alter database %s connection limit 5"),
                        "lets the hub open 5 connections",
                        "mengizinkan 5 sambungan"),
                new Fault(
                        "database-read-only",
                        at -> at.sql("alter database %s set default_transaction_read_only = on"),
                        "name the primary in SIMPUL_DB_URL",
                        "sebut yang utama dalam SIMPUL_DB_URL"),
                new Fault(
                        "database-newer",
                        at -> at.sql(history("9999", true)),
                        "its tables are at 9999); run that version",
                        "tabelnya di 9999); jalankan versi itu"),
                new Fault(
                        "database-half-done",
                        at -> at.sql(history("41", false)),
                        "stopped at 41; see the log of the last start",
                        "terhenti di 41"),
                new Fault(
                        "lease-of-another",
                        at -> at.lease("0 seconds"),
                        "let this one stand by with SIMPUL_STAND_BY=true",
                        "jadikan ini cadangannya dengan SIMPUL_STAND_BY=true"),
                new Fault(
                        "lease-stale",
                        at -> at.lease("10 minutes"),
                        "look at its machine, and start this one",
                        "periksa mesinnya, lalu jalankan yang ini"),
                new Fault(
                        "broker-unreachable",
                        at -> {
                            at.set("SIMPUL_BROKER_URL", "tcp://127.0.0.1:" + FreePorts.next());
                            at.set("SIMPUL_BROKER_USER", "hub");
                            at.set("SIMPUL_BROKER_PASSWORD", "a password");
                        },
                        "Start it, or correct SIMPUL_BROKER_URL",
                        "Jalankan broker itu, atau betulkan SIMPUL_BROKER_URL"));
    }

    private void openSecret() throws IOException {
        Path secrets = Files.createDirectory(home.resolve("secrets"));
        Path secret = Files.writeString(secrets.resolve("links"), KEY_TO_SECRET);
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-r--r--"));
    }

    private void takePort() throws IOException {
        ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        open.push(other);
        set("SIMPUL_AMQP_PORT", other.getLocalPort());
    }

    private void policy(String text) throws IOException {
        Files.writeString(home.resolve("policy.yaml"), text);
    }

    private void plaintext() {
        set("SIMPUL_SMTP_URL", "smtp://mail.simpul.invalid:25?starttls=off");
        set("SIMPUL_PLAINTEXT_TO", "mail");
    }

    private Path certificate(String... options) {
        Path store = TestCertificate.in(folder, options).keyStore();
        keyStore(store);
        return store;
    }

    private void keyStore(Path store) {
        set("SIMPUL_TLS_KEYSTORE", store);
        set("SIMPUL_TLS_PASSWORD", TestCertificate.PASSWORD);
    }

    private void emptyKeyStore() throws IOException, GeneralSecurityException {
        KeyStore empty = KeyStore.getInstance("PKCS12");
        empty.load(null, null);
        save(empty);
    }

    private void anotherKey() throws IOException, GeneralSecurityException {
        char[] password = TestCertificate.PASSWORD.toCharArray();
        KeyStore right = KeyStore.getInstance(certificate("-validity", "400").toFile(), password);
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        KeyStore wrong = KeyStore.getInstance("PKCS12");
        wrong.load(null, null);
        wrong.setKeyEntry("test", generator.generateKeyPair().getPrivate(), password, new Certificate[] {
            right.getCertificate("test")
        });
        save(wrong);
    }

    private void save(KeyStore store) throws IOException, GeneralSecurityException {
        Path file = folder.resolve("made.p12");
        try (OutputStream out = new FileOutputStream(file.toFile())) {
            store.store(out, TestCertificate.PASSWORD.toCharArray());
        }
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        keyStore(file);
    }

    /** A server of the tests' own that speaks this protocol, with the user hub whose password is secret. */
    private int server(String protocol) {
        GreenMail server = MailServers.of(protocol);
        server.setUser("hub@perpustakaan.example", "hub", "secret");
        server.start();
        open.push(server::stop);
        return protocol.equals("imap")
                ? server.getImap().getPort()
                : server.getSmtps().getPort();
    }

    private void dkim(TxtServer dns) throws IOException, GeneralSecurityException {
        open.push(dns);
        System.setProperty("simpul.dns", "dns://127.0.0.1:" + dns.port());
        open.push(() -> System.clearProperty("simpul.dns"));
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair key = generator.generateKeyPair();
        Path file = Files.writeString(
                folder.resolve("dkim.pem"),
                "-----BEGIN PRIVATE KEY-----\n"
                        + Base64.getMimeEncoder()
                                .encodeToString(key.getPrivate().getEncoded())
                        + "\n-----END PRIVATE KEY-----\n");
        set("SIMPUL_DKIM_KEY", file);
        set("SIMPUL_DKIM_SELECTOR", "simpul2026");
    }

    private TestDatabase.Address database() {
        TestDatabase.Address database = TestDatabase.freshAddress();
        set("SIMPUL_DB_URL", database.url());
        set("SIMPUL_DB_USER", database.user());
        set("SIMPUL_DB_PASSWORD", database.password());
        return database;
    }

    private static String history(String version, boolean success) {
        return "insert into flyway_schema_history (installed_rank, version, description, type, script, checksum,"
                + " installed_by, execution_time, success) values (9999, '" + version
                + "', 'another', 'SQL', 'V" + version + "__another.sql', 1, 'another', 1, " + success + ")";
    }

    /**
     * @param statement the name of the database in place of {@code %s}
     */
    private void sql(String statement) throws Exception {
        TestDatabase.Address database = database();
        try (Connection connection = connect(database);
                var sql = connection.createStatement()) {
            sql.execute(String.format(statement, connection.getCatalog()));
        }
    }

    private static Connection connect(TestDatabase.Address database) throws Exception {
        return DriverManager.getConnection(database.url(), database.user(), database.password());
    }

    /** Another hub's session has the lock, and spoke so long ago. */
    private void lease(String ago) throws Exception {
        Connection other = connect(database());
        open.push(other);
        try (var sql = other.createStatement()) {
            sql.execute("select pg_advisory_lock(x'73696d70756c'::bigint)");
            sql.execute(
                    "insert into lease (epoch, hub, taken_at, seen_at) values (1, 'simpul 4711', now(), now() - interval '"
                            + ago + "')");
        }
    }
}
