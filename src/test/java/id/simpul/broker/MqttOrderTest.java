package id.simpul.broker;

import static id.simpul.broker.TestBroker.SCHOOL;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The order of what one client publishes by MQTT, packet by packet, without waiting for the acknowledgements. */
class MqttOrderTest {
    private static final int ROUNDS = 4;
    private static final int REQUESTS = 900;

    @TempDir
    Path home;

    @Test
    void requests_wait_in_the_order_in_which_they_were_published() throws Exception {
        try (TestBroker broker = broker();
                RawMqtt client = connect(broker);
                RawMqtt bystander = connect(broker)) {
            for (int round = 0; round < ROUNDS; round++) {
                List<String> requests = requests(round);
                publish(requests, client, bystander);
                assertThat(broker.hubReads(Addresses.requests(SCHOOL))).containsExactlyElementsOf(requests);
            }
        }
    }

    /** Here the one in this process; another class runs the same with another. */
    TestBroker broker() {
        return new TestBroker(home);
    }

    private static RawMqtt connect(TestBroker broker) throws IOException {
        return new RawMqtt(broker.port(Acceptor.MQTT), SCHOOL.value(), broker.passwords.get(SCHOOL));
    }

    private static List<String> requests(int round) {
        return IntStream.range(0, REQUESTS)
                .mapToObj(number -> round + "-" + number)
                .toList();
    }

    /** With breaks as long as an answer to a bystander takes, so that the broker goes from thread to thread. */
    private static void publish(List<String> requests, RawMqtt client, RawMqtt bystander) throws IOException {
        for (String request : requests) {
            client.publish(Addresses.requestTopic(SCHOOL), request);
            bystander.ping();
        }
        client.awaitAcknowledged(requests.size());
    }
}
