package id.simpul.broker.guard;

import id.simpul.broker.guard.GuardLimits.Shares;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.activemq.artemis.api.core.ActiveMQAddressFullException;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQExceptionType;
import org.apache.activemq.artemis.api.core.ICoreMessage;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.LargeServerMessage;
import org.apache.activemq.artemis.core.server.Queue;
import org.apache.activemq.artemis.core.server.RoutingContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What every message passes on its way into a request queue: it is refused where its partner has too much waiting, in number
 * or in bytes, and is made to wait its turn like any other, whatever priority or delay its sender wrote on it.
 */
final class RequestGate {
    private static final Logger LOG = LoggerFactory.getLogger(RequestGate.class);
    private static final byte PRIORITY = 4;

    private final ActiveMQServer server;
    private final int largest;
    private final Uncommitted uncommitted = new Uncommitted();
    private final AtomicReference<Shares> shares;

    RequestGate(ActiveMQServer server, int largestFrame, AtomicReference<Shares> shares) {
        this.server = server;
        // Texts by Artemis's own protocol have two bytes for each character.
        this.largest = 2 * largestFrame;
        this.shares = shares;
    }

    void pass(Message message, RoutingContext context) throws ActiveMQException {
        String address = context.getAddress(message).toString();
        if (!address.startsWith(PartnerAddresses.REQUESTS_PREFIX)) {
            return;
        }
        long bytes = message.getWholeMessageSize();
        boolean open = context.getTransaction() != null;
        Optional<ActiveMQException> refusal = refusal(message, address, bytes, open);
        if (refusal.isPresent()) {
            discard(message, context, refusal.get());
            throw refusal.get();
        }
        level(message);
        if (open) {
            uncommitted.add(address, bytes, context.getTransaction());
        }
    }

    private Optional<ActiveMQException> refusal(Message message, String address, long bytes, boolean open) {
        if (bytes > largest) {
            return Optional.of(tooLarge(largest));
        }
        if (!isLegible(message)) {
            return Optional.of(damaged());
        }
        return (open ? tooMuchUncommitted(address, bytes) : Optional.<String>empty())
                .or(() -> tooMuchWaiting(address, bytes))
                .or(() -> tooMuchUnread(address))
                .map(why -> new ActiveMQAddressFullException(why));
    }

    /**
     * Whether the hub can be given it. The broker takes AMQP messages as they are and reads them only when they are delivered;
     * one that it cannot read then costs the hub its consumer, and whatever comes after it waits for ever.
     */
    private static boolean isLegible(Message message) {
        if (message instanceof ICoreMessage) {
            return true;
        }
        try {
            return message.toCore() != null;
        } catch (RuntimeException damaged) {
            LOG.debug("An AMQP message that cannot be read", damaged);
            return false;
        }
    }

    private static ActiveMQException damaged() {
        return new ActiveMQException(
                "Ditolak: pesan AMQP ini rusak dan tidak dapat dibaca; perbaiki pembuatnya."
                        + " / Refused: this AMQP message is damaged and cannot be read; mend what makes it.",
                ActiveMQExceptionType.ILLEGAL_STATE);
    }

    private Optional<String> tooMuchUncommitted(String address, long bytes) {
        long most = shares.get().uncommittedBytes();
        return uncommitted.at(address).bytes() + bytes > most
                ? full(megabytes(most), "dalam transaksi terbuka", "in open transactions")
                : Optional.empty();
    }

    private Optional<String> tooMuchWaiting(String address, long bytes) {
        Shares now = shares.get();
        Uncommitted.Load open = uncommitted.at(address);
        Optional<Queue> queue = queue(address);
        if (messages(queue) + open.messages() >= now.waitingRequests()) {
            return full(Long.toString(now.waitingRequests()), "permintaan yang menunggu", "requests waiting");
        }
        return bytes(queue) + open.bytes() + bytes > now.waitingBytes()
                ? full(megabytes(now.waitingBytes()), "permintaan yang menunggu", "of requests waiting")
                : Optional.empty();
    }

    private Optional<String> tooMuchUnread(String address) {
        Shares now = shares.get();
        String partner = address.substring(PartnerAddresses.REQUESTS_PREFIX.length());
        for (String prefix : List.of(PartnerAddresses.REPLIES_PREFIX, PartnerAddresses.NOTIFICATIONS_PREFIX)) {
            boolean replies = prefix.equals(PartnerAddresses.REPLIES_PREFIX);
            String indonesian = replies ? "balasan yang belum dibaca" : "pemberitahuan yang belum dibaca";
            String english = replies ? "unread replies" : "unread notices";
            Optional<Queue> queue = queue(prefix + partner);
            if (messages(queue) >= now.unreadReplies()) {
                return full(Long.toString(now.unreadReplies()), indonesian, english);
            }
            if (bytes(queue) >= now.unreadBytes()) {
                return full(megabytes(now.unreadBytes()), indonesian, "of " + english);
            }
        }
        return Optional.empty();
    }

    private Optional<Queue> queue(String name) {
        return Optional.ofNullable(server.locateQueue(SimpleString.of(name)));
    }

    private static long messages(Optional<Queue> queue) {
        return queue.map(Queue::getMessageCount).orElse(0L);
    }

    private static long bytes(Optional<Queue> queue) {
        return queue.map(Queue::getPersistentSize).orElse(0L);
    }

    private static Optional<String> full(String limit, String indonesian, String english) {
        return Optional.of("Ditolak: sudah ada " + limit + " " + indonesian
                + "; tunggu atau baca dahulu, lalu kirim lagi. / Refused: there are " + limit + " " + english
                + "; wait or read them first, then send again.");
    }

    private static String megabytes(long bytes) {
        return bytes >= 1 << 20 ? (bytes >> 20) + " MiB" : (bytes >> 10) + " KiB";
    }

    static ActiveMQException tooLarge(int most) {
        return new ActiveMQException(
                "Ditolak: pesan lebih besar dari " + megabytes(most) + ". / Refused: the message is larger than "
                        + megabytes(most) + ".",
                ActiveMQExceptionType.LARGE_MESSAGE_ERROR_BODY);
    }

    /** The broker does this itself only for refusals of its own. */
    static void discard(Message message, RoutingContext context, ActiveMQException refusal) {
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
}
