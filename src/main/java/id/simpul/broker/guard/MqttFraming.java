package id.simpul.broker.guard;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

/** Packets of MQTT: a byte, the length of what follows in one to four bytes, and what follows. */
final class MqttFraming implements Framing {
    private static final int CONNECT = 0x10;
    private static final int LENGTH_BYTES = 4;
    /** DISCONNECT with reason 0x95, packet too large; 3.1.1 knows no such packet from a broker, and its clients just see the end. */
    private static final byte[] TOO_LARGE = {(byte) 0xE0, 2, (byte) 0x95, 0};

    /** What stands before the version in a CONNECT: the name MQTT with its length. */
    private static final int NAME = 6;

    private boolean connected;
    private int lengthEnd;
    private boolean five;

    @Override
    public long length(ByteBuf held, int from) throws BadFrame {
        int there = held.writerIndex() - from;
        if (there == 0) {
            return UNKNOWN;
        }
        if (!connected && held.getUnsignedByte(from) != CONNECT) {
            throw new BadFrame("no CONNECT");
        }
        long length = 0;
        for (int i = 1; i <= LENGTH_BYTES && i < there; i++) {
            int part = held.getUnsignedByte(from + i);
            length |= (long) (part & 0x7F) << (7 * (i - 1));
            if (part < 0x80) {
                lengthEnd = 1 + i;
                return lengthEnd + length;
            }
        }
        if (there > LENGTH_BYTES) {
            throw new BadFrame("a length of more than four bytes");
        }
        return UNKNOWN;
    }

    @Override
    public ByteBuf whole(ByteBuf frame) {
        if (!connected) {
            connected = true;
            int version = frame.readerIndex() + lengthEnd + NAME;
            five = version < frame.writerIndex() && frame.getByte(version) == 5;
        }
        return frame;
    }

    @Override
    public boolean waitsForLogin() {
        return true;
    }

    @Override
    public ByteBuf farewell(String reason) {
        return five ? Unpooled.wrappedBuffer(TOO_LARGE) : Unpooled.EMPTY_BUFFER;
    }
}
