package id.simpul.broker.guard;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.management.CoreNotificationType;
import org.apache.activemq.artemis.api.core.management.ManagementHelper;
import org.apache.activemq.artemis.core.server.management.Notification;
import org.apache.activemq.artemis.core.server.management.NotificationListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Failed logins of each address: counted, told in the log once a minute, and slowing down that address alone. A partner whose
 * name a stranger guesses at is not locked out elsewhere.
 */
final class Logins implements NotificationListener {
    private static final Logger LOG = LoggerFactory.getLogger(Logins.class);
    private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);
    private static final int ADDRESSES = 10_000;
    private static final int FREE = 3;
    private static final Duration STEP = Duration.ofMillis(100);
    /** Short, since a partner may share its address with who guesses: secrets of 256 bits are not found this way. */
    private static final Duration LONGEST = Duration.ofMillis(500);

    private final Predicate<String> isPartner;
    private final Map<String, Failures> addresses = new ConcurrentHashMap<>();
    private final LongAdder count = new LongAdder();

    private record Failures(long since, int number) {}

    /** @param isPartner whether a name is a partner's, and may stand in the log; others may be anything */
    Logins(Predicate<String> isPartner) {
        this.isPartner = isPartner;
    }

    long count() {
        return count.sum();
    }

    /** How long what an address sends before it has logged in is to wait, for its failures of the last minute. */
    Duration delay(InetAddress address) {
        Failures failures = addresses.get(address.getHostAddress());
        if (failures == null || failures.number() <= FREE || System.nanoTime() - failures.since() > MINUTE) {
            return Duration.ZERO;
        }
        Duration delay = STEP.multipliedBy(failures.number() - FREE);
        return delay.compareTo(LONGEST) < 0 ? delay : LONGEST;
    }

    @Override
    public void onNotification(Notification notification) {
        if (notification.getType() == CoreNotificationType.SECURITY_AUTHENTICATION_VIOLATION) {
            SimpleString from =
                    notification.getProperties().getSimpleStringProperty(ManagementHelper.HDR_REMOTE_ADDRESS);
            SimpleString user = notification.getProperties().getSimpleStringProperty(ManagementHelper.HDR_USER);
            failed(host(String.valueOf(from)), String.valueOf(user));
        }
    }

    /** Artemis writes an address with its port, and a slash before it or none. */
    private static String host(String address) {
        int port = address.lastIndexOf(':');
        String host = port < 0 ? address : address.substring(0, port);
        return host.replaceAll("[/\\[\\]]", "");
    }

    private void failed(String address, String user) {
        count.increment();
        long now = System.nanoTime();
        if (addresses.size() >= ADDRESSES) {
            addresses.values().removeIf(failures -> now - failures.since() > MINUTE);
        }
        addresses.compute(address, (same, failures) -> {
            if (failures != null && now - failures.since() < MINUTE) {
                return new Failures(failures.since(), failures.number() + 1);
            }
            LOG.warn(
                    "A login from {} failed, {}{}",
                    address,
                    isPartner.test(user) ? "as partner " + user : "as nobody known here",
                    failures == null ? "" : " (and " + (failures.number() - 1) + " times more before)");
            return new Failures(now, 1);
        });
    }
}
