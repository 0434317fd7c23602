package id.simpul.hub.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.Json;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.charset.StandardCharsets;

/** Length-prefixed framing: a JSON object after its length in four bytes, so that too long a one is known before it is read. */
public final class Frame {
    /** The longest call of a command, a calendar or a list with it included. */
    public static final int LONGEST_CALL = 32 << 20;

    private static final int STEP = 64 << 10;

    private Frame() {}

    /** What was announced is longer than what is taken. */
    public static final class TooLong extends IOException {
        private static final long serialVersionUID = 1L;

        TooLong(int bytes) {
            super("a frame of " + bytes + " bytes");
        }
    }

    public static byte[] bytes(ObjectNode content) {
        return Json.text(content).getBytes(StandardCharsets.UTF_8);
    }

    public static void write(ByteChannel channel, byte[] content) throws IOException {
        ByteBuffer frame = ByteBuffer.allocate(Integer.BYTES + content.length)
                .putInt(content.length)
                .put(content)
                .flip();
        while (frame.hasRemaining()) {
            channel.write(frame);
        }
    }

    /**
     * @throws TooLong if more is announced; nothing of it has been read
     * @throws EOFException if the other side ends before the frame does
     * @throws IllegalArgumentException if it is no JSON object
     */
    public static ObjectNode read(ByteChannel channel, int most) throws IOException {
        int length = fill(channel, ByteBuffer.allocate(Integer.BYTES)).getInt();
        if (length < 0 || length > most) {
            throw new TooLong(length);
        }
        // Memory is taken as bytes come, never on the word of whoever announces them.
        ByteArrayOutputStream content = new ByteArrayOutputStream(Math.min(length, STEP));
        while (content.size() < length) {
            ByteBuffer part = fill(channel, ByteBuffer.allocate(Math.min(length - content.size(), STEP)));
            content.write(part.array(), 0, part.limit());
        }
        return Json.parse(content.toString(StandardCharsets.UTF_8));
    }

    private static ByteBuffer fill(ByteChannel channel, ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) {
                throw new EOFException("The other side ended too early");
            }
        }
        return buffer.flip();
    }
}
