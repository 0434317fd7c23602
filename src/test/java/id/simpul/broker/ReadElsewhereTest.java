package id.simpul.broker;

import static id.simpul.broker.TestBroker.OTHER;
import static id.simpul.broker.TestBroker.SCHOOL;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.Connection;
import jakarta.jms.Session;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A partner that reads over HTTP catches up with its queue by it. */
class ReadElsewhereTest {
    private static final String REPLIES = Addresses.replies(SCHOOL);

    @TempDir
    Path home;

    private TestBroker broker;

    @BeforeEach
    void start() throws Exception {
        broker = new TestBroker(BrokerSettings.atFreePorts(home)
                .with(Limits.DEFAULT.with(new Limits.Shares(100, 1_000, 1 << 30, 1 << 30, 4, 1 << 30))));
        try (Connection connection =
                        broker.broker().hubConnection().connectionFactory().createConnection();
                Session session = connection.createSession()) {
            var producer = session.createProducer(session.createQueue(REPLIES));
            for (String request : List.of("r1", "transport-id", "r2", "r3")) {
                var reply = session.createTextMessage("to " + request);
                reply.setJMSCorrelationID(request);
                producer.send(reply);
            }
        }
        broker.hubSends(Addresses.replies(OTHER), "unread");
    }

    @AfterEach
    void stop() {
        broker.close();
    }

    @Test
    void what_was_read_leaves_the_queue_and_the_rest_stays_in_order() throws Exception {
        assertThat(refused()).isTrue();
        assertThat(forget(Set.of("r1", "r2"))).isEqualTo(3);
        broker.send(Acceptor.STOMP, SCHOOL, Addresses.requests(SCHOOL), new byte[] {'x'});
        assertThat(broker.read(broker.amqp(SCHOOL), REPLIES)).containsExactly("to r3");
        assertThat(broker.broker().waiting(Addresses.replies(OTHER))).isEqualTo(1);
    }

    @Test
    void nothing_leaves_that_was_not_read() throws Exception {
        assertThat(forget(Set.of())).isZero();
        assertThat(broker.read(broker.amqp(SCHOOL), REPLIES))
                .containsExactly("to r1", "to transport-id", "to r2", "to r3");
    }

    private long forget(Set<String> read) {
        Function<List<String>, Set<String>> known = asked -> {
            Set<String> both = new HashSet<>(asked);
            both.retainAll(read);
            return both;
        };
        return new ReadElsewhere(broker.broker().hubConnection()).forget(SCHOOL, known);
    }

    private boolean refused() {
        try {
            broker.send(Acceptor.CORE, SCHOOL, Addresses.requests(SCHOOL), new byte[] {'x'});
            return false;
        } catch (RuntimeException e) {
            return e.getMessage().contains("4 unread replies");
        }
    }
}
