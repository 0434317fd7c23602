package id.simpul.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import id.simpul.FreePorts;
import id.simpul.TestCertificate;
import id.simpul.client.Doors;
import id.simpul.client.JmsLink;
import id.simpul.client.Protocol;
import id.simpul.client.Trust;
import id.simpul.ledger.Json;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the dashboard draws and the alarms watch is what a hub shows to Prometheus, name by name. */
class MonitoringJourney {
    private static final Pattern METRIC = Pattern.compile("\\b(?:simpul|camel)_[a-z_]+\\b");
    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    @Test
    void every_metric_of_the_dashboard_and_of_the_alarms_is_shown() throws Exception {
        Set<String> alarms = new TreeSet<>();
        new YAMLMapper()
                .readTree(new File("docker/prometheus/alerts.yml"))
                .findValuesAsText("expr")
                .forEach(expression -> alarms.addAll(metrics(expression)));
        Set<String> drawn = new TreeSet<>();
        JsonNode dashboard = new ObjectMapper().readTree(new File("docker/grafana/dashboards/simpul.json"));
        dashboard.findValuesAsText("expr").forEach(expression -> drawn.addAll(metrics(expression)));
        assertThat(alarms).hasSizeGreaterThan(8);
        assertThat(drawn).hasSizeGreaterThan(12);

        TestCertificate certificate = TestCertificate.in(folder);
        try (WholeHub hub = WholeHub.withDatabase(folder)
                .with("SIMPUL_TLS_KEYSTORE", certificate.keyStore().toString())
                .with("SIMPUL_TLS_PASSWORD", TestCertificate.PASSWORD)
                .with("SIMPUL_SMTP_URL", "smtp://127.0.0.1:" + FreePorts.next() + "?starttls=off")
                .with("SIMPUL_MAIL_FROM", "simpul@example.org")
                .start()) {
            // A mail that waits, since its server is away.
            Member national = hub.add("nasional", "national");
            hub.add("sd-menunggu", "school", "email");
            announce(hub, national, certificate);
            Observer observer = new Observer(certificate, hub);
            // What is counted only where it happens: a wrong password, which is also a call refused.
            observer.askWithWrongPassword();
            await().atMost(SOON)
                    .untilAsserted(() ->
                            assertThat(observer.shown()).containsAll(alarms).containsAll(drawn));
        }
    }

    private static void announce(WholeHub hub, Member sender, TestCertificate certificate) {
        ObjectNode data = Json.object().put("subject", "Libur").put("body", "Perpustakaan tutup besok.");
        data.putArray("audience").add("school");
        Doors doors = new Doors(
                "localhost",
                Map.of(Protocol.AMQP, hub.port(Protocol.AMQP)),
                Optional.of(new Trust(certificate.keyStore(), TestCertificate.PASSWORD)));
        try (JmsLink link = doors.jms(Protocol.AMQP, sender.name(), sender.password())) {
            ObjectNode event = Asked.event(sender.id(), "pengumuman-1", "information.publish", data);
            link.send(List.of(event.toString().getBytes(UTF_8)));
        }
    }

    private static Set<String> metrics(String expression) {
        return METRIC.matcher(expression).results().map(found -> found.group()).collect(Collectors.toSet());
    }

    /** Prometheus, as the hub sees it. */
    private static final class Observer {
        private final HttpClient client;
        private final WholeHub hub;

        Observer(TestCertificate certificate, WholeHub hub) throws Exception {
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(java.security.KeyStore.getInstance(
                    certificate.keyStore().toFile(), TestCertificate.PASSWORD.toCharArray()));
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            client = HttpClient.newBuilder().sslContext(context).build();
            this.hub = hub;
        }

        Set<String> shown() throws IOException, InterruptedException {
            return Arrays.stream(get("MANAGEMENT", "/observe/metrics").split("\n"))
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("[{ ]")[0])
                    .collect(Collectors.toSet());
        }

        void askWithWrongPassword() throws IOException, InterruptedException {
            get("HTTP", "/api/replies");
        }

        private String get(String listener, String path) throws IOException, InterruptedException {
            URI there = URI.create("https://localhost:" + hub.environment().get("SIMPUL_" + listener + "_PORT") + path);
            return client.send(
                            HttpRequest.newBuilder(there)
                                    .header("Authorization", "Basic c2QteDp3cm9uZw==")
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }
}
