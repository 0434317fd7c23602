package id.simpul.intake.component;

import id.simpul.FreePorts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.Queue;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.server.files.FileStoreMonitor;
import org.apache.activemq.artemis.core.server.impl.ActiveMQServerImpl;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerMessagePlugin;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;

/** A broker with the queues of some partners, as small as it can be: reached over vm and, for all protocols, one TCP port. */
public final class Broker {
    private final int port = FreePorts.next();
    private final Path home;
    private final boolean exclusive;
    private final Set<String> addresses = new TreeSet<>();
    private final List<ActiveMQServerMessagePlugin> plugins = new ArrayList<>();
    private EmbeddedActiveMQ server = new EmbeddedActiveMQ();

    public Broker(Path home, boolean exclusive) {
        this.home = home;
        this.exclusive = exclusive;
        addresses.add("dead.requests");
    }

    /** Declares both queues of a partner; before the start, or while it runs. */
    public Broker partner(String partner) throws Exception {
        declare("requests." + partner);
        return declare("replies." + partner);
    }

    public Broker declare(String address) throws Exception {
        addresses.add(address);
        if (server.getActiveMQServer() != null) {
            server.getActiveMQServer().createQueue(queue(address), true);
        }
        return this;
    }

    public void delete(String address) throws Exception {
        addresses.remove(address);
        server.getActiveMQServer().destroyQueue(SimpleString.of(address), null, false);
        server.getActiveMQServer().removeAddressInfo(SimpleString.of(address), null, true);
    }

    /** Adds a plugin of the broker; before the start. */
    public Broker with(ActiveMQServerMessagePlugin plugin) {
        plugins.add(plugin);
        return this;
    }

    public Broker start() throws Exception {
        server = new EmbeddedActiveMQ();
        server.setConfiguration(configuration());
        server.start();
        for (String address : addresses) {
            server.getActiveMQServer().createQueue(queue(address), true);
        }
        return this;
    }

    public void stop() throws Exception {
        server.stop();
    }

    /** As if its disk were full, or had room again. */
    void fill(boolean full) throws Exception {
        FileStoreMonitor monitor = ((ActiveMQServerImpl) server.getActiveMQServer()).getMonitor();
        monitor.setMaxUsage(full ? 0 : 1);
        monitor.tick();
    }

    boolean isDiskFull() {
        return server.getActiveMQServer().getPagingManager().isDiskFull();
    }

    public String vm() {
        return "vm://" + port;
    }

    public String tcp() {
        return "tcp://localhost:" + port;
    }

    public int port() {
        return port;
    }

    public EmbeddedActiveMQ server() {
        return server;
    }

    public Queue queueOf(String address) {
        return server.getActiveMQServer().locateQueue(address);
    }

    public long waiting(String address) {
        return queueOf(address).getMessageCount();
    }

    /** Messages sent ahead to the readers of these queues. */
    public int delivering(String prefix, String... names) {
        return Arrays.stream(names)
                .mapToInt(name -> queueOf(prefix + name).getDeliveringCount())
                .sum();
    }

    private QueueConfiguration queue(String address) {
        return QueueConfiguration.of(address)
                .setRoutingType(RoutingType.ANYCAST)
                .setDurable(true)
                .setAutoCreateAddress(true)
                .setExclusive(exclusive && address.startsWith("requests."));
    }

    private Configuration configuration() throws Exception {
        Configuration configuration = new ConfigurationImpl()
                .setSecurityEnabled(false)
                .setPersistenceEnabled(true)
                .setJournalDirectory(home.resolve("journal").toString())
                .setBindingsDirectory(home.resolve("bindings").toString())
                .setPagingDirectory(home.resolve("paging").toString())
                .setLargeMessagesDirectory(home.resolve("large").toString())
                .setJournalBufferTimeout_NIO(200_000)
                .setJournalFileSize(Integer.getInteger("journal.file", 1024 * 1024))
                .setJournalMinFiles(2)
                .setMaxDiskUsage(99)
                .setConnectionTtlCheckInterval(200)
                .setJMXManagementEnabled(false)
                .addAcceptorConfiguration("vm", vm())
                .addAcceptorConfiguration("tcp", tcp() + "?protocols=CORE,AMQP,STOMP,MQTT");
        configuration.setAddressSettings(Map.of("#", settings(), "replies.full", full()));
        plugins.forEach(configuration::registerBrokerPlugin);
        return configuration;
    }

    private static AddressSettings settings() {
        return new AddressSettings()
                .setAutoCreateAddresses(false)
                .setAutoCreateQueues(false)
                .setAutoDeleteQueues(false)
                .setAutoDeleteAddresses(false)
                .setMaxDeliveryAttempts(-1)
                .setEnableIngressTimestamp(true)
                .setAddressFullMessagePolicy(AddressFullMessagePolicy.PAGE)
                .setMaxSizeBytes(10 * 1024 * 1024)
                .setPageSizeBytes(1024 * 1024)
                .setIDCacheSize(0)
                .setInitialQueueBufferSize(16);
    }

    private static AddressSettings full() {
        return settings()
                .setAddressFullMessagePolicy(AddressFullMessagePolicy.FAIL)
                .setMaxSizeBytes(2000);
    }
}
