package id.simpul.bench;

import com.fasterxml.jackson.databind.JsonNode;
import id.simpul.journey.Member;
import id.simpul.ledger.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.client.ClientConsumer;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientProducer;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ClientSessionFactory;
import org.apache.activemq.artemis.api.core.client.ServerLocator;

/** Requests that a partner sends at an even pace, over TCP and durable, while the hub does something else; until it is closed. */
final class Trickle implements AutoCloseable {
    private final ServerLocator locator;
    private final ClientSessionFactory factory;
    private final Member member;
    private final Asking asking;
    private final double aSecond;
    private final Map<String, Long> sent = new ConcurrentHashMap<>();
    private final List<Long> nanos = new ArrayList<>();
    private final Thread sender = new Thread(this::send, "trickle-sends");
    private final Thread reader = new Thread(this::read, "trickle-reads");
    private long collected = Latency.collected();
    private volatile boolean ended;

    private Trickle(ServerLocator locator, Member member, Asking asking, double aSecond) throws Exception {
        this.locator = locator;
        this.factory = locator.createSessionFactory();
        this.member = member;
        this.asking = asking;
        this.aSecond = aSecond;
    }

    static Trickle begin(String url, Member member, Asking asking, double aSecond) throws Exception {
        Trickle trickle = new Trickle(Load.locator(url), member, asking, aSecond);
        trickle.reader.start();
        trickle.sender.start();
        return trickle;
    }

    /** How long those waited that were answered since it was last asked; those that still wait count when they are answered. */
    Latency waited() {
        synchronized (nanos) {
            long before = collected;
            collected = Latency.collected();
            Latency latency =
                    Latency.of(nanos.stream().mapToLong(Long::longValue).toArray(), collected - before);
            nanos.clear();
            return latency;
        }
    }

    private ClientSession session() throws ActiveMQException {
        return factory.createSession(member.id(), member.password(), false, true, true, false, 0);
    }

    private void send() {
        long begun = System.nanoTime();
        try (ClientSession session = session();
                ClientProducer producer = session.createProducer(member.requests())) {
            for (int i = 0; !ended; i++) {
                long due = begun + (long) (i / aSecond * 1e9);
                // All at once: who asks is not to use the processor that is measured.
                for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                    LockSupport.parkNanos(left);
                }
                byte[] body = asking.next(member);
                sent.put(
                        Json.parse(new String(body, StandardCharsets.UTF_8))
                                .get("id")
                                .textValue(),
                        due);
                producer.send(Latency.message(session, body));
            }
        } catch (ActiveMQException e) {
            throw new IllegalStateException(e);
        }
    }

    private void read() {
        try (ClientSession session = session();
                ClientConsumer consumer = session.createConsumer(member.replies())) {
            session.start();
            while (!ended || !sent.isEmpty()) {
                ClientMessage reply = consumer.receive(100);
                if (reply != null) {
                    reply.acknowledge();
                    answered(Json.parse(
                            reply.getBodyBuffer().readNullableSimpleString().toString()));
                }
            }
        } catch (ActiveMQException e) {
            throw new IllegalStateException(e);
        }
    }

    private void answered(JsonNode reply) {
        long waited = System.nanoTime() - sent.remove(reply.at("/data/request").asText());
        synchronized (nanos) {
            nanos.add(waited);
        }
    }

    @Override
    public void close() {
        ended = true;
        try {
            sender.join();
            reader.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        factory.close();
        locator.close();
    }
}
