package id.simpul.broker.guard;

import io.netty.buffer.ByteBuf;
import java.util.Optional;

/**
 * A frame of AMQP as far as the guard reads it.
 *
 * @param performative what it is, by the number of AMQP 1.0, part 2.7
 * @param reader stands behind that number
 * @param end where the frame ends
 */
record AmqpFrame(long performative, int channel, AmqpReader reader, int end) {
    static final int ATTACH = 0x12;
    static final int TRANSFER = 0x14;
    static final int DETACH = 0x16;

    private static final int OFFSET_UNIT = 4;

    /** Nothing where it is one of the login, or empty, which only says that the client is there. */
    static Optional<AmqpFrame> read(ByteBuf frame) throws BadFrame {
        int start = frame.readerIndex();
        int body = start + OFFSET_UNIT * frame.getUnsignedByte(start + 4);
        boolean amqp = frame.getByte(start + 5) == 0;
        if (body < start + 8 || body > frame.writerIndex()) {
            throw new BadFrame("a frame that ends before its body");
        }
        if (!amqp || body == frame.writerIndex()) {
            return Optional.empty();
        }
        AmqpReader reader = new AmqpReader(frame, body);
        return Optional.of(
                new AmqpFrame(reader.descriptor(), frame.getUnsignedShort(start + 6), reader, frame.writerIndex()));
    }

    /** Of an attach: the address to send to or to read from, if it names one. */
    Optional<String> address() throws BadFrame {
        if (reader.list() < 7) {
            return Optional.empty();
        }
        reader.skip();
        reader.skip();
        boolean reads = reader.isTrue();
        reader.skip();
        reader.skip();
        if (!reads) {
            reader.skip();
        }
        return reader.address();
    }
}
