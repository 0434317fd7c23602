package id.simpul.bench;

import id.simpul.journey.Member;
import id.simpul.ledger.Json;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.client.ClientConsumer;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientProducer;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ClientSessionFactory;
import org.apache.activemq.artemis.api.core.client.ServerLocator;

/**
 * How long a partner waits for its replies, over TCP and with durable messages.
 *
 * @param millis of each that was asked, in order of length
 * @param collecting how long Java's collector stopped all meanwhile, in milliseconds
 */
record Latency(double[] millis, long collecting) {

    private static final String ASKED = "\"request\":\"";

    double median() {
        return at(0.5);
    }

    double at(double share) {
        return millis[(int) Math.min(millis.length - 1, share * millis.length)];
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%.2f ms at the median, %.2f at the 90th and %.2f at the 99th percentile, %.2f at most, of %d; collections took %d ms",
                median(),
                at(0.9),
                at(0.99),
                at(1),
                millis.length,
                collecting);
    }

    static Latency of(long[] nanos, long collecting) {
        return new Latency(
                Arrays.stream(nanos).sorted().mapToDouble(n -> n / 1e6).toArray(), collecting);
    }

    /** How long Java's collector has stopped all since the start, in milliseconds. */
    static long collected() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionTime)
                .sum();
    }

    /** One at a time: the next is sent when the reply to the last has been read. */
    static Latency lone(String url, Member member, Asking asking, int requests) throws Exception {
        long[] nanos = new long[requests];
        long collected = collected();
        try (ServerLocator locator = Load.locator(url).setBlockOnDurableSend(true);
                ClientSessionFactory factory = locator.createSessionFactory();
                ClientSession session =
                        factory.createSession(member.id(), member.password(), false, true, true, false, 0);
                ClientProducer producer = session.createProducer(member.requests());
                ClientConsumer consumer = session.createConsumer(member.replies())) {
            session.start();
            for (int i = 0; i < requests; i++) {
                byte[] body = asking.next(member);
                long begun = System.nanoTime();
                producer.send(message(session, body));
                consumer.receive().acknowledge();
                nanos[i] = System.nanoTime() - begun;
            }
        }
        return of(nanos, collected() - collected);
    }

    /**
     * So many a second for some seconds, whether or not the replies keep up: what is late because it could not be sent in time counts as
     * waiting. What is sent is made before, and a reply is told by the id that stands in it, so that who asks takes little of the
     * processors that are measured.
     */
    static Latency paced(String url, Member member, Asking asking, double aSecond, int seconds) throws Exception {
        return paced(url, member, asking, aSecond, (long) (aSecond * seconds));
    }

    /** How many a second are answered when all are sent as fast as they can be, by who asks on the same processors. */
    static double carried(String url, Member member, Asking asking, int requests) throws Exception {
        return requests / paced(url, member, asking, 1e9, (long) requests).at(1) * 1e3;
    }

    private static Latency paced(String url, Member member, Asking asking, double aSecond, long most) throws Exception {
        int requests = (int) most;
        byte[][] bodies = new byte[requests][];
        Map<String, Integer> numbers = new HashMap<>();
        for (int i = 0; i < requests; i++) {
            bodies[i] = asking.next(member);
            numbers.put(id(bodies[i]), i);
        }
        AtomicLongArray sent = new AtomicLongArray(requests);
        long[] nanos = new long[requests];
        System.gc();
        long collected = collected();
        try (ServerLocator locator = Load.locator(url);
                ClientSessionFactory factory = locator.createSessionFactory();
                ClientSession sending =
                        factory.createSession(member.id(), member.password(), false, true, true, false, 0);
                ClientSession reading =
                        factory.createSession(member.id(), member.password(), false, true, true, false, 1 << 16);
                ClientProducer producer = sending.createProducer(member.requests());
                ClientConsumer consumer = reading.createConsumer(member.replies())) {
            reading.start();
            Thread sender = new Thread(() -> send(sending, producer, bodies, aSecond, sent));
            sender.start();
            for (int i = 0; i < requests; i++) {
                ClientMessage reply = consumer.receive();
                reply.acknowledge();
                int number = numbers.get(
                        asked(reply.getBodyBuffer().readNullableSimpleString().toString()));
                nanos[number] = System.nanoTime() - sent.get(number);
            }
            sender.join();
        }
        return of(nanos, collected() - collected);
    }

    private static String id(byte[] body) {
        return Json.parse(new String(body, StandardCharsets.UTF_8)).get("id").textValue();
    }

    /** What a reply answers. */
    private static String asked(String reply) {
        int begin = reply.indexOf(ASKED) + ASKED.length();
        return reply.substring(begin, reply.indexOf('"', begin));
    }

    private static void send(
            ClientSession session, ClientProducer producer, byte[][] bodies, double aSecond, AtomicLongArray sent) {
        long begun = System.nanoTime();
        try {
            for (int i = 0; i < bodies.length; i++) {
                long due = begun + (long) (i / aSecond * 1e9);
                while (System.nanoTime() < due) {
                    LockSupport.parkNanos(200_000);
                }
                sent.set(i, due);
                producer.send(message(session, bodies[i]));
            }
        } catch (ActiveMQException e) {
            throw new IllegalStateException(e);
        }
    }

    static ClientMessage message(ClientSession session, byte[] body) {
        ClientMessage message = session.createMessage(Message.BYTES_TYPE, true);
        message.getBodyBuffer().writeBytes(body);
        return message;
    }
}
