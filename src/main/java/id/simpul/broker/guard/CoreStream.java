package id.simpul.broker.guard;

import java.util.ArrayList;
import java.util.List;
import org.apache.activemq.artemis.core.protocol.core.Packet;
import org.apache.activemq.artemis.core.protocol.core.impl.wireformat.SessionSendContinuationMessage;

/** The packets of one streamed message, as long as it may still be taken. */
final class CoreStream {
    /** So much of what is refused is heard to its end, for the sake of a sender who means well and is told why. */
    private static final int HEARD_OUT = 16;

    private final int most;
    private final List<Packet> packets = new ArrayList<>();
    private long bytes;

    CoreStream(Packet first, int most) {
        this.most = most;
        this.bytes = first.getPacketSize();
        packets.add(first);
    }

    void add(SessionSendContinuationMessage part) {
        bytes += part.getBody().length;
        if (isRefused()) {
            packets.clear();
        } else {
            packets.add(part);
        }
    }

    int most() {
        return most;
    }

    boolean isRefused() {
        return bytes > most;
    }

    /** Whether it is not worth waiting for its end. */
    boolean isEndless() {
        return bytes > (long) HEARD_OUT * most;
    }

    long held() {
        return isRefused() ? 0 : bytes;
    }

    List<Packet> packets() {
        return packets;
    }
}
