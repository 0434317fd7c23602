package id.simpul.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import id.simpul.hub.control.Act;
import id.simpul.ledger.Json;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A channel is a file: one that a library drops in carries what its partners are told over a gateway of its own. */
class ChannelJourney {
    private static final Duration SOON = Duration.ofMinutes(2);
    private static final Path FILE = Path.of("docs/examples/channel-whatsapp.camel.yaml");

    @TempDir
    private Path directory;

    private final List<ObjectNode> gateway = new CopyOnWriteArrayList<>();
    private final List<String> turnedAway = new CopyOnWriteArrayList<>();
    private final AtomicInteger troubles = new AtomicInteger();
    private HttpServer server;

    @BeforeEach
    void open() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/messages", call -> {
            ObjectNode message = Json.parse(new String(call.getRequestBody().readAllBytes(), UTF_8));
            assertThat(call.getRequestHeaders().getFirst("Authorization")).isEqualTo("Bearer rahasia");
            boolean well = troubles.getAndDecrement() <= 0;
            if (well) {
                gateway.add(message);
            } else {
                turnedAway.add(message.path("key").asText());
            }
            call.sendResponseHeaders(well ? 201 : 503, -1);
            call.close();
        });
        server.start();
        System.setProperty(
                "whatsapp.url", "http://127.0.0.1:" + server.getAddress().getPort() + "/messages");
        System.setProperty("whatsapp.token", "rahasia");
    }

    @AfterEach
    void close() {
        server.stop(0);
        System.clearProperty("whatsapp.url");
        System.clearProperty("whatsapp.token");
    }

    @Test
    void a_dropped_in_channel_tells_the_partners_who_chose_it() throws Exception {
        try (WholeHub hub = WholeHub.withDatabase(directory)
                .with("SIMPUL_ROUTES", folder().toString())
                .start()) {
            Member national = hub.add("nasional", "national");
            Member school = hub.add("sd-01", "school");
            try (JmsSystem ofSchool = JmsSystem.amqp(hub, school);
                    JmsSystem sender = JmsSystem.amqp(hub, national)) {
                ofSchool.send(choosing(school, "pilih-1", "whatsapp"));
                assertThat(ofSchool.reply().status()).isEqualTo("accepted");

                troubles.set(2);
                sender.send(announcement(national));
                assertThat(sender.reply().status()).isEqualTo("accepted");

                await().atMost(SOON).untilAsserted(() -> assertThat(gateway).hasSize(1));
                assertThat(turnedAway)
                        .hasSize(2)
                        .containsOnly(gateway.get(0).path("key").asText());
                assertThat(gateway.get(0).get("to").asText()).isEqualTo("+62 752 000000");
                assertThat(gateway.get(0).get("text").asText()).contains("Pameran buku");
                await().atMost(SOON)
                        .untilAsserted(() -> assertThat(hub.rows("select channel || ' ' || state from deliveries"))
                                .containsExactly("whatsapp sent"));
            }
        }
    }

    @Test
    void a_channel_whose_file_is_gone_is_told_of_and_goes_on_when_the_file_is_back() throws Exception {
        WholeHub hub = WholeHub.withDatabase(directory).with("SIMPUL_CLOCK", "2026-07-01T01:00:00Z");
        try {
            Path folder = folder();
            hub.with("SIMPUL_ROUTES", folder.toString()).start();
            Member national = hub.add("nasional", "national");
            Member school = hub.add("sd-01", "school");
            try (JmsSystem ofSchool = JmsSystem.amqp(hub, school)) {
                ofSchool.send(choosing(school, "pilih-1", "whatsapp"));
                assertThat(ofSchool.reply().status()).isEqualTo("accepted");
            }
            hub.stop();

            hub.without("SIMPUL_ROUTES").start();
            try (JmsSystem sender = JmsSystem.amqp(hub, national)) {
                sender.send(announcement(national));
                assertThat(sender.reply().status()).isEqualTo("accepted");
                await().atMost(SOON)
                        .untilAsserted(() -> assertThat(hub.rows("select state || attempts from deliveries"))
                                .containsExactly("waiting1"));
                assertThat(hub.hub().acts().get("check").perform(Json.object().put("language", "en"), WholeHub.staff()))
                        .asString()
                        .contains("could not go out by whatsapp", "channel-whatsapp.camel.yaml");
                assertThat(gateway).isEmpty();

                sender.send(choosing(national, "pilih-1", "whatsapp", "queue"));
                Answered refused = sender.reply();
                assertThat(refused.status()).isEqualTo("refused");
                assertThat(refused.text()).contains("channel-unknown", "choose from: email, queue.");
            }
            assertThatThrownBy(() -> hub.add("sd-02", "school", "whatsapp"))
                    .isInstanceOf(Act.NotDone.class)
                    .hasMessageContaining("choose from: email, queue");
            hub.stop();

            hub.with("SIMPUL_ROUTES", folder.toString())
                    .with("SIMPUL_CLOCK", "2026-07-01T03:00:00Z")
                    .start();
            await().atMost(SOON).untilAsserted(() -> assertThat(gateway).hasSize(1));
        } finally {
            hub.close();
        }
    }

    private static ObjectNode choosing(Member partner, String id, String... channels) {
        ObjectNode data = Json.object();
        data.putObject("contact")
                .put("name", "Ibu Contoh")
                .put("email", partner.id() + "@example.org")
                .put("phone", "+62 752 000000");
        List.of(channels).forEach(data.withArray("/notify")::add);
        return Asked.event(partner.id(), id, "partner.update", data);
    }

    private static ObjectNode announcement(Member sender) {
        ObjectNode data = Json.object().put("subject", "Pameran buku").put("body", "Untuk siapa saja yang mau.");
        data.putArray("audience").add("school");
        return Asked.event(sender.id(), "umum-1", "information.publish", data);
    }

    private Path folder() throws Exception {
        Path folder = Files.createDirectory(directory.resolve("routes"));
        Files.copy(FILE, folder.resolve(FILE.getFileName()));
        return folder;
    }
}
