package id.simpul.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.client.ClientConsumer;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientProducer;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ClientSessionFactory;
import org.apache.activemq.artemis.api.core.client.ServerLocator;

/** The limit: a session for each queue, a reply for each message and a commit for each batch, and no work in between. */
final class BrokerAlone {
    private static final int BATCH = 200;

    private BrokerAlone() {}

    /** One session that takes so many messages from one partner's queue. */
    static void run(String url, String partner, int messages) throws Exception {
        run(url, partner, messages, BATCH);
    }

    /** The same with a commit for each message, and none sent ahead. */
    static void echo(String url, String partner, int messages) throws Exception {
        run(url, partner, messages, 1);
    }

    private static void run(String url, String partner, int messages, int batch) throws Exception {
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
                if (i % batch == 0 || i == messages) {
                    session.commit();
                }
            }
        }
    }

    /** As many sessions as there are partners, at once, each on a queue of its own with its part of the messages. */
    static void runEach(String url, List<String> partners, int messages) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(partners.size());
        try {
            List<Future<Void>> all = new ArrayList<>();
            for (String partner : partners) {
                all.add(threads.submit(() -> {
                    run(url, partner, messages / partners.size());
                    return null;
                }));
            }
            for (Future<Void> one : all) {
                one.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    static ClientMessage reply(ClientSession session, ClientMessage request) {
        byte[] bytes = new byte[request.getBodyBuffer().readableBytes()];
        request.getBodyBuffer().readBytes(bytes);
        ClientMessage reply = session.createMessage(Message.BYTES_TYPE, true);
        reply.getBodyBuffer().writeBytes(bytes);
        return reply;
    }
}
