package id.simpul.intake.component;

import id.simpul.broker.Addresses;
import id.simpul.intake.Answer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.reader.MessageUtil;
import org.apache.activemq.artemis.reader.TextMessageUtil;
import org.apache.activemq.artemis.utils.UUIDGenerator;

/** Writes answers as messages that clients of every protocol read alike. */
final class AnswerMessages {
    static final String DEAD_LETTERS = Addresses.DEAD_REQUESTS;
    /** Further properties of a dead letter. */
    static final String ORIGINAL_ID = Addresses.DEAD_MESSAGE_HEADER;

    static final String ARRIVED_AT = Addresses.DEAD_ARRIVED_HEADER;
    static final String FAILED_AT = "simpulFailedAt";
    /** Where they can be read. */
    static final String REQUEST = "simpulRequest";

    static final String TYPE = "simpulType";

    private static final String CONTENT_TYPE = "application/cloudevents+json";
    private static final SimpleString AMQP_CONTENT_TYPE = SimpleString.of("JMS_AMQP_ContentType");
    /** Makes the broker write a text as an AMQP data section, which is where CloudEvents clients look for it. */
    private static final SimpleString AMQP_ENCODING = SimpleString.of("JMS_AMQP_ORIGINAL_ENCODING");

    private static final short AMQP_DATA = 2;

    private AnswerMessages() {}

    static String addressOf(Answer answer) {
        return answer.kind() == Answer.Kind.REPLY
                ? PartnerQueue.repliesTo(answer.incoming().partner())
                : DEAD_LETTERS;
    }

    static ClientMessage write(ClientSession session, Answer answer) {
        ClientMessage letter =
                answer.kind() == Answer.Kind.REPLY ? reply(session, answer) : deadLetter(session, answer);
        letter.setUserID(UUIDGenerator.getInstance().generateUUID());
        letter.setRoutingType(RoutingType.ANYCAST);
        MessageUtil.setJMSCorrelationID(letter, answer.correlationId());
        return letter;
    }

    private static ClientMessage reply(ClientSession session, Answer answer) {
        ClientMessage letter = session.createMessage(Message.TEXT_TYPE, true);
        letter.setTimestamp(System.currentTimeMillis());
        String text = new String(answer.body(), StandardCharsets.UTF_8);
        TextMessageUtil.writeBodyText(letter.getBodyBuffer(), SimpleString.of(text));
        letter.putStringProperty(Message.HDR_CONTENT_TYPE, SimpleString.of(CONTENT_TYPE));
        letter.putStringProperty(AMQP_CONTENT_TYPE, SimpleString.of(CONTENT_TYPE));
        letter.putShortProperty(AMQP_ENCODING, AMQP_DATA);
        return letter;
    }

    private static ClientMessage deadLetter(ClientSession session, Answer answer) {
        ClientMessage letter = session.createMessage(Message.BYTES_TYPE, true);
        letter.setTimestamp(System.currentTimeMillis());
        letter.getBodyBuffer().writeBytes(answer.body());
        letter.putStringProperty(
                Addresses.DEAD_PARTNER_HEADER, answer.incoming().partner().value());
        letter.putStringProperty(Addresses.DEAD_REASON_HEADER, answer.reason());
        letter.putStringProperty(ORIGINAL_ID, answer.incoming().messageId());
        letter.putStringProperty(ARRIVED_AT, answer.incoming().arrivedAt().toString());
        letter.putStringProperty(
                FAILED_AT, Instant.ofEpochMilli(letter.getTimestamp()).toString());
        answer.about().request().ifPresent(id -> letter.putStringProperty(REQUEST, id));
        answer.about().type().ifPresent(type -> letter.putStringProperty(TYPE, type));
        return letter;
    }
}
