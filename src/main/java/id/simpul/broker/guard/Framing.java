package id.simpul.broker.guard;

import io.netty.buffer.ByteBuf;
import java.util.Optional;
import java.util.function.Supplier;

/** Where the frames of one protocol end, found without decoding them; one for each connection. */
interface Framing {
    /** The frame's end is not known yet. */
    long UNKNOWN = -1;

    /**
     * How long the frame is that begins at an index, as soon as that can be told, be it there as a whole or not. Asked again
     * for the same frame, with more of it, until it is there.
     *
     * @throws BadFrame if it is none of this protocol
     */
    long length(ByteBuf held, int from) throws BadFrame;

    /** The frame as the broker's decoder is to see it; the bytes are the caller's to release, those given are taken over. */
    default ByteBuf whole(ByteBuf frame) throws BadFrame {
        return frame;
    }

    /** Whether the broker answers a client's first frame before anything else it sends has a meaning. */
    boolean waitsForLogin();

    /** @param user who has logged in, as far as the broker knows by now, if it is a partner */
    default void of(Supplier<Optional<String>> user) {}

    /** What is sent to a client that is hung up on, in its own protocol; empty where that has no word for it. */
    ByteBuf farewell(String reason);
}
