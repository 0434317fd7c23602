package id.simpul.bench;

import id.simpul.intake.channel.Broker;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientProducer;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ClientSessionFactory;
import org.apache.activemq.artemis.api.core.client.ServerLocator;

/** Requests of a number of invented schools, of one size, put on their queues before anything is measured. */
record Load(int partners, int bytes) {
    private static final int COMMIT_EVERY = 1000;

    String[] names() {
        return IntStream.range(0, partners).mapToObj(i -> "school-" + i).toArray(String[]::new);
    }

    void declare(Broker broker) throws Exception {
        for (String name : names()) {
            broker.partner(name);
        }
    }

    /** Sends so many durable requests, one partner after the other in turn. */
    void send(String url, int messages) throws Exception {
        try (ServerLocator locator = locator(url);
                ClientSessionFactory factory = locator.createSessionFactory();
                ClientSession session = factory.createSession(false, false);
                ClientProducer producer = session.createProducer()) {
            for (int i = 0; i < messages; i++) {
                producer.send("requests.school-" + i % partners, request(session));
                if (i % COMMIT_EVERY == COMMIT_EVERY - 1) {
                    session.commit();
                }
            }
            session.commit();
        }
    }

    ClientMessage request(ClientSession session) {
        ClientMessage message = session.createMessage(Message.BYTES_TYPE, true);
        message.getBodyBuffer().writeBytes("x".repeat(bytes).getBytes(StandardCharsets.UTF_8));
        return message;
    }

    static ServerLocator locator(String url) throws Exception {
        return ActiveMQClient.createServerLocator(url)
                .setProducerWindowSize(-1)
                .setBlockOnDurableSend(false)
                .setConsumerWindowSize(1024 * 1024);
    }
}
