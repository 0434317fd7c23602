package id.simpul.journey;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import id.simpul.client.JmsLink;
import id.simpul.client.LinkFailed;
import id.simpul.client.Protocol;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A partner's system that speaks JMS, over AMQP 1.0 or over Artemis's own protocol. */
final class JmsSystem implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(JmsSystem.class);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration NOTHING_MORE = Duration.ofMillis(300);

    private final Member member;
    private final JmsLink link;

    private JmsSystem(WholeHub hub, Member member, Protocol protocol) {
        this.member = member;
        this.link = hub.doors().jms(protocol, member.name(), member.password());
    }

    static JmsSystem amqp(WholeHub hub, Member member) {
        return new JmsSystem(hub, member, Protocol.AMQP);
    }

    static JmsSystem core(WholeHub hub, Member member) {
        return new JmsSystem(hub, member, Protocol.CORE);
    }

    Session session() {
        return link.session();
    }

    void send(JsonNode event) throws JMSException {
        send(session().createTextMessage(event.toString()));
    }

    void send(Message message) throws JMSException {
        sendTo(member.requests(), message);
    }

    void sendTo(String queue, Message message) throws JMSException {
        try (var producer = session().createProducer(session().createQueue(queue))) {
            producer.send(message);
        }
    }

    /** Sends up to a hundred in one transaction, so that the hub finds them waiting together. */
    void sendTogether(List<? extends JsonNode> events) {
        link.send(events.stream().map(event -> event.toString().getBytes(UTF_8)).toList());
    }

    /** The next reply; fails if none comes. */
    Answered reply() {
        return next(member.replies());
    }

    List<Answered> replies(int number) {
        List<Answered> replies = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            replies.add(reply());
        }
        return replies;
    }

    Answered notice() {
        return next(member.notifications());
    }

    /** The next reply if one comes at once. */
    Optional<Answered> replyIfAny() {
        return link.take(member.replies(), NOTHING_MORE).map(Answered::of);
    }

    boolean hasNoReply() {
        return replyIfAny().isEmpty();
    }

    private Answered next(String queue) {
        return link.take(queue, PATIENCE)
                .map(Answered::of)
                .orElseThrow(() -> new AssertionError("Nothing came to " + queue));
    }

    @Override
    public void close() {
        try {
            link.close();
        } catch (LinkFailed ended) {
            LOG.debug("The hub has ended it before", ended);
        }
    }
}
