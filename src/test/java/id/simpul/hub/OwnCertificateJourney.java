package id.simpul.hub;

import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.check.InstallationCheck;
import id.simpul.settings.Settings;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnCertificateJourney {
    @TempDir
    Path folder;

    private static X509Certificate shown(int port) throws Exception {
        X509Certificate[] seen = new X509Certificate[1];
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(
                null,
                new TrustManager[] {
                    new X509TrustManager() {
                        @Override
                        public void checkClientTrusted(X509Certificate[] chain, String type) {}

                        @Override
                        public void checkServerTrusted(X509Certificate[] chain, String type) {
                            seen[0] = chain[0];
                        }

                        @Override
                        public X509Certificate[] getAcceptedIssuers() {
                            return new X509Certificate[0];
                        }
                    }
                },
                null);
        try (Socket plain = new Socket(InetAddress.getLoopbackAddress(), port);
                SSLSocket socket =
                        (SSLSocket) context.getSocketFactory().createSocket(plain, "localhost", port, true)) {
            socket.startHandshake();
        }
        return seen[0];
    }

    private static String fingerprint(X509Certificate certificate) throws Exception {
        return HexFormat.ofDelimiter(":")
                .withUpperCase()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
    }

    @Test
    void a_hub_open_to_others_without_a_key_store_makes_a_certificate_once_and_shows_its_fingerprint()
            throws Exception {
        Map<String, String> environment = TestHub.environmentWithDatabase(folder.resolve("home"));
        environment.put("SIMPUL_HTTP_HOST", "0.0.0.0");
        environment.put("SIMPUL_PUBLIC_URL", "https://simpul.example.org");
        Settings settings = Settings.of(environment);
        String told;
        try (Hub hub = Hub.start(settings)) {
            X509Certificate seen = shown(hub.httpPort());
            told = OwnCertificate.of(settings.home()).orElseThrow().fingerprint();
            assertThat(fingerprint(seen)).isEqualTo(told);
            assertThat(seen.getSubjectAlternativeNames())
                    .extracting(name -> name.get(1).toString())
                    .contains("simpul.example.org", "localhost", "127.0.0.1");
        }
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(settings.home().resolve("certificate.p12"))))
                .isEqualTo("rw-------");
        assertThat(new InstallationCheck(environment, settings.home()).findings(true))
                .anySatisfy(finding -> assertThat(finding.toString()).contains(told));
        assertThat(OwnCertificate.trusted(settings).tls()).isPresent();

        Home home = Home.take(settings.home());
        try {
            OwnCertificate.secured(settings, home);
            assertThat(OwnCertificate.of(settings.home()).orElseThrow().fingerprint())
                    .as("the same at the next start")
                    .isEqualTo(told);
            environment.put("SIMPUL_PUBLIC_URL", "https://lain.example.org");
            OwnCertificate.secured(Settings.of(environment), home);
            assertThat(OwnCertificate.of(settings.home()).orElseThrow().fingerprint())
                    .as("another for another name")
                    .isNotEqualTo(told);
        } finally {
            home.close();
        }
    }

    @Test
    void a_hub_of_this_machine_alone_makes_none() {
        Settings settings = Settings.of(TestHub.environmentWithDatabase(folder.resolve("home")));
        assertThat(settings.needsOwnCertificate()).isFalse();
    }
}
