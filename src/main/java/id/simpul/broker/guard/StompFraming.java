package id.simpul.broker.guard;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;

/**
 * Frames of STOMP: a command and headers, a line each, an empty line, a body, and NUL. Artemis's decoder reads what it holds
 * from the start again with each piece that arrives, keeps what it does not understand, and tells lines apart otherwise in
 * each version of STOMP; so it gets whole frames only, with plain line ends.
 */
final class StompFraming implements Framing {
    private static final int NONE = -1;

    private int scanned;
    private int lineStart;
    private int bodyStart = NONE;
    private StompHead head = new StompHead();

    @Override
    public long length(ByteBuf held, int from) throws BadFrame {
        if (held.writerIndex() == from) {
            return UNKNOWN;
        }
        if (scanned == 0 && isLineEnd(held.getByte(from))) {
            return 1;
        }
        while (bodyStart == NONE && from + scanned < held.writerIndex()) {
            if (held.getByte(from + scanned++) == '\n') {
                line(held, from);
            }
        }
        return bodyStart == NONE ? UNKNOWN : withBody(held, from);
    }

    private static boolean isLineEnd(byte octet) {
        return octet == '\n' || octet == '\r';
    }

    private void line(ByteBuf held, int from) throws BadFrame {
        int length = scanned - 1 - lineStart;
        if (length > 0 && held.getByte(from + lineStart + length - 1) == '\r') {
            length--;
        }
        if (length == 0) {
            head.end();
            bodyStart = scanned;
        } else {
            head.line(held.toString(from + lineStart, length, StandardCharsets.UTF_8));
        }
        lineStart = scanned;
    }

    private long withBody(ByteBuf held, int from) throws BadFrame {
        if (head.bodyLength() >= 0) {
            long length = bodyStart + head.bodyLength() + 1;
            if (length <= held.writerIndex() - from && held.getByte(from + (int) length - 1) != 0) {
                throw new BadFrame("a body longer than its content-length");
            }
            return length;
        }
        int end = held.indexOf(from + scanned, held.writerIndex(), (byte) 0);
        scanned = (end < 0 ? held.writerIndex() : end) - from;
        return end < 0 ? UNKNOWN : scanned + 1L;
    }

    /** With plain line ends; nothing for the empty lines between frames, which only say that the client is there. */
    @Override
    public ByteBuf whole(ByteBuf frame) {
        ByteBuf plain = bodyStart == NONE
                ? Unpooled.EMPTY_BUFFER
                : Unpooled.wrappedBuffer(
                        Unpooled.wrappedBuffer(head.plain().getBytes(StandardCharsets.UTF_8)),
                        frame.retainedSlice(frame.readerIndex() + bodyStart, frame.readableBytes() - bodyStart));
        frame.release();
        scanned = 0;
        lineStart = 0;
        bodyStart = NONE;
        head = new StompHead();
        return plain;
    }

    @Override
    public boolean waitsForLogin() {
        return true;
    }

    @Override
    public ByteBuf farewell(String reason) {
        return Unpooled.copiedBuffer("ERROR\nmessage:" + reason + "\n\n\0", StandardCharsets.UTF_8);
    }
}
