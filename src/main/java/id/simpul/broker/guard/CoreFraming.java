package id.simpul.broker.guard;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

/** Frames of Artemis's own protocol: a greeting, then packets that each begin with their length. */
final class CoreFraming implements Framing {
    private static final int GREETING = 7;

    private boolean greeted;

    @Override
    public long length(ByteBuf held, int from) throws BadFrame {
        if (!greeted) {
            return GREETING;
        }
        if (held.writerIndex() - from < Integer.BYTES) {
            return UNKNOWN;
        }
        int rest = held.getInt(from);
        if (rest <= 0) {
            throw new BadFrame("a packet of no length");
        }
        return (long) Integer.BYTES + rest;
    }

    @Override
    public ByteBuf whole(ByteBuf frame) {
        greeted = true;
        return frame;
    }

    @Override
    public boolean waitsForLogin() {
        return false;
    }

    @Override
    public ByteBuf farewell(String reason) {
        return Unpooled.EMPTY_BUFFER;
    }
}
