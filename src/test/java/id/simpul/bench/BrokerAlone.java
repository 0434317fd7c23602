package id.simpul.bench;

import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.client.ClientConsumer;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientProducer;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ClientSessionFactory;
import org.apache.activemq.artemis.api.core.client.ServerLocator;

/** The limit: one queue, one session, a reply for each message and a commit for each batch, and no work in between. */
final class BrokerAlone {
    private static final int BATCH = 200;

    private BrokerAlone() {}

    static void run(String url, String partner, int messages) throws Exception {
        try (ServerLocator locator = Load.locator(url);
                ClientSessionFactory factory = locator.createSessionFactory();
                ClientSession session = factory.createSession(false, false, 1 << 20);
                ClientConsumer consumer = session.createConsumer("requests." + partner);
                ClientProducer producer = session.createProducer("replies." + partner)) {
            session.start();
            for (int i = 1; i <= messages; i++) {
                ClientMessage request = consumer.receive();
                producer.send(reply(session, request));
                request.acknowledge();
                if (i % BATCH == 0 || i == messages) {
                    session.commit();
                }
            }
        }
    }

    private static ClientMessage reply(ClientSession session, ClientMessage request) {
        byte[] bytes = new byte[request.getBodyBuffer().readableBytes()];
        request.getBodyBuffer().readBytes(bytes);
        ClientMessage reply = session.createMessage(Message.BYTES_TYPE, true);
        reply.getBodyBuffer().writeBytes(bytes);
        return reply;
    }
}
