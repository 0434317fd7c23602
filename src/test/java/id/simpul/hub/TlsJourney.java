package id.simpul.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.simpul.broker.Acceptor;
import id.simpul.database.StartRefused;
import id.simpul.settings.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TlsJourney {
    private static final String PASSWORD = "sample-only";
    private static final int CONNECTIONS = 20;

    @TempDir
    private static Path folder;

    private Hub hub;
    private SSLContext trusting;

    @BeforeAll
    void start() throws Exception {
        Path store = keyStore();
        trusting = trusting(store);
        Map<String, String> environment = TestHub.environmentWithDatabase(folder.resolve("home"));
        environment.put("SIMPUL_TLS_KEYSTORE", store.toString());
        environment.put("SIMPUL_TLS_PASSWORD", PASSWORD);
        environment.put("SIMPUL_HTTP_HOST", "0.0.0.0");
        environment.put("SIMPUL_HTTP_CONNECTIONS_PER_ADDRESS", String.valueOf(CONNECTIONS));
        hub = Hub.start(Settings.of(environment));
    }

    @AfterAll
    void stop() {
        hub.close();
    }

    @Test
    void partners_read_the_contract_over_https() throws Exception {
        HttpResponse<String> page = get("https", hub.httpPort(), "/contract/");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.sslSession().orElseThrow().getProtocol()).isEqualTo("TLSv1.3");
    }

    @Test
    void the_console_binds_its_cookies_to_tls_and_browsers_to_it() throws Exception {
        HttpResponse<String> page = get("https", hub.httpPort(), "/login");
        assertThat(page.headers().firstValue("strict-transport-security")).contains("max-age=31536000");
        assertThat(page.headers().firstValue("set-cookie").orElseThrow())
                .startsWith("__Host-simpul-before=")
                .contains("Secure");
    }

    @Test
    void the_operator_asks_for_health_over_https() throws Exception {
        assertThat(get("https", hub.managementPort(), "/observe/health/ready").statusCode())
                .isEqualTo(200);
    }

    @Test
    void nobody_is_answered_in_the_clear() {
        assertThatThrownBy(() -> get("http", hub.httpPort(), "/contract/")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> get("http", hub.managementPort(), "/observe/health/ready"))
                .isInstanceOf(IOException.class);
    }

    @Test
    void those_who_never_shake_hands_are_cut_off_and_shut_nobody_out() throws Exception {
        for (int port : List.of(hub.httpPort(), hub.managementPort())) {
            List<Socket> silent = new ArrayList<>();
            for (int n = 0; n < 3 * CONNECTIONS; n++) {
                silent.add(new Socket(InetAddress.getLoopbackAddress(), port));
            }

            assertThat(get("https", port, "/contract/").statusCode()).isBetween(200, 404);
            for (Socket one : silent) {
                one.setSoTimeout(60_000);
                assertThat(one.getInputStream().read()).isEqualTo(-1);
                one.close();
            }
        }
    }

    @Test
    void a_port_that_is_taken_stops_the_start() throws Exception {
        Map<String, String> environment = TestHub.environmentWithDatabase(folder.resolve("second"));
        environment.put("SIMPUL_MANAGEMENT_PORT", String.valueOf(hub.managementPort()));

        assertThatThrownBy(() -> Hub.start(Settings.of(environment)))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("SIMPUL_MANAGEMENT_PORT");
    }

    @Test
    void every_listener_of_the_broker_speaks_tls() throws Exception {
        for (Acceptor acceptor : Acceptor.values()) {
            int port = hub.messaging().port(acceptor).orElseThrow();
            try (SSLSocket socket = (SSLSocket) trusting.getSocketFactory().createSocket("localhost", port)) {
                socket.startHandshake();
                assertThat(socket.getSession().isValid()).as("%s", acceptor).isTrue();
            }
        }
    }

    private HttpResponse<String> get(String scheme, int port, String path) throws Exception {
        return HttpClient.newBuilder()
                .sslContext(trusting)
                .build()
                .send(
                        HttpRequest.newBuilder(URI.create(scheme + "://localhost:" + port + path))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    private Path keyStore() throws Exception {
        Path path = folder.resolve("test.p12");
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        Process made = new ProcessBuilder(
                        (keytool + " -genkeypair -alias simpul -keyalg EC -dname CN=localhost -ext san=dns:localhost"
                                        + " -storetype PKCS12 -storepass " + PASSWORD + " -keystore " + path)
                                .split(" "))
                .inheritIO()
                .start();
        assertThat(made.waitFor()).isZero();
        return path;
    }

    /** The certificate of a store is trusted for being in it, whoever signed it. */
    private static SSLContext trusting(Path path) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(path)) {
            store.load(in, PASSWORD.toCharArray());
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
