package id.simpul.broker;

import id.simpul.client.Doors;
import id.simpul.client.Protocol;
import id.simpul.client.QueueLink;
import id.simpul.client.Trust;
import id.simpul.command.StandaloneArtemis;
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
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.qpid.jms.JmsConnectionFactory;

/** A real broker at free ports with two partners, and what tests need to speak with it. */
public final class TestBroker implements AutoCloseable {
    public static final PartnerId SCHOOL = new PartnerId("sd-01-contoh");
    public static final PartnerId OTHER = new PartnerId("sd-02-contoh");

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    final Map<String, Credential> credentials = new ConcurrentHashMap<>();
    public final Map<PartnerId, String> passwords = new ConcurrentHashMap<>();
    private boolean closed;
    private final Optional<Trust> trust;
    private final Path largeMessages;
    private final Start start;
    private Started started;

    /** How a broker is started that looks up what is known of passwords, as often as a test wants. */
    private interface Start {
        Started with(Function<String, Optional<Credential>> credentials);
    }

    /**
     * A broker that runs.
     *
     * @param stop ends it so that it can be started again over what it has
     */
    private record Started(Broker broker, Map<Acceptor, Integer> ports, Runnable stop) {}

    public TestBroker(Path directory) {
        this(BrokerSettings.atFreePorts(directory));
    }

    /** One in this process. */
    public TestBroker(BrokerSettings settings) {
        this(
                credentials -> here(EmbeddedBroker.start(settings, credentials)),
                settings.keyStore().map(store -> new Trust(store.path(), store.password(), true)),
                settings.directory().resolve("large-messages"));
    }

    private TestBroker(Start start, Optional<Trust> trust, Path largeMessages) {
        this.start = start;
        this.trust = trust;
        this.largeMessages = largeMessages;
        started = start.with(this::credential);
        add(SCHOOL);
        add(OTHER);
    }

    /** One in another process, which runs and goes on after this is closed. */
    static TestBroker elsewhere(StandaloneArtemis artemis, Limits limits) {
        boolean[] stopped = new boolean[1];
        return new TestBroker(
                credentials -> {
                    if (stopped[0]) {
                        artemis.start();
                    }
                    ExternalBroker broker = ExternalBroker.connect(artemis.hubConnection(), limits, credentials);
                    broker.settle(List.of(), List.of());
                    return new Started(broker, ports(artemis::port), () -> {
                        broker.close();
                        artemis.kill();
                        stopped[0] = true;
                    });
                },
                Optional.empty(),
                artemis.largeMessages());
    }

    private static Started here(EmbeddedBroker broker) {
        return new Started(broker, ports(acceptor -> broker.port(acceptor).orElseThrow()), broker::close);
    }

    private static Map<Acceptor, Integer> ports(ToIntFunction<Acceptor> port) {
        Map<Acceptor, Integer> ports = new EnumMap<>(Acceptor.class);
        for (Acceptor acceptor : Acceptor.values()) {
            ports.put(acceptor, port.applyAsInt(acceptor));
        }
        return ports;
    }

    private Optional<Credential> credential(String user) {
        return Optional.ofNullable(credentials.get(user));
    }

    void restart() {
        started.stop().run();
        started = start.with(this::credential);
    }

    public Broker broker() {
        return started.broker();
    }

    /** What only the one in this process can be asked. */
    EmbeddedBroker embedded() {
        return (EmbeddedBroker) broker();
    }

    /** Where large messages are kept while they wait. */
    Path largeMessages() {
        return largeMessages;
    }

    void add(PartnerId partner) {
        newPassword(partner);
        broker().addPartner(partner);
    }

    void newPassword(PartnerId partner) {
        Credential.Generated generated = Credential.generate();
        credentials.put(partner.value(), generated.credential());
        passwords.put(partner, generated.secret());
    }

    int port(Acceptor acceptor) {
        return started.ports().get(acceptor);
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
        send(broker().hubConnection().connectionFactory(), queue, text);
    }

    /** Takes everything that waits in a queue, as the hub. */
    List<String> hubReads(String queue) throws JMSException {
        return read(broker().hubConnection().connectionFactory(), queue);
    }

    /** Takes messages until none waits, however slow they come. */
    List<String> read(ConnectionFactory factory, String queue) throws JMSException {
        List<String> texts = new ArrayList<>();
        try (Connection connection = factory.createConnection();
                Session session = connection.createSession()) {
            connection.start();
            var consumer = session.createConsumer(session.createQueue(queue));
            long until = System.nanoTime() + PATIENCE.toNanos();
            while (broker().waiting(queue) > 0 && System.nanoTime() < until) {
                Message message = consumer.receive(100);
                if (message != null) {
                    until = System.nanoTime() + PATIENCE.toNanos();
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
        return new Doors("127.0.0.1", ports, trust);
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
        if (!closed) {
            closed = true;
            credentials.clear();
            passwords.keySet().forEach(partner -> broker().removePartner(partner, Broker.Waiting.DISCARD));
            broker().close();
        }
    }
}
