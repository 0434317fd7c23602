package id.simpul.proof;

import com.fasterxml.jackson.databind.JsonNode;
import id.simpul.client.Doors;
import id.simpul.client.HttpCalls;
import id.simpul.client.JmsLink;
import id.simpul.client.Protocol;
import id.simpul.client.Received;
import id.simpul.client.StompLink;
import id.simpul.journey.Member;
import id.simpul.ledger.Json;
import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/** Reads one of a partner's queues, by the protocol by which it sends, where that reads. */
final class Reader {
    private static final Duration A_WHILE = Duration.ofSeconds(1);
    /** In vain so often, the connection may be one that nobody holds at the other end. */
    private static final int ENOUGH = 8;

    private final Supplier<Doors> doors;
    private final Protocol protocol;
    private final Member member;
    private final String queue;
    private Optional<JmsLink> jms = Optional.empty();
    private Optional<MessageConsumer> consumer = Optional.empty();
    private Optional<StompLink> stomp = Optional.empty();
    private String cursor = "";
    private int inVain;

    private Reader(Supplier<Doors> doors, Protocol protocol, Member member, String queue) {
        this.doors = doors;
        this.protocol = protocol;
        this.member = member;
        this.queue = queue;
    }

    static Reader ofReplies(Supplier<Doors> doors, Protocol protocol, Member member) {
        return new Reader(doors, protocol, member, member.replies());
    }

    /** By core, whatever it sends by. */
    static Reader ofNotices(Supplier<Doors> doors, Member member) {
        return new Reader(doors, Protocol.CORE, member, member.notifications());
    }

    /**
     * Waits a while for the next message, or page of replies.
     *
     * @param to is given what tells copies of a message apart, and its text
     */
    void read(BiConsumer<String, String> to) {
        boolean any =
                switch (protocol) {
                    case HTTP -> http(to);
                    case STOMP -> stomp(to);
                    default -> jms(to);
                };
        inVain = any ? 0 : inVain + 1;
        if (inVain > ENOUGH) {
            drop();
        }
    }

    private boolean http(BiConsumer<String, String> to) {
        String path = "/api/v1/replies?limit=500&after=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8);
        HttpCalls calls = new HttpCalls(doors.get(), member.name(), member.password());
        HttpResponse<String> answer = calls.exchange(calls.get(path));
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("HTTP status " + answer.statusCode());
        }
        JsonNode page = Json.parse(answer.body());
        for (JsonNode reply : page.path("items")) {
            to.accept("page", Json.text(reply));
        }
        cursor = page.path("next").asText(cursor);
        LockSupport.parkNanos(page.path("items").isEmpty() ? 200_000_000 : 20_000_000);
        return !page.path("items").isEmpty();
    }

    /** Its ids of messages begin anew with each connection, so copies cannot be told apart. */
    private boolean stomp(BiConsumer<String, String> to) {
        if (stomp.isEmpty()) {
            stomp = Optional.of(doors.get().stomp(member.name(), member.password()));
        }
        Optional<Received> reply = stomp.get().take(queue, A_WHILE);
        reply.ifPresent(received -> to.accept("frame", received.text()));
        return reply.isPresent();
    }

    private boolean jms(BiConsumer<String, String> to) {
        try {
            if (consumer.isEmpty()) {
                Protocol reads = protocol == Protocol.CORE ? Protocol.CORE : Protocol.AMQP;
                JmsLink link = doors.get().jms(reads, member.name(), member.password());
                jms = Optional.of(link);
                consumer =
                        Optional.of(link.session().createConsumer(link.session().createQueue(queue)));
            }
            Message message = consumer.get().receive(A_WHILE.toMillis());
            if (message != null) {
                to.accept(message.getJMSMessageID(), text(message));
            }
            return message != null;
        } catch (JMSException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(Message message) throws JMSException {
        return message instanceof BytesMessage
                ? new String(message.getBody(byte[].class), StandardCharsets.UTF_8)
                : message.getBody(String.class);
    }

    /** What was read stays read; a new connection is made when more is read. */
    void drop() {
        inVain = 0;
        try {
            jms.ifPresent(JmsLink::close);
            stomp.ifPresent(StompLink::close);
        } catch (RuntimeException alreadyBroken) {
            // Its other end is gone.
        }
        jms = Optional.empty();
        consumer = Optional.empty();
        stomp = Optional.empty();
    }
}
