package id.simpul.broker;

import static id.simpul.broker.TestBroker.SCHOOL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.JMSException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerTest {
    private static final String REQUESTS = Addresses.requests(SCHOOL);

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

    /** Of a broker elsewhere they stand in its own file. */
    @Test
    void other_limits_hold_from_now_on_without_a_restart() throws Exception {
        broker.broker().limit(waiting(1));
        request();
        assertThatThrownBy(this::request).hasMessageContaining("1 requests waiting");
        broker.broker().limit(waiting(3).withReplyLife(Duration.ofMillis(1)));
        request();
        broker.hubSends(Addresses.replies(SCHOOL), "short-lived");
        Awaitility.await().untilAsserted(() -> {
            assertThat(broker.read(broker.core(SCHOOL), Addresses.replies(SCHOOL)))
                    .isEmpty();
            assertThat(broker.broker().waiting(Addresses.replies(SCHOOL))).isZero();
        });
    }

    @Test
    void it_says_that_it_has_given_itself_up_and_keeps_what_it_took() {
        List<String> said = new CopyOnWriteArrayList<>();
        broker.embedded().onGivenUp(() -> said.add("given up"));
        request();
        assertThat(said).isEmpty();

        broker.embedded().server().getStorageManager().criticalError(new IOException("No space left on device"));
        Awaitility.await().untilAsserted(() -> {
            assertThat(said).containsExactly("given up");
            assertThatThrownBy(this::request).isNotNull();
        });
        List<String> saidLater = new CopyOnWriteArrayList<>();
        Awaitility.await().until(() -> !broker.embedded().server().isActive());
        broker.embedded().onGivenUp(() -> saidLater.add("given up before"));
        assertThat(saidLater).containsExactly("given up before");
        broker.restart();
        assertThat(broker.broker().waiting(REQUESTS)).isEqualTo(1);
    }

    private void request() {
        broker.send(Acceptor.AMQP, SCHOOL, REQUESTS, new byte[] {'x'});
    }

    private static Limits waiting(long most) {
        return Limits.DEFAULT.with(new Limits.Shares(100, most, 1 << 30, 1 << 30, 1000, 1 << 30));
    }
}
