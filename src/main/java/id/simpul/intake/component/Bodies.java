package id.simpul.intake.component;

import id.simpul.intake.envelope.Envelopes;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.activemq.artemis.api.core.ActiveMQBuffer;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.client.ClientMessage;

/** Takes the bytes out of a message of any protocol, never more than one past what a request may have. */
final class Bodies {
    /** What is longer than the contract allows is cut right behind that, and so shows as too large. */
    private static final int MOST = Envelopes.LARGEST + 1;

    private static final byte[] NONE = {};
    /** A text is kept as a byte that says it is not null, the number of bytes in four, and two bytes a character. */
    private static final int TEXT_START = 5;

    private Bodies() {}

    /** The body in UTF-8; empty where it is neither text nor bytes, which is no JSON either. */
    static byte[] of(ClientMessage message) throws ActiveMQException {
        return switch (message.getType()) {
            case Message.TEXT_TYPE -> text(raw(message, TEXT_START + 2 * MOST));
            case Message.BYTES_TYPE, Message.DEFAULT_TYPE -> raw(message, MOST);
            default -> NONE;
        };
    }

    private static byte[] raw(ClientMessage message, int most) throws ActiveMQException {
        if (message.isLargeMessage()) {
            Beginning beginning = new Beginning(most);
            message.saveToOutputStream(beginning);
            return beginning.toByteArray();
        }
        ActiveMQBuffer body = message.getDataBuffer();
        byte[] bytes = new byte[Math.min(most, body.readableBytes())];
        body.readBytes(bytes);
        return bytes;
    }

    private static byte[] text(byte[] encoded) {
        if (encoded.length <= TEXT_START || encoded[0] == 0) {
            return NONE;
        }
        byte[] utf8 = new String(encoded, TEXT_START, encoded.length - TEXT_START, StandardCharsets.UTF_16LE)
                .getBytes(StandardCharsets.UTF_8);
        return utf8.length > MOST ? Arrays.copyOf(utf8, MOST) : utf8;
    }

    /** Keeps the beginning of a stream and lets the rest go by. */
    private static final class Beginning extends OutputStream {
        private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
        private final int most;

        Beginning(int most) {
            this.most = most;
        }

        @Override
        public void write(int one) {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            kept.write(bytes, from, Math.min(length, most - kept.size()));
        }

        byte[] toByteArray() {
            return kept.toByteArray();
        }
    }
}
