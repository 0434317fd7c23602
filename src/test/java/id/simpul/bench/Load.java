package id.simpul.bench;

import id.simpul.intake.component.Broker;
import id.simpul.partner.PartnerKind;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientProducer;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ClientSessionFactory;
import org.apache.activemq.artemis.api.core.client.ServerLocator;

/**
 * Requests of invented partners of one kind, put on their queues before anything is measured.
 *
 * @param body of the request of a number
 */
record Load(PartnerKind kind, int partners, IntFunction<byte[]> body) {
    private static final int COMMIT_EVERY = 1000;

    /** Of schools, whose requests are so many bytes without meaning. */
    static Load schools(int partners, int bytes) {
        byte[] body = "x".repeat(bytes).getBytes(StandardCharsets.UTF_8);
        return new Load(PartnerKind.SCHOOL, partners, number -> body);
    }

    /** The same requests, all of the first partner. */
    Load ofOne() {
        return new Load(kind, 1, body);
    }

    String name(int partner) {
        return kind.wire() + "-" + partner;
    }

    String[] names() {
        return IntStream.range(0, partners).mapToObj(this::name).toArray(String[]::new);
    }

    void declare(Broker broker) throws Exception {
        for (String name : names()) {
            broker.partner(name);
        }
    }

    /** Sends so many durable requests, one partner after the other in turn. */
    void send(String url, int messages) throws Exception {
        send(url, messages, List.of(names()));
    }

    private void send(String url, int messages, List<String> names) throws Exception {
        try (ServerLocator locator = locator(url);
                ClientSessionFactory factory = locator.createSessionFactory();
                ClientSession session = factory.createSession(false, false);
                ClientProducer producer = session.createProducer()) {
            for (int i = 0; i < messages; i++) {
                producer.send("requests." + names.get(i % partners), request(session, i));
                if (i % COMMIT_EVERY == COMMIT_EVERY - 1) {
                    session.commit();
                }
            }
            session.commit();
        }
    }

    /** Sends so many messages, durable, to the request queues of these in turn. */
    static void spread(String url, List<String> partners, int messages, IntFunction<byte[]> body) throws Exception {
        new Load(PartnerKind.SCHOOL, partners.size(), body).send(url, messages, partners);
    }

    ClientMessage request(ClientSession session, int number) {
        ClientMessage message = session.createMessage(Message.BYTES_TYPE, true);
        message.getBodyBuffer().writeBytes(body.apply(number));
        return message;
    }

    static ServerLocator locator(String url) throws Exception {
        return ActiveMQClient.createServerLocator(url)
                .setProducerWindowSize(-1)
                .setBlockOnDurableSend(false)
                .setConsumerWindowSize(1024 * 1024);
    }
}
