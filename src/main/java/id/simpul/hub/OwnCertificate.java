package id.simpul.hub;

import static java.nio.charset.StandardCharsets.US_ASCII;

import id.simpul.database.StartRefused;
import id.simpul.settings.Loopback;
import id.simpul.settings.Secret;
import id.simpul.settings.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The certificate that a hub makes for itself where it is open to other machines and was given none. Nobody vouches for it: whoever
 * calls the hub compares its fingerprint, which the start and the check tell.
 *
 * @param fingerprint SHA-256, as browsers show it
 * @param until its last day
 */
public record OwnCertificate(String fingerprint, LocalDate until) {
    private static final Logger LOG = LoggerFactory.getLogger(OwnCertificate.class);
    private static final String SECRET = "certificate";
    private static final String ALIAS = "simpul";
    private static final String VALID_DAYS = "730";
    private static final Duration RENEWED_BEFORE = Duration.ofDays(30);
    private static final int KEYTOOL_SECONDS = 60;

    /** Speaks TLS by the operator's key store, or by the hub's own, which is made if it is not there or no longer fits. */
    static Settings secured(Settings settings, Home home) {
        if (!settings.needsOwnCertificate()) {
            return settings;
        }
        String password = home.secrets().get(SECRET);
        Path store = store(home.directory());
        Set<String> names = names(settings);
        if (certificate(home.directory()).filter(one -> fits(one, names)).isEmpty() || !Files.exists(store)) {
            make(home.directory(), password, names);
            LOG.warn(
                    "The hub made a certificate for {}; whoever calls it compares the fingerprint {}",
                    names,
                    of(home.directory()).map(OwnCertificate::fingerprint).orElse("?"));
        }
        return settings.with(new Settings.Tls(store, new Secret(password)));
    }

    /** What a command on this machine trusts, once the hub has made it. */
    public static Settings trusted(Settings settings) {
        Path store = store(settings.home());
        return settings.needsOwnCertificate() && Files.exists(store)
                ? settings.with(new Settings.Tls(
                        store, new Secret(Secrets.of(settings.home()).get(SECRET))))
                : settings;
    }

    /** The one in a home, if there is one. */
    public static Optional<OwnCertificate> of(Path home) {
        return certificate(home)
                .map(one -> new OwnCertificate(
                        fingerprint(one), LocalDate.ofInstant(one.getNotAfter().toInstant(), ZoneOffset.UTC)));
    }

    private static Path store(Path home) {
        return home.resolve("certificate.p12");
    }

    /** Without its key, to be given to others. */
    private static Path pem(Path home) {
        return home.resolve("certificate.pem");
    }

    private static Optional<X509Certificate> certificate(Path home) {
        if (!Files.exists(pem(home))) {
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(pem(home))) {
            return Optional.of(
                    (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in));
        } catch (IOException | GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    private static boolean fits(X509Certificate certificate, Set<String> names) {
        try {
            Set<String> has = new LinkedHashSet<>();
            certificate.getSubjectAlternativeNames().forEach(name -> has.add(String.valueOf(name.get(1))));
            return has.containsAll(names)
                    && certificate
                            .getNotAfter()
                            .toInstant()
                            .isAfter(Instant.now().plus(RENEWED_BEFORE));
        } catch (GeneralSecurityException | NullPointerException e) {
            return false;
        }
    }

    /** Under which it is called: the public name, and this machine by itself. */
    private static Set<String> names(Settings settings) {
        Set<String> names = new LinkedHashSet<>();
        names.add(settings.publicUrl().getHost());
        List.of(settings.http().host(), settings.embeddedBroker().host()).stream()
                .filter(host -> !host.equals("0.0.0.0") && !Loopback.is(host) && !host.contains(":"))
                .forEach(names::add);
        try {
            names.add(InetAddress.getLocalHost().getHostName());
        } catch (UnknownHostException e) {
            // It has no name of its own.
        }
        names.addAll(List.of("localhost", "127.0.0.1"));
        names.removeIf(name -> !name.matches("[A-Za-z0-9.-]+"));
        return names;
    }

    private static void make(Path home, String password, Set<String> names) {
        Path draft = home.resolve("certificate.new");
        List<String> san = new ArrayList<>();
        names.forEach(name -> san.add((name.matches("[0-9.]+") ? "ip:" : "dns:") + name));
        try {
            Files.deleteIfExists(draft);
            keytool(draft, password, names.iterator().next(), String.join(",", san));
            X509Certificate made = (X509Certificate)
                    KeyStore.getInstance(draft.toFile(), password.toCharArray()).getCertificate(ALIAS);
            String text = Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII)).encodeToString(made.getEncoded());
            if (Home.isPosix(draft)) {
                Files.setPosixFilePermissions(
                        draft, java.nio.file.attribute.PosixFilePermissions.fromString("rw-------"));
            }
            Files.writeString(
                    pem(home), "-----BEGIN CERTIFICATE-----\n" + text + "\n-----END CERTIFICATE-----\n", US_ASCII);
            Files.move(draft, store(home), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | GeneralSecurityException e) {
            throw new StartRefused(
                    "The hub could not make itself a certificate in " + home
                            + "; make room and rights there, or set SIMPUL_TLS_KEYSTORE: " + e.getMessage(),
                    e);
        }
    }

    private static void keytool(Path store, String password, String name, String san) throws IOException {
        ProcessBuilder keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        ALIAS,
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-validity",
                        VALID_DAYS,
                        "-dname",
                        "CN=" + name,
                        "-ext",
                        "san=" + san,
                        "-ext",
                        "eku=serverAuth",
                        "-storetype",
                        "PKCS12",
                        "-storepass:env",
                        "STOREPASS",
                        "-keystore",
                        store.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        // Not as an argument, which every user of the machine could read.
        keytool.environment().put("STOREPASS", password);
        Process running = keytool.start();
        try {
            if (!running.waitFor(KEYTOOL_SECONDS, TimeUnit.SECONDS) || running.exitValue() != 0) {
                running.destroyForcibly();
                throw new IOException("keytool of this Java failed");
            }
        } catch (InterruptedException e) {
            running.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("Interrupted"));
        }
    }

    private static String fingerprint(X509Certificate certificate) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            return HexFormat.ofDelimiter(":").withUpperCase().formatHex(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
