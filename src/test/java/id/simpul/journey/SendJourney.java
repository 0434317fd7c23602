package id.simpul.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.FreePorts;
import id.simpul.command.SendCommand;
import id.simpul.hub.Hub;
import id.simpul.ledger.Json;
import id.simpul.ledger.Request.Staff;
import id.simpul.settings.Settings;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What a partner sends in any protocol reaches a real hub, and its replies come back. */
class SendJourney {
    private static final Staff SARI = new Staff("Sari Contoh", "journey");

    @TempDir
    static Path home;

    @TempDir
    Path files;

    private static final Map<String, String> ENVIRONMENT = new TreeMap<>();
    private static Hub hub;

    @BeforeAll
    static void start() {
        ENVIRONMENT.put("SIMPUL_HOME", home.resolve("home").toString());
        ENVIRONMENT.put("SIMPUL_CLOCK", "2031-03-03T03:00:00Z");
        for (String port : List.of("HTTP", "MANAGEMENT", "CORE", "AMQP", "STOMP", "MQTT")) {
            ENVIRONMENT.put("SIMPUL_" + port + "_PORT", String.valueOf(FreePorts.next()));
        }
        hub = Hub.start(Settings.of(ENVIRONMENT));
        ObjectNode school = Json.object()
                .put("id", "dinas-contoh")
                .put("kind", "dinas")
                .put("name", "Dinas Contoh")
                .put("email", "dinas@contoh.example")
                .put("language", "id");
        ENVIRONMENT.put(
                "SIMPUL_PARTNER_PASSWORD",
                hub.acts()
                        .get("partner.add")
                        .perform(school, SARI)
                        .get(0)
                        .get("password")
                        .asText());
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"amqp", "core", "stomp", "mqtt", "http"})
    void requests_are_answered_in_order_also_those_without_an_id(String protocol) throws Exception {
        String good =
                "{\"specversion\":\"1.0\",\"id\":\"%s-1\",\"source\":\"/partners/dinas-contoh\",\"type\":\"%s\",\"data\":%s}";
        String status = String.format(
                good, protocol, "id.simpul.request.status.v1", "{\"request\":\"never-sent-" + protocol + "\"}");
        String unknown = String.format(good, protocol + "-x", "id.simpul.nothing.v1", "{}");
        Path lines = Files.writeString(files.resolve("many.jsonl"), status + "\n" + unknown + "\nsekadar teks\n");

        StringWriter out = new StringWriter();
        int code = new CommandLine(new SendCommand(ENVIRONMENT))
                .setOut(new PrintWriter(out))
                .execute("dinas-contoh", "--protocol", protocol, lines.toString());

        List<ObjectNode> replies = new ArrayList<>();
        out.toString().lines().forEach(line -> replies.add(Json.parse(line)));
        assertThat(replies).hasSize(3);
        assertThat(replies.get(0).at("/data/request").asText()).isEqualTo(protocol + "-1");
        assertThat(replies.get(0).at("/data/status").asText())
                .as("a request without a time happened when it arrived, also by a clock that was set")
                .isEqualTo("refused");
        assertThat(replies.get(1).at("/data/reasons/0/code").asText()).isEqualTo("unknown-type");
        assertThat(replies.get(2).at("/data/request").isNull()).isTrue();
        assertThat(replies.get(2).at("/data/reasons/0/code").asText()).isEqualTo("not-json");
        assertThat(code).isEqualTo(3);
    }
}
