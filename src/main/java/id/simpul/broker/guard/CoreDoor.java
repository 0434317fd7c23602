package id.simpul.broker.guard;

import io.netty.channel.Channel;
import io.netty.util.AttributeKey;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQSecurityException;
import org.apache.activemq.artemis.api.core.Interceptor;
import org.apache.activemq.artemis.core.protocol.core.CoreRemotingConnection;
import org.apache.activemq.artemis.core.protocol.core.Packet;
import org.apache.activemq.artemis.core.protocol.core.impl.PacketImpl;
import org.apache.activemq.artemis.core.protocol.core.impl.wireformat.ActiveMQExceptionMessage;
import org.apache.activemq.artemis.core.protocol.core.impl.wireformat.ActiveMQExceptionMessage_V2;
import org.apache.activemq.artemis.core.protocol.core.impl.wireformat.QueueAbstractPacket;
import org.apache.activemq.artemis.core.protocol.core.impl.wireformat.SessionSendContinuationMessage;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyConnection;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;

/**
 * What Artemis's own protocol could do that others cannot: stream a message of any size, which the broker writes to disk before
 * anybody may refuse it, and ask about queues that are not the asker's.
 */
final class CoreDoor implements Interceptor {
    private static final AttributeKey<Map<Long, CoreStream>> STREAMS = AttributeKey.valueOf("simpul.streams");

    private final Watch watch;
    private final int largest;

    CoreDoor(Watch watch) {
        this.watch = watch;
        // Texts come with two bytes for each character.
        this.largest = 2 * watch.limits().largestFrame();
    }

    @Override
    public boolean intercept(Packet packet, RemotingConnection connection) throws ActiveMQException {
        Optional<FrameGuard> guard = Callers.guard(connection);
        Optional<String> user = guard.flatMap(FrameGuard::user).filter(name -> !watch.isHub(name));
        if (user.isEmpty() || !(connection instanceof CoreRemotingConnection core)) {
            return true;
        }
        return switch (packet.getType()) {
            case PacketImpl.SESS_SEND_LARGE, PacketImpl.SESS_SEND_CONTINUATION -> stream(packet, core, guard.get());
            case PacketImpl.SESS_QUEUEQUERY, PacketImpl.SESS_BINDINGQUERY, PacketImpl.SESS_CREATECONSUMER ->
                isOwn((QueueAbstractPacket) packet, core, user.get());
            case PacketImpl.DELETE_QUEUE -> refused(packet, core);
            default -> true;
        };
    }

    private static boolean isOwn(QueueAbstractPacket packet, CoreRemotingConnection core, String user) {
        return PartnerAddresses.isOf(user, address(packet)) || refused(packet, core);
    }

    private static boolean refused(Packet packet, CoreRemotingConnection core) {
        answer(
                packet,
                core,
                new ActiveMQSecurityException("Ditolak: bukan antrean Anda. / Refused: that is no queue of yours."));
        return false;
    }

    private static String address(QueueAbstractPacket packet) {
        return packet.getAddress() == null
                ? packet.getQueueName().toString()
                : packet.getAddress().toString();
    }

    /** Held back until it is whole, so that the broker begins no file for what turns out too large. */
    private boolean stream(Packet packet, CoreRemotingConnection core, FrameGuard guard) {
        Map<Long, CoreStream> streams = streams(core);
        long session = packet.getChannelID();
        if (packet.getType() == PacketImpl.SESS_SEND_LARGE) {
            streams.put(session, new CoreStream(packet, largest));
            return false;
        }
        CoreStream stream = streams.get(session);
        if (stream == null) {
            return true;
        }
        SessionSendContinuationMessage part = (SessionSendContinuationMessage) packet;
        stream.add(part);
        if (stream.isEndless() || held(streams) > 2L * largest) {
            streams.clear();
            guard.hangUp("a message of more than " + largest + " bytes");
        } else if (!part.isContinues()) {
            streams.remove(session);
            end(stream, part, core);
        }
        return false;
    }

    private static void end(CoreStream stream, SessionSendContinuationMessage last, CoreRemotingConnection core) {
        if (!stream.isRefused()) {
            var handler = core.getChannel(last.getChannelID(), -1).getHandler();
            stream.packets().forEach(handler::handlePacket);
        } else if (last.isRequiresResponse()) {
            answer(last, core, RequestGate.tooLarge(stream.most()));
        }
    }

    private static long held(Map<Long, CoreStream> streams) {
        return streams.values().stream().mapToLong(CoreStream::held).sum();
    }

    private static Map<Long, CoreStream> streams(CoreRemotingConnection core) {
        Channel channel = ((NettyConnection) core.getTransportConnection()).getChannel();
        channel.attr(STREAMS).setIfAbsent(new HashMap<>());
        return channel.attr(STREAMS).get();
    }

    private static void answer(Packet packet, CoreRemotingConnection core, ActiveMQException refusal) {
        ActiveMQExceptionMessage answer = core.isVersionBeforeAsyncResponseChange()
                ? new ActiveMQExceptionMessage(refusal)
                : new ActiveMQExceptionMessage_V2(packet.getCorrelationID(), refusal);
        core.getChannel(packet.getChannelID(), -1).send(answer);
    }
}
