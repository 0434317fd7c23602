package id.simpul.broker.guard;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Frames of AMQP 1.0, and of those that carry a message in pieces, how much of it there is: neither Artemis nor its AMQP
 * engine sets a limit to a message that has begun.
 */
final class AmqpFraming implements Framing {
    private static final int HEADER = 8;
    private static final int CLOSE = 0x18;
    private static final int ERROR = 0x1D;
    private static final int SYMBOL = 0xA3;
    private static final int STRING = 0xA1;
    private static final int LONGEST = 200;

    private final AmqpDeliveries deliveries;

    private Supplier<Optional<String>> user = Optional::empty;
    private String condition = "amqp:link:message-size-exceeded";

    AmqpFraming(int largestMessage) {
        deliveries = new AmqpDeliveries(largestMessage);
    }

    @Override
    public long length(ByteBuf held, int from) throws BadFrame {
        if (held.writerIndex() - from < Integer.BYTES) {
            return UNKNOWN;
        }
        if (isProtocolHeader(held, from)) {
            return HEADER;
        }
        long length = held.getUnsignedInt(from);
        if (length < HEADER) {
            throw new BadFrame("a frame shorter than its own header");
        }
        return length;
    }

    private static boolean isProtocolHeader(ByteBuf held, int from) {
        return held.getByte(from) == 'A'
                && held.getByte(from + 1) == 'M'
                && held.getByte(from + 2) == 'Q'
                && held.getByte(from + 3) == 'P';
    }

    @Override
    public ByteBuf whole(ByteBuf frame) throws BadFrame {
        if (!isProtocolHeader(frame, frame.readerIndex())) {
            Optional<AmqpFrame> read = AmqpFrame.read(frame);
            if (read.isPresent() && read.get().performative() == AmqpFrame.ATTACH) {
                attach(read.get());
            } else if (read.isPresent()) {
                deliveries.count(read.get());
            }
        }
        return frame;
    }

    /** Of an address that is another's, Artemis would say first whether it exists. */
    private void attach(AmqpFrame attach) throws BadFrame {
        Optional<String> address = attach.address();
        Optional<String> asker = user.get();
        if (address.isPresent() && asker.isPresent() && !PartnerAddresses.isOf(asker.get(), address.get())) {
            condition = "amqp:unauthorized-access";
            throw new BadFrame("it named an address that is not its own");
        }
    }

    @Override
    public void of(Supplier<Optional<String>> asked) {
        user = asked;
    }

    @Override
    public boolean waitsForLogin() {
        return false;
    }

    /** The end of the connection with its reason, as AMQP writes it. */
    @Override
    public ByteBuf farewell(String reason) {
        byte[] error = list(ERROR, join(text(SYMBOL, condition), text(STRING, reason)), 2);
        byte[] close = list(CLOSE, error, 1);
        ByteBuf frame = Unpooled.buffer(HEADER + close.length);
        return frame.writeInt(HEADER + close.length)
                .writeByte(2)
                .writeByte(0)
                .writeShort(0)
                .writeBytes(close);
    }

    private static byte[] text(int type, String text) {
        byte[] bytes = text.substring(0, Math.min(text.length(), LONGEST)).getBytes(StandardCharsets.US_ASCII);
        return join(new byte[] {(byte) type, (byte) bytes.length}, bytes);
    }

    private static byte[] list(int descriptor, byte[] elements, int count) {
        byte[] start = {
            0,
            0x53,
            (byte) descriptor,
            (byte) 0xD0,
            0,
            0,
            (byte) ((elements.length + 4) >> 8),
            (byte) (elements.length + 4)
        };
        return join(join(start, new byte[] {0, 0, 0, (byte) count}), elements);
    }

    private static byte[] join(byte[] first, byte[] second) {
        ByteArrayOutputStream both = new ByteArrayOutputStream(first.length + second.length);
        both.writeBytes(first);
        both.writeBytes(second);
        return both.toByteArray();
    }
}
