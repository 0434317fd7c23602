package id.simpul.broker;

import static id.simpul.broker.TestBroker.OTHER;
import static id.simpul.broker.TestBroker.SCHOOL;

import id.simpul.client.LinkFailed;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import java.util.List;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ClientSessionFactory;
import org.apache.activemq.artemis.api.core.client.ServerLocator;

/**
 * What one partner may do with which queue by which protocol, found by trying each: a line for each queue, and for each protocol what
 * was let through of s(end), r(ead), b(rowse), m(anage: make or delete) and q(uery), as far as the protocol has it.
 */
final class AccessMatrix {
    static final List<String> QUEUES = List.of(
            Addresses.requests(SCHOOL),
            Addresses.replies(SCHOOL),
            Addresses.notifications(SCHOOL),
            Addresses.requests(OTHER),
            Addresses.replies(OTHER),
            Addresses.notifications(OTHER),
            "requests.nobody",
            "requests.#",
            Addresses.DEAD_REQUESTS,
            Addresses.DEAD_LETTERS,
            "activemq.management",
            "activemq.notifications",
            "$sys.mqtt.sessions",
            "made.up");

    private final TestBroker broker;

    AccessMatrix(TestBroker broker) {
        this.broker = broker;
    }

    String found() {
        StringBuilder table =
                new StringBuilder(String.format("%-28s%-7s%-7s%-7s%s%n", "", "AMQP", "CORE", "STOMP", "MQTT"));
        for (String queue : QUEUES) {
            table.append(String.format(
                    "%-28s%-7s%-7s%-7s%s%n",
                    queue,
                    byLink(Acceptor.AMQP, queue) + browsed(broker.amqp(SCHOOL), queue),
                    byLink(Acceptor.CORE, queue) + browsed(broker.core(SCHOOL), queue) + byCore(queue),
                    byLink(Acceptor.STOMP, queue),
                    byLink(Acceptor.MQTT, queue)));
        }
        return table.toString();
    }

    private interface Try {
        void once() throws JMSException, ActiveMQException;
    }

    private static String mark(String sign, Try what) {
        try {
            what.once();
            return sign;
        } catch (LinkFailed | JMSException | ActiveMQException | IllegalArgumentException refused) {
            return ".";
        }
    }

    private String byLink(Acceptor acceptor, String queue) {
        return mark("s", () -> broker.send(acceptor, SCHOOL, queue, new byte[] {'x'}))
                + mark("r", () -> broker.visit(acceptor, SCHOOL, queue));
    }

    private static String browsed(ConnectionFactory factory, String queue) {
        return mark("b", () -> {
            try (Connection connection = factory.createConnection();
                    Session session = connection.createSession()) {
                connection.start();
                session.createBrowser(session.createQueue(queue))
                        .getEnumeration()
                        .hasMoreElements();
            }
        });
    }

    private String byCore(String name) {
        SimpleString queue = SimpleString.of(name);
        String made = mark(
                "m",
                () -> withSession(session -> {
                    session.createQueue(QueueConfiguration.of(name + "-more").setAddress(name));
                }));
        String deleted = mark("m", () -> withSession(session -> session.deleteQueue(queue)));
        return (made.equals("m") || deleted.equals("m") ? "m" : ".")
                + mark("q", () -> withSession(session -> session.queueQuery(queue)));
    }

    private interface Use {
        void of(ClientSession session) throws ActiveMQException;
    }

    private void withSession(Use use) throws ActiveMQException {
        String url = "tcp://127.0.0.1:" + broker.port(Acceptor.CORE) + "?reconnectAttempts=0&callTimeout=10000";
        try (ServerLocator locator = ActiveMQClient.createServerLocator(url);
                ClientSessionFactory factory = locator.createSessionFactory();
                ClientSession session = factory.createSession(
                        SCHOOL.value(), broker.passwords.get(SCHOOL), false, true, true, false, 0)) {
            use.of(session);
        } catch (ActiveMQException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
