package id.simpul.broker;

import id.simpul.client.Doors;
import id.simpul.client.Protocol;
import id.simpul.client.QueueLink;
import id.simpul.client.Trust;
import id.simpul.partner.Credential;
import id.simpul.partner.PartnerId;
import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.qpid.jms.JmsConnectionFactory;

/** A real broker at free ports with two partners, and what tests need to speak with it. */
public final class TestBroker implements AutoCloseable {
    public static final PartnerId SCHOOL = new PartnerId("sd-01-contoh");
    public static final PartnerId OTHER = new PartnerId("sd-02-contoh");

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    final Map<String, Credential> credentials = new ConcurrentHashMap<>();
    public final Map<PartnerId, String> passwords = new ConcurrentHashMap<>();
    private final BrokerSettings settings;
    private EmbeddedBroker broker;

    public TestBroker(Path directory) {
        this(BrokerSettings.atFreePorts(directory));
    }

    public TestBroker(BrokerSettings settings) {
        this.settings = settings;
        start();
        add(SCHOOL);
        add(OTHER);
    }

    private void start() {
        broker = EmbeddedBroker.start(settings, user -> Optional.ofNullable(credentials.get(user)));
    }

    void restart() {
        broker.close();
        start();
    }

    public EmbeddedBroker broker() {
        return broker;
    }

    void add(PartnerId partner) {
        newPassword(partner);
        broker.addPartner(partner);
    }

    void newPassword(PartnerId partner) {
        Credential.Generated generated = Credential.generate();
        credentials.put(partner.value(), generated.credential());
        passwords.put(partner, generated.secret());
    }

    int port(Acceptor acceptor) {
        return broker.port(acceptor).orElseThrow();
    }

    ConnectionFactory amqp(PartnerId partner) {
        return amqp(partner.value(), passwords.get(partner));
    }

    ConnectionFactory amqp(String user, String password) {
        return new JmsConnectionFactory(
                user, password, "amqp://127.0.0.1:" + port(Acceptor.AMQP) + "?jms.requestTimeout=10000");
    }

    ConnectionFactory core(PartnerId partner) {
        return core(partner.value(), passwords.get(partner));
    }

    ConnectionFactory core(String user, String password) {
        return new ActiveMQConnectionFactory(
                "tcp://127.0.0.1:" + port(Acceptor.CORE) + "?reconnectAttempts=0&callTimeout=10000", user, password);
    }

    /** Sends a text through JMS, waiting for the broker's word on it. */
    static void send(ConnectionFactory factory, String queue, String text) throws JMSException {
        try (Connection connection = factory.createConnection();
                Session session = connection.createSession()) {
            session.createProducer(session.createQueue(queue)).send(session.createTextMessage(text));
        }
    }

    public void hubSends(String queue, String text) throws JMSException {
        send(broker.hubConnection().connectionFactory(), queue, text);
    }

    /** Takes everything that waits in a queue, as the hub. */
    List<String> hubReads(String queue) throws JMSException {
        return read(broker.hubConnection().connectionFactory(), queue);
    }

    /** Takes messages until none waits, however slow they come. */
    List<String> read(ConnectionFactory factory, String queue) throws JMSException {
        List<String> texts = new ArrayList<>();
        try (Connection connection = factory.createConnection();
                Session session = connection.createSession()) {
            connection.start();
            var consumer = session.createConsumer(session.createQueue(queue));
            long until = System.nanoTime() + PATIENCE.toNanos();
            while (broker.waiting(queue) > 0 && System.nanoTime() < until) {
                Message message = consumer.receive(100);
                if (message != null) {
                    texts.add(text(message));
                }
            }
        }
        return texts;
    }

    private static String text(Message message) throws JMSException {
        if (message instanceof TextMessage text) {
            return text.getText();
        }
        BytesMessage bytes = (BytesMessage) message;
        byte[] body = new byte[(int) bytes.getBodyLength()];
        bytes.readBytes(body);
        return new String(body, StandardCharsets.UTF_8);
    }

    /** Where partners' systems reach it. */
    public Doors doors() {
        Map<Protocol, Integer> ports = new EnumMap<>(Protocol.class);
        for (Acceptor acceptor : Acceptor.values()) {
            ports.put(protocol(acceptor), port(acceptor));
        }
        return new Doors(
                "127.0.0.1", ports, settings.keyStore().map(store -> new Trust(store.path(), store.password(), true)));
    }

    /** Sends as a partner, over a connection of its own, and waits for the broker's word on it. */
    void send(Acceptor acceptor, PartnerId partner, String queue, byte[] body) {
        try (QueueLink link = link(acceptor, partner)) {
            link.send(queue, body, Optional.empty());
        }
    }

    /** Begins to read as a partner, over a connection of its own. */
    void visit(Acceptor acceptor, PartnerId partner, String queue) {
        try (QueueLink link = link(acceptor, partner)) {
            link.visit(queue);
        }
    }

    private QueueLink link(Acceptor acceptor, PartnerId partner) {
        return doors().queues(protocol(acceptor), partner, passwords.get(partner));
    }

    private static Protocol protocol(Acceptor acceptor) {
        return Protocol.valueOf(acceptor.name());
    }

    @Override
    public void close() {
        broker.close();
    }
}
