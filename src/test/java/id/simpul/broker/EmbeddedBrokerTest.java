package id.simpul.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.JMSException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerTest {
    private static final String REQUESTS = "requests.sd-01-contoh";

    @TempDir
    Path home;

    private TestBroker broker;

    @BeforeEach
    void start() {
        broker = new TestBroker(home);
    }

    @AfterEach
    void stop() {
        broker.close();
    }

    @Test
    void the_hubs_own_user_is_refused_from_outside_the_process() {
        HubConnection hub = broker.broker().hubConnection();
        assertThatThrownBy(() -> TestBroker.send(broker.core(hub.user(), hub.password()), REQUESTS, "x"))
                .isInstanceOf(JMSException.class);
        assertThatThrownBy(() -> TestBroker.send(broker.amqp(hub.user(), hub.password()), REQUESTS, "x"))
                .isInstanceOf(JMSException.class);
    }

    @Test
    void it_says_which_journal_runs_and_that_it_is_not_blocked() {
        assertThat(broker.embedded().journalType()).isIn("NIO", "ASYNCIO");
        assertThat(broker.embedded().isBlocked()).isFalse();
        assertThat(broker.embedded().diskPercent()).isBetween(0, 100);
    }
}
