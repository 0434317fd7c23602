package id.simpul.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.client.Protocol;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A message sent as a test never takes the place of the request in earnest with its id, whatever protocol both come by. */
class TestMessageJourney {
    private static final int PAIRS = 10;

    @TempDir
    private static Path home;

    private static WholeHub hub;

    @BeforeAll
    static void start() {
        hub = WholeHub.withDatabase(home).start();
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @Test
    void in_one_transaction_of_amqp() throws Exception {
        Member library = hub.add("pustaka-amqp", "library");
        try (JmsSystem system = JmsSystem.amqp(hub, library)) {
            system.sendTogether(pairs(library));
            assertEachTookEffect(library, system);
        }
    }

    @Test
    void in_one_transaction_of_core() throws Exception {
        Member library = hub.add("pustaka-core", "library");
        try (JmsSystem system = JmsSystem.core(hub, library)) {
            system.sendTogether(pairs(library));
            assertEachTookEffect(library, system);
        }
    }

    @Test
    void in_one_transaction_of_stomp() throws Exception {
        Member library = hub.add("pustaka-stomp", "library");
        sendInTransaction(library, pairs(library));
        assertEachTookEffect(library);
    }

    @Test
    void by_mqtt() throws Exception {
        Member library = hub.add("pustaka-mqtt", "library");
        MqttSystem system = new MqttSystem(hub, library);
        for (ObjectNode event : pairs(library)) {
            system.send3(library.requests(), event.toString());
        }
        assertEachTookEffect(library);
    }

    @Test
    void by_http() throws Exception {
        Member library = hub.add("pustaka-http", "library");
        HttpSystem system = new HttpSystem(hub, library);
        for (ObjectNode event : pairs(library)) {
            assertThat(system.post(event.toString()).statusCode()).isEqualTo(202);
        }
        assertEachTookEffect(library);
        assertThat(system.answerAt("/api/v1/requests/r-0")
                        .at("/reply/data/reference")
                        .asText())
                .isEqualTo(library.id() + "-0");
    }

    @Test
    void what_is_sent_again_over_http_is_answered_there_again() throws Exception {
        Member library = hub.add("pustaka-lagi", "library");
        HttpSystem system = new HttpSystem(hub, library);
        ObjectNode invalid = Asked.item(library, "r-salah", "x-1");
        ((ObjectNode) invalid.get("data")).remove("title");
        ObjectNode test = Asked.item(library, "r-coba", "x-2").put("test", true);

        try (JmsSystem reader = JmsSystem.amqp(hub, library)) {
            for (int times = 0; times < 2; times++) {
                for (ObjectNode event : List.of(invalid, test)) {
                    assertThat(system.post(event.toString()).statusCode()).isEqualTo(202);
                }
                assertThat(reader.replies(2)).extracting(Answered::status).containsExactly("invalid", "accepted");
                assertThat(statusAt(system, "r-salah")).isEqualTo("invalid");
                assertThat(statusAt(system, "r-coba")).isEqualTo("accepted");
            }
        }
    }

    private static String statusAt(HttpSystem system, String request) {
        return system.answerAt("/api/v1/requests/" + request)
                .at("/reply/data/status")
                .asText();
    }

    /** For each id a test of something else, and the request in earnest. */
    private static List<ObjectNode> pairs(Member library) {
        List<ObjectNode> pairs = new ArrayList<>();
        for (int i = 0; i < PAIRS; i++) {
            pairs.add(Asked.item(library, "r-" + i, library.id() + "-coba-" + i).put("test", true));
            pairs.add(Asked.item(library, "r-" + i, library.id() + "-" + i));
        }
        return pairs;
    }

    private static void assertEachTookEffect(Member library) throws Exception {
        try (JmsSystem reader = JmsSystem.amqp(hub, library)) {
            assertEachTookEffect(library, reader);
        }
    }

    private static void assertEachTookEffect(Member library, JmsSystem reader) {
        assertThat(reader.replies(2 * PAIRS)).extracting(Answered::status).containsOnly("accepted");
        assertThat(hub.rows("select barcode from items where barcode like ?", library.id() + "-%"))
                .containsExactlyInAnyOrderElementsOf(Stream.iterate(0, i -> i + 1)
                        .limit(PAIRS)
                        .map(i -> library.id() + "-" + i)
                        .toList());
    }

    private static void sendInTransaction(Member sender, List<ObjectNode> events) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), hub.port(Protocol.STOMP))) {
            StringBuilder frames = new StringBuilder("CONNECT\naccept-version:1.2\nhost:localhost\nlogin:" + sender.id()
                    + "\npasscode:" + sender.password() + "\n\n\0BEGIN\ntransaction:t\n\n\0");
            events.forEach(event -> frames.append("SEND\ntransaction:t\npersistent:true\ndestination:")
                    .append(sender.requests())
                    .append("\n\n")
                    .append(event)
                    .append('\0'));
            frames.append("COMMIT\ntransaction:t\nreceipt:kept\n\n\0");
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(frames.toString().getBytes(UTF_8));
            BufferedReader said = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
            assertThat(said.lines().anyMatch("receipt-id:kept"::equals)).isTrue();
        }
    }
}
