package id.simpul.journey;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.TestCertificate;
import id.simpul.client.Doors;
import id.simpul.client.JmsLink;
import id.simpul.client.Protocol;
import id.simpul.client.Trust;
import id.simpul.ledger.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A certificate is renewed while the hub runs, as clients see it at each of its listeners. */
class CertificateJourney {
    private static final Duration SOON = Duration.ofMinutes(2);

    @TempDir
    private Path folder;

    private TestCertificate first;
    private Path inUse;
    private WholeHub hub;

    @BeforeEach
    void start() throws IOException {
        first = TestCertificate.in(folder);
        inUse = Files.copy(first.keyStore(), folder.resolve("in-use.p12"));
        hub = WholeHub.withDatabase(folder)
                .with("SIMPUL_TLS_KEYSTORE", inUse.toString())
                .with("SIMPUL_TLS_PASSWORD", TestCertificate.PASSWORD)
                .start();
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    @Test
    void every_listener_shows_the_new_certificate_and_open_connections_live_on() throws Exception {
        Member school = hub.add("sd-tetap", "school");
        assertThat(serials()).hasSize(6).allSatisfy((listener, serial) -> assertThat(serial)
                .isEqualTo(serial(first)));
        try (JmsLink link = doors().jms(Protocol.AMQP, school.name(), school.password());
                SSLSocket browser = connected(hub.port(Protocol.HTTP))) {
            BufferedReader answers = new BufferedReader(new InputStreamReader(browser.getInputStream(), US_ASCII));
            assertThat(get(browser, answers)).contains("200");

            TestCertificate second = TestCertificate.in(folder);
            replaceBy(Files.readAllBytes(second.keyStore()));
            allShow(second);

            assertThat(get(browser, answers)).as("on the connection of before").contains("200");
            link.send(List.of(Asked.status(school, "sesudah", "x").toString().getBytes(UTF_8)));
            assertThat(link.take(school.replies(), SOON))
                    .as("on the connection of before")
                    .isPresent();
        }
    }

    @Test
    void what_cannot_be_shown_is_not_taken_and_said_until_it_is_mended() throws Exception {
        replaceBy("no key store at all".getBytes(UTF_8));
        await().atMost(SOON).untilAsserted(() -> assertThat(findings())
                .filteredOn(finding -> finding.path("about").asText().equals("certificate"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.path("says").asText())
                        .contains(inUse.toString(), "the certificate before stays", "cannot be opened")));
        assertThat(serials())
                .allSatisfy((listener, serial) -> assertThat(serial).isEqualTo(serial(first)));

        TestCertificate second = TestCertificate.in(folder);
        replaceBy(Files.readAllBytes(second.keyStore()));
        allShow(second);
        await().atMost(SOON).untilAsserted(() -> assertThat(findings())
                .noneMatch(finding -> finding.path("about").asText().equals("certificate")));
    }

    /** A listener is away for the moment in which it takes the other one up. */
    private void allShow(TestCertificate next) {
        await().atMost(SOON).ignoreExceptionsInstanceOf(IOException.class).untilAsserted(() -> assertThat(serials())
                .allSatisfy((listener, serial) -> assertThat(serial).isEqualTo(serial(next))));
    }

    private void replaceBy(byte[] store) throws IOException {
        Path draft = Files.write(folder.resolve("draft.p12"), store);
        Files.move(draft, inUse, REPLACE_EXISTING, ATOMIC_MOVE);
    }

    private List<ObjectNode> findings() {
        return hub.hub().acts().get("check").perform(Json.object().put("language", "en"), WholeHub.staff());
    }

    private Doors doors() {
        Map<Protocol, Integer> ports = new EnumMap<>(Protocol.class);
        for (Protocol protocol : Protocol.values()) {
            ports.put(protocol, hub.port(protocol));
        }
        return new Doors("localhost", ports, Optional.of(new Trust(first.keyStore(), TestCertificate.PASSWORD, false)));
    }

    /** Of the certificate that each listener shows to a new client. */
    private Map<String, BigInteger> serials() throws Exception {
        Map<String, BigInteger> serials = new TreeMap<>();
        serials.put("management", serial(Integer.parseInt(hub.environment().get("SIMPUL_MANAGEMENT_PORT"))));
        for (Protocol protocol : Protocol.values()) {
            serials.put(protocol.name(), serial(hub.port(protocol)));
        }
        return serials;
    }

    private static BigInteger serial(int port) throws Exception {
        try (SSLSocket socket = connected(port)) {
            return ((X509Certificate) socket.getSession().getPeerCertificates()[0]).getSerialNumber();
        }
    }

    private static BigInteger serial(TestCertificate certificate) {
        try {
            KeyStore store =
                    KeyStore.getInstance(certificate.keyStore().toFile(), TestCertificate.PASSWORD.toCharArray());
            return ((X509Certificate) store.getCertificate(store.aliases().nextElement())).getSerialNumber();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static SSLSocket connected(int port) throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new Believing()}, null);
        SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket("localhost", port);
        socket.setSoTimeout((int) SOON.toMillis());
        socket.startHandshake();
        return socket;
    }

    /** One question, on a connection that stays open; its status line. */
    private static String get(SSLSocket socket, BufferedReader answers) throws IOException {
        socket.getOutputStream().write("GET /login HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(US_ASCII));
        String status = answers.readLine();
        int length = 0;
        for (String line = answers.readLine(); !line.isEmpty(); line = answers.readLine()) {
            if (line.toLowerCase(java.util.Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(line.split(":")[1].strip());
            }
        }
        for (int read = 0; read < length; ) {
            read += Math.toIntExact(answers.skip(length - read));
        }
        return status;
    }

    /** Who looks at certificates and believes any. */
    private static final class Believing implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
