package id.simpul.broker.guard;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.util.Optional;
import java.util.function.Supplier;

/** What has come of a client's frames and not been let through yet: never more than a frame may have, and what one read brings. */
final class HeldFrames {
    private final Protocols protocols;
    private ByteBuf held = Unpooled.EMPTY_BUFFER;
    private Optional<Framing> framing = Optional.empty();

    HeldFrames(Protocols protocols) {
        this.protocols = protocols;
    }

    void add(ByteBufAllocator allocator, ByteBuf bytes) {
        held = ByteToMessageDecoder.MERGE_CUMULATOR.cumulate(allocator, held, bytes);
    }

    boolean isEmpty() {
        return !held.isReadable();
    }

    boolean has(long length) {
        return length != Framing.UNKNOWN && length <= held.readableBytes();
    }

    /**
     * The length of the next frame, as soon as it is known.
     *
     * @param allowance how long it may be, known or not
     */
    long length(Allowance allowance, Optional<String> user) throws BadFrame {
        if (framing.isEmpty()) {
            framing = protocols.spoken(held);
        }
        long length = framing.isEmpty() ? Framing.UNKNOWN : framing.get().length(held, held.readerIndex());
        if ((length == Framing.UNKNOWN ? held.readableBytes() : length) > allowance.left(user)) {
            throw new BadFrame(allowance.exceeded(user));
        }
        return length;
    }

    ByteBuf take(int length) throws BadFrame {
        ByteBuf frame = held.readRetainedSlice(length);
        try {
            return framing.orElseThrow().whole(frame);
        } catch (BadFrame e) {
            frame.release();
            throw e;
        }
    }

    void of(Supplier<Optional<String>> user) {
        framing.ifPresent(spoken -> spoken.of(user));
    }

    boolean waitForLogin() {
        return framing.filter(Framing::waitsForLogin).isPresent();
    }

    ByteBuf farewell(String reason) {
        return framing.map(spoken -> spoken.farewell(reason)).orElse(Unpooled.EMPTY_BUFFER);
    }

    void drop() {
        held.release();
        held = Unpooled.EMPTY_BUFFER;
    }
}
