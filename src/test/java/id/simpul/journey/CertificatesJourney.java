package id.simpul.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.TestCertificate;
import id.simpul.client.Doors;
import id.simpul.client.Protocol;
import id.simpul.client.Trust;
import id.simpul.ledger.Json;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.JMSSecurityException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of a partner whose system must show a certificate, the password alone opens no door. */
class CertificatesJourney {
    @TempDir
    private Path directory;

    private TestCertificate server;
    private WholeHub hub;

    @Test
    void who_must_show_a_certificate_enters_with_that_one_and_the_password_alone() throws Exception {
        server = TestCertificate.in(directory);
        TestCertificate right = TestCertificate.in(directory);
        // It bears the same name, and is another's.
        TestCertificate wrong = TestCertificate.in(directory);
        hub = WholeHub.withDatabase(directory)
                .with("SIMPUL_HTTP_PORT", Integer.toString(id.simpul.FreePorts.next()))
                .with("SIMPUL_TLS_KEYSTORE", server.keyStore().toString())
                .with("SIMPUL_TLS_PASSWORD", TestCertificate.PASSWORD);
        try (WholeHub running = hub.start()) {
            Member guarded = running.add("sd-aman", "school");
            Member usual = running.add("sd-biasa", "school");
            certificate(Json.object().put("id", "sd-aman").put("fingerprint", fingerprint(right)));

            amqp(guarded, Optional.of(right));
            isRefused(guarded, Optional.of(wrong));
            isRefused(guarded, Optional.empty());
            isRefused(new Member("sd-aman", "not the password"), Optional.of(right));
            amqp(usual, Optional.empty());
            amqp(usual, Optional.of(wrong));
            for (Protocol protocol : new Protocol[] {Protocol.CORE, Protocol.STOMP, Protocol.MQTT}) {
                assertThatThrownBy(() -> doors().queues(protocol, guarded.name(), guarded.password())
                                .close())
                        .as(protocol.name())
                        .isInstanceOf(id.simpul.client.LinkFailed.class);
                doors().queues(protocol, usual.name(), usual.password()).close();
            }
            assertThat(http(guarded, Optional.of(right)))
                    .as("asked for after the next start")
                    .isEqualTo(401);

            running.restart();
            assertThat(http(guarded, Optional.of(right))).isEqualTo(200);
            assertThat(http(guarded, Optional.of(wrong))).isEqualTo(401);
            assertThat(http(guarded, Optional.empty())).isEqualTo(401);
            assertThat(http(usual, Optional.empty())).isEqualTo(200);

            certificate(Json.object().put("id", "sd-aman"));
            amqp(guarded, Optional.empty());
            assertThat(http(guarded, Optional.empty())).isEqualTo(200);
            assertThat(running.rows("select step from events where partner = 'sd-aman'"))
                    .contains("certificate-set", "certificate-ended");
        }
    }

    private void certificate(ObjectNode arguments) {
        hub.hub().acts().get("partner.certificate").perform(arguments, WholeHub.staff());
    }

    private Doors doors() {
        Doors plain = hub.doors();
        return new Doors(
                "localhost", plain.ports(), Optional.of(new Trust(server.keyStore(), TestCertificate.PASSWORD)));
    }

    private static String fingerprint(TestCertificate certificate) throws Exception {
        byte[] encoded = store(certificate).getCertificate("test").getEncoded();
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(encoded));
    }

    private static KeyStore store(TestCertificate certificate) throws Exception {
        return KeyStore.getInstance(certificate.keyStore().toFile(), TestCertificate.PASSWORD.toCharArray());
    }

    private void amqp(Member member, Optional<TestCertificate> shown) throws JMSException {
        String key = shown.map(one -> "&transport.keyStoreLocation=" + one.keyStore()
                        + "&transport.keyStoreType=PKCS12&transport.keyStorePassword=only%20for%20tests")
                .orElse("");
        String url = "amqps://localhost:" + hub.port(Protocol.AMQP)
                + "?amqp.saslMechanisms=PLAIN&transport.trustStoreType=PKCS12&transport.trustStoreLocation="
                + server.keyStore() + "&transport.trustStorePassword=only%20for%20tests" + key;
        try (Connection connection = new JmsConnectionFactory(member.id(), member.password(), url).createConnection()) {
            connection.start();
        }
    }

    private void isRefused(Member member, Optional<TestCertificate> shown) {
        assertThatThrownBy(() -> amqp(member, shown)).isInstanceOf(JMSSecurityException.class);
    }

    private int http(Member member, Optional<TestCertificate> shown) throws Exception {
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store(server));
        SSLContext context = SSLContext.getInstance("TLS");
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        if (shown.isPresent()) {
            keys.init(store(shown.get()), TestCertificate.PASSWORD.toCharArray());
        }
        context.init(shown.isPresent() ? keys.getKeyManagers() : null, trust.getTrustManagers(), null);
        String login = Base64.getEncoder()
                .encodeToString((member.id() + ":" + member.password()).getBytes(StandardCharsets.UTF_8));
        URI replies = URI.create("https://localhost:" + hub.port(Protocol.HTTP) + "/api/v1/replies");
        return HttpClient.newBuilder()
                .sslContext(context)
                .build()
                .send(
                        HttpRequest.newBuilder(replies)
                                .header("Authorization", "Basic " + login)
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
