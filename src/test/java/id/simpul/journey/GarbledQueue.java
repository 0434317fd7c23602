package id.simpul.journey;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.simpul.client.Doors;
import id.simpul.client.HttpCalls;
import id.simpul.client.JmsLink;
import id.simpul.client.LinkFailed;
import id.simpul.client.OldMqtt;
import id.simpul.client.Protocol;
import id.simpul.client.QueueLink;
import id.simpul.ledger.RequestType;
import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.activemq.artemis.api.core.ActiveMQConnectionTimedOutException;
import org.apache.qpid.jms.JmsOperationTimedOutException;

/** A partner that sends spoiled requests by every protocol and counts its replies: one for each that was taken. */
final class GarbledQueue implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final WholeHub hub;
    private final Doors doors;
    private final Member member;
    private final List<RequestType> types;
    private final Garbler garbler;
    private final Map<Protocol, QueueLink> links = new EnumMap<>(Protocol.class);
    private final AtomicInteger answered = new AtomicInteger();
    private final Thread reader;
    private Optional<OldMqtt> old = Optional.empty();
    private int sent;
    private int taken;
    /** Sent without an answer in time: they may have been taken all the same. */
    private int unsure;

    private volatile boolean closed;

    GarbledQueue(WholeHub hub, Member member, List<RequestType> types, Garbler garbler) {
        this.hub = hub;
        this.doors = hub.doors();
        this.member = member;
        this.types = types;
        this.garbler = garbler;
        reader = new Thread(this::read, "reads-" + member.id());
        reader.start();
    }

    private void read() {
        try (JmsLink link = doors.jms(Protocol.CORE, member.name(), member.password())) {
            while (!closed) {
                link.take(member.replies(), Duration.ofMillis(200)).ifPresent(reply -> answered.incrementAndGet());
            }
        }
    }

    String name() {
        return member.id();
    }

    int taken() {
        return taken;
    }

    boolean isAnswered() {
        int more = answered.get() - taken;
        return unsure == 0 ? more == 0 : more >= 0 && more <= unsure && waiting() == 0;
    }

    private long waiting() {
        return waiting(member.requests()) + waiting(member.replies());
    }

    private long waiting(String queue) {
        return hub.hub().messaging().broker().waiting(queue);
    }

    String standing() {
        return member.id() + ": " + taken + " taken, " + unsure + " perhaps, " + answered.get() + " answered, "
                + waiting(member.requests()) + " requests wait, " + waiting(member.replies()) + " replies";
    }

    /** Sends one, in a way that comes by chance. */
    void send() throws Exception {
        // Some ids come twice, with the same body or another.
        String id = garbler.oneIn(20) ? "lagi-" + garbler.below(5) : "acak-" + ++sent;
        byte[] body = garbler.request(member.id(), garbler.pick(types), id);
        Protocol protocol = garbler.pick(List.of(Protocol.values()));
        if (protocol == Protocol.HTTP) {
            post(body);
        } else if (protocol == Protocol.MQTT && garbler.oneIn(3)) {
            sendOld(body);
        } else {
            send(protocol, body);
        }
    }

    /** A good request at the end of all, by a link that nothing has spoiled. */
    void sendGood() {
        try (QueueLink link = doors.queues(Protocol.AMQP, member.name(), member.password())) {
            link.send(
                    member.requests(),
                    Asked.status(member, "terakhir", "belum-pernah-ada")
                            .toString()
                            .getBytes(UTF_8),
                    Optional.empty());
            taken++;
        }
    }

    private void post(byte[] body) {
        HttpCalls calls = new HttpCalls(doors, member.name(), member.password());
        HttpResponse<String> answer =
                calls.exchange(calls.post("/api/v1/requests", body).timeout(PATIENCE));
        if (answer.statusCode() == 202) {
            taken++;
        } else if (!List.of(409, 413, 415, 429).contains(answer.statusCode())) {
            throw new AssertionError("HTTP " + answer.statusCode() + " " + answer.body());
        }
    }

    private void sendOld(byte[] body) throws Exception {
        if (old.isEmpty()) {
            old = Optional.of(new OldMqtt(hub.port(Protocol.MQTT), member.name(), member.password()));
        }
        try {
            old.get().send(member.requests(), new String(body, UTF_8));
            taken++;
        } catch (TimeoutException late) {
            unsure++;
        }
    }

    private void send(Protocol protocol, byte[] body) {
        QueueLink link =
                links.computeIfAbsent(protocol, missing -> doors.queues(protocol, member.name(), member.password()));
        try {
            if (link instanceof JmsLink jms && garbler.oneIn(2)) {
                send(jms.session(), body);
            } else {
                link.send(member.requests(), body, Optional.empty());
            }
            taken++;
        } catch (LinkFailed | JMSException failed) {
            unsure += isSilence(failed) ? 1 : 0;
            drop(links.remove(protocol));
        }
    }

    private static boolean isSilence(Exception failed) {
        return Stream.<Throwable>iterate(failed, Objects::nonNull, Throwable::getCause)
                .anyMatch(one -> one instanceof TimeoutException
                        || one instanceof JmsOperationTimedOutException
                        || one instanceof ActiveMQConnectionTimedOutException);
    }

    /** The broker has told why; a connection that it ended is not used again. */
    private static void drop(QueueLink link) {
        try {
            link.close();
        } catch (LinkFailed ended) {
            // By the other end.
        }
    }

    private void send(Session session, byte[] body) throws JMSException {
        Message message = message(session, body);
        message.setJMSCorrelationID(garbler.field("korelasi"));
        message.setJMSType(garbler.field("jenis"));
        message.setStringProperty("JMSXGroupID", garbler.field("kelompok"));
        message.setStringProperty("source", garbler.field("/partners/" + member.id()));
        message.setJMSReplyTo(JmsLink.named(session, garbler.field(member.replies())));
        try (MessageProducer producer = session.createProducer(session.createQueue(member.requests()))) {
            producer.setPriority(garbler.below(10));
            producer.setTimeToLive(garbler.oneIn(3) ? 1 : 0);
            producer.send(message);
        }
    }

    private Message message(Session session, byte[] body) throws JMSException {
        return switch (garbler.below(6)) {
            case 0 -> session.createObjectMessage(new ArrayList<>(List.of("acak")));
            case 1 -> {
                var map = session.createMapMessage();
                map.setBytes("isi", body);
                yield map;
            }
            case 2 -> {
                var stream = session.createStreamMessage();
                stream.writeBytes(body);
                yield stream;
            }
            case 3 -> session.createTextMessage(new String(body, UTF_8));
            default -> {
                BytesMessage bytes = session.createBytesMessage();
                bytes.writeBytes(body);
                yield bytes;
            }
        };
    }

    @Override
    public void close() {
        closed = true;
        try {
            reader.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        links.values().forEach(GarbledQueue::drop);
        old.ifPresent(OldMqtt::close);
    }
}
