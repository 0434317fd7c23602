package id.simpul.broker;

import java.util.Map;
import java.util.Optional;
import org.apache.activemq.artemis.api.core.ActiveMQAddressFullException;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQExceptionType;
import org.apache.activemq.artemis.api.core.ICoreMessage;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.LargeServerMessage;
import org.apache.activemq.artemis.core.server.MessageReference;
import org.apache.activemq.artemis.core.server.Queue;
import org.apache.activemq.artemis.core.server.RoutingContext;
import org.apache.activemq.artemis.core.server.ServerConsumer;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerPlugin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What every message passes on its way into a request queue: it is refused where its partner has too much waiting, and is
 * made to wait its turn like any other, whatever priority or delay its sender wrote on it.
 */
public final class RequestGate implements ActiveMQServerPlugin {
    private static final Logger LOG = LoggerFactory.getLogger(RequestGate.class);
    private static final byte PRIORITY = 4;

    private volatile Limits limits;
    private volatile ActiveMQServer server;

    /** For a broker elsewhere, which says in its own file what the limits are. */
    public RequestGate() {
        this(Limits.DEFAULT);
    }

    RequestGate(Limits limits) {
        this.limits = limits;
    }

    @Override
    public void init(Map<String, String> properties) {
        limits = Limits.DEFAULT
                .withWaitingRequests(Long.parseLong(properties.get("waiting-requests")))
                .withUnreadReplies(Long.parseLong(properties.get("unread-replies")));
    }

    @Override
    public void registered(ActiveMQServer registeredWith) {
        server = registeredWith;
    }

    @Override
    public void beforeMessageRoute(Message message, RoutingContext context, boolean direct, boolean rejectDuplicates)
            throws ActiveMQException {
        String address = context.getAddress(message).toString();
        if (!address.startsWith(Addresses.REQUESTS_PREFIX)) {
            return;
        }
        Optional<ActiveMQException> refusal = refusal(message, address);
        if (refusal.isPresent()) {
            discard(message, context, refusal.get());
            throw refusal.get();
        }
        level(message);
    }

    private Optional<ActiveMQException> refusal(Message message, String address) {
        if (message.getWholeMessageSize() > Limits.LARGEST_FRAME) {
            return Optional.of(tooLarge());
        }
        if (server.getPagingManager().isDiskFull()) {
            // Brokers before 2.55 would let the sender hang.
            return Optional.of(FullDisk.refusal());
        }
        if (waiting(address) >= limits.waitingRequests()) {
            return Optional.of(full("permintaan yang menunggu", "requests waiting", limits.waitingRequests()));
        }
        String replies = Addresses.REPLIES_PREFIX + address.substring(Addresses.REQUESTS_PREFIX.length());
        if (waiting(replies) >= limits.unreadReplies()) {
            return Optional.of(full("balasan yang belum dibaca", "unread replies", limits.unreadReplies()));
        }
        return Optional.empty();
    }

    private long waiting(String queueName) {
        Queue queue = server.locateQueue(SimpleString.of(queueName));
        return queue == null ? 0 : queue.getMessageCount();
    }

    private static ActiveMQException full(String indonesian, String english, long limit) {
        return new ActiveMQAddressFullException("Ditolak: sudah ada " + limit + " " + indonesian
                + "; tunggu atau baca dahulu, lalu kirim lagi. / Refused: there are " + limit + " " + english
                + "; wait or read them first, then send again.");
    }

    private static ActiveMQException tooLarge() {
        int mebibytes = Limits.LARGEST_MESSAGE >> 20;
        return new ActiveMQException(
                "Ditolak: pesan lebih besar dari " + mebibytes + " MiB. / Refused: the message is larger than "
                        + mebibytes + " MiB.",
                ActiveMQExceptionType.LARGE_MESSAGE_ERROR_BODY);
    }

    /** The broker does this itself only for refusals of its own. */
    private static void discard(Message message, RoutingContext context, ActiveMQException refusal) {
        if (context.getTransaction() != null) {
            context.getTransaction().markAsRollbackOnly(refusal);
        }
        if (message instanceof LargeServerMessage large) {
            try {
                large.deleteFile();
            } catch (Exception e) {
                LOG.warn("The file of a refused large message could not be deleted; it goes at the next start", e);
            }
        }
    }

    private static void level(Message message) {
        boolean changed = false;
        if (message.getPriority() != PRIORITY) {
            message.setPriority(PRIORITY);
            changed = true;
        }
        if (message.hasScheduledDeliveryTime()) {
            deliverNow(message);
            changed = true;
        }
        if (changed) {
            message.reencode();
        }
    }

    /** Taken off a core message as a property, or the delay would come back with a restart. */
    private static void deliverNow(Message message) {
        if (message instanceof ICoreMessage) {
            message.removeProperty(Message.HDR_SCHEDULED_DELIVERY_TIME);
        } else {
            message.setScheduledDeliveryTime(0L);
        }
    }

    @Override
    public void messageExpired(MessageReference reference, SimpleString expiryAddress, ServerConsumer consumer) {
        LOG.info(
                "A message waited in {} unread for {} days and was removed; the database keeps it, and it is read over HTTP",
                reference.getQueue().getName(),
                limits.replyLife().toDays());
    }
}
