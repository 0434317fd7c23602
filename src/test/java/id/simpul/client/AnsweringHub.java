package id.simpul.client;

import id.simpul.broker.Acceptor;
import id.simpul.broker.Addresses;
import id.simpul.broker.BrokerSettings;
import id.simpul.broker.EmbeddedBroker;
import id.simpul.intake.envelope.RequestId;
import id.simpul.ledger.Json;
import id.simpul.partner.Credential;
import id.simpul.partner.PartnerId;
import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The hub's broker with one partner, whose requests a listener answers with the status they ask for. */
public final class AnsweringHub implements AutoCloseable {
    public static final PartnerId SCHOOL = new PartnerId("sd-01-contoh");

    public final String password;
    private final EmbeddedBroker broker;
    private final Connection connection;
    private final Session session;
    private final MessageProducer replies;
    private final List<String> requests = new ArrayList<>();

    public AnsweringHub(Path home) throws JMSException {
        Credential.Generated generated = Credential.generate();
        password = generated.secret();
        broker = EmbeddedBroker.start(
                BrokerSettings.atFreePorts(home),
                user -> user.equals(SCHOOL.value()) ? Optional.of(generated.credential()) : Optional.empty());
        broker.addPartner(SCHOOL);
        connection = broker.hubConnection().connectionFactory().createConnection();
        session = connection.createSession(Session.SESSION_TRANSACTED);
        replies = session.createProducer(session.createQueue(Addresses.replies(SCHOOL)));
        session.createConsumer(session.createQueue(Addresses.requests(SCHOOL))).setMessageListener(this::answer);
        connection.start();
    }

    private void answer(Message message) {
        try {
            byte[] body = message.getBody(byte[].class);
            String text = new String(body, StandardCharsets.UTF_8);
            synchronized (requests) {
                requests.add(text);
            }
            if (!text.contains("silence")) {
                reply(
                        RequestId.of(body).orElse(messageId(message)),
                        text.contains("\"asks\"") ? asked(text) : "invalid");
            }
            session.commit();
        } catch (JMSException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String asked(String text) {
        return Json.parse(text).path("data").path("asks").asText();
    }

    /** As the intake names a message without an id of its own. */
    private static String messageId(Message message) throws JMSException {
        Object amqp = message.getObjectProperty("NATIVE_MESSAGE_ID");
        String id = amqp == null ? message.getJMSMessageID() : amqp.toString();
        return id == null ? "broker-1" : id;
    }

    private void reply(String correlationId, String status) throws JMSException {
        String event = Json.text(Json.object()
                .put("source", "/hub")
                .set("data", Json.object().put("request", correlationId).put("status", status)));
        Message reply = session.createTextMessage(event);
        reply.setJMSCorrelationID(correlationId);
        replies.send(reply);
    }

    /** Puts a reply there that nobody asks for. */
    public void alreadyAnswered(String correlationId) throws JMSException {
        try (Session other = connection.createSession()) {
            Message reply = other.createTextMessage("{\"data\":{\"request\":\"" + correlationId + "\"}}");
            reply.setJMSCorrelationID(correlationId);
            other.createProducer(other.createQueue(Addresses.replies(SCHOOL))).send(reply);
        }
    }

    public void tells(String notice) throws JMSException {
        try (Session other = connection.createSession()) {
            BytesMessage message = other.createBytesMessage();
            message.writeBytes(notice.getBytes(StandardCharsets.UTF_8));
            other.createProducer(other.createQueue(Addresses.notifications(SCHOOL)))
                    .send(message);
        }
    }

    public long unreadReplies() {
        return broker.waiting(Addresses.replies(SCHOOL));
    }

    /** What came in, in order. */
    public List<String> requests() {
        synchronized (requests) {
            return List.copyOf(requests);
        }
    }

    public int port(Protocol protocol) {
        return broker.port(Acceptor.valueOf(protocol.name())).orElseThrow();
    }

    public Doors doors() {
        Map<Protocol, Integer> ports = new EnumMap<>(Protocol.class);
        for (Protocol protocol : List.of(Protocol.AMQP, Protocol.CORE, Protocol.STOMP, Protocol.MQTT)) {
            ports.put(protocol, port(protocol));
        }
        return new Doors("127.0.0.1", ports, Optional.empty());
    }

    public PartnerLink link(Protocol protocol) {
        return doors().open(protocol, SCHOOL, password);
    }

    /** A request whose answer shall have a status; {@code silence} is not answered. */
    public static byte[] asking(String id, String status) {
        return Json.text(Json.object().put("id", id).set("data", Json.object().put("asks", status)))
                .getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws JMSException {
        connection.close();
        broker.close();
    }
}
