package id.simpul.broker;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.core.settings.impl.DiskFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.PageFullMessagePolicy;

/**
 * The one description of addresses, queues and their settings from which the embedded broker is built, an external one is
 * provisioned, and the configuration for one is printed.
 */
final class Topology {
    static final String EVERYTHING = "#";
    private static final int MEMORY_BYTES = 4 << 20;
    private static final int PAGE_BYTES = 1 << 20;

    private final Limits limits;

    Topology(Limits limits) {
        this.limits = limits;
    }

    /** The hub's own queues. */
    List<QueueConfiguration> hubQueues() {
        return List.of(queue(Addresses.DEAD_REQUESTS), queue(Addresses.DEAD_LETTERS), queue(Addresses.INSTALLATION));
    }

    static QueueConfiguration queue(String name) {
        return QueueConfiguration.of(name)
                .setAddress(name)
                .setRoutingType(RoutingType.ANYCAST)
                .setDurable(true)
                .setAutoCreated(false)
                .setAutoCreateAddress(true)
                .setAutoDelete(false);
    }

    /** Settings by address match; the more specific ones add to the general ones. */
    Map<String, AddressSettings> addressSettings() {
        Map<String, AddressSettings> settings = new LinkedHashMap<>();
        settings.put(EVERYTHING, everything());
        settings.put(Addresses.REQUESTS_PREFIX + EVERYTHING, requests());
        settings.put(Addresses.REPLIES_PREFIX + EVERYTHING, answers());
        settings.put(Addresses.NOTIFICATIONS_PREFIX + EVERYTHING, answers());
        settings.put(Addresses.DEAD_PREFIX + EVERYTHING, deadLetters());
        return settings;
    }

    /** Nothing is created or deleted by itself, nothing blocks for ever, nothing undeliverable is thrown away. */
    private static AddressSettings everything() {
        return new AddressSettings()
                .setAutoCreateAddresses(false)
                .setAutoCreateQueues(false)
                .setAutoDeleteAddresses(false)
                .setAutoDeleteQueues(false)
                .setDefaultAddressRoutingType(RoutingType.ANYCAST)
                .setDefaultQueueRoutingType(RoutingType.ANYCAST)
                .setAddressFullMessagePolicy(AddressFullMessagePolicy.PAGE)
                .setDiskFullMessagePolicy(DiskFullMessagePolicy.FAIL)
                .setMaxSizeBytes(MEMORY_BYTES)
                .setPageSizeBytes(PAGE_BYTES)
                .setMaxDeliveryAttempts(-1)
                .setRedeliveryDelay(0)
                .setDeadLetterAddress(SimpleString.of(Addresses.DEAD_LETTERS))
                .setExpiryAddress(SimpleString.of(Addresses.DEAD_LETTERS))
                .setInitialQueueBufferSize(16);
    }

    /** What cannot be put into its table now comes again, some seconds later. */
    private static AddressSettings deadLetters() {
        return new AddressSettings().setRedeliveryDelay(5_000);
    }

    /** A client's expiry and duplicate id mean nothing, and a full queue refuses its partner. */
    private AddressSettings requests() {
        return new AddressSettings()
                .setNoExpiry(true)
                .setIDCacheSize(0)
                // One reader at a time keeps the order over a failover; when it came, the broker says, not the client.
                .setDefaultExclusiveQueue(true)
                .setEnableIngressTimestamp(true)
                .setPageLimitMessages(limits.shares().waitingRequests())
                .setPageLimitBytes(limits.shares().waitingBytes())
                .setPageFullMessagePolicy(PageFullMessagePolicy.FAIL);
    }

    /** As {@link #requests()} of those that bring the time of their arrival along, and are not refused once more. */
    static AddressSettings arrivedElsewhere() {
        return new AddressSettings().setNoExpiry(true).setIDCacheSize(0).setDefaultExclusiveQueue(true);
    }

    /**
     * Unread replies and notices leave the broker in the end: the database has them, and they are read over HTTP. They never
     * fail for want of room, or the request they answer would sink with them.
     */
    private AddressSettings answers() {
        return new AddressSettings()
                .setIDCacheSize(0)
                .setExpiryDelay(limits.replyLife().toMillis())
                .setExpiryAddress(SimpleString.of(""));
    }
}
