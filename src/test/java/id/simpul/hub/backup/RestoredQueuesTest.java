package id.simpul.hub.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.simpul.backup.BackupFailed;
import id.simpul.broker.Addresses;
import id.simpul.broker.ExternalBroker;
import id.simpul.broker.Limits;
import id.simpul.broker.QueueCopies;
import id.simpul.broker.StoredMessage;
import id.simpul.command.StandaloneArtemis;
import id.simpul.database.Database;
import id.simpul.database.TestDatabase;
import id.simpul.hub.Home;
import id.simpul.ledger.Json;
import id.simpul.settings.Settings;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestoredQueuesTest {
    @TempDir
    private Path directory;

    private static StoredMessage request(String partner) {
        byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
        return new StoredMessage("requests." + partner, 1, Json.object().put("type", 4), body);
    }

    private static InputStream lines(StoredMessage... messages) {
        String lines = Stream.of(messages).map(StoredMessage::line).collect(Collectors.joining("\n"));
        return new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void what_a_partner_sends_to_a_broker_elsewhere_while_a_restoration_begins_outlives_its_failure() throws Exception {
        try (StandaloneArtemis artemis = StandaloneArtemis.in(directory.resolve("elsewhere"));
                Database database = TestDatabase.fresh();
                Home home = Home.take(directory.resolve("home"))) {
            Map<String, String> environment = new TreeMap<>(artemis.forHub());
            environment.put("SIMPUL_HOME", home.directory().toString());
            try (ExternalBroker broker =
                            ExternalBroker.connect(artemis.hubConnection(), Limits.DEFAULT, user -> Optional.empty());
                    RestoredQueues queues = new RestoredQueues(Settings.of(environment), home, database)) {
                send(broker, request("sd-dua"));

                assertThatThrownBy(() -> queues.requests(lines(request("sd-satu"), request("sd-dua"))))
                        .isInstanceOf(BackupFailed.class)
                        .hasMessageContaining("The broker elsewhere still holds messages of sd-dua");
                queues.takeBack();

                assertThat(broker.waiting("requests.sd-satu")).isZero();
                assertThat(broker.waiting("requests.sd-dua")).isEqualTo(1);
            }
        }
    }

    private static void send(ExternalBroker broker, StoredMessage message) {
        broker.addPartner(Addresses.partnerOf(message.queue()).orElseThrow());
        try (QueueCopies sent = QueueCopies.of(broker)) {
            sent.write(message);
            sent.finish();
        }
    }
}
