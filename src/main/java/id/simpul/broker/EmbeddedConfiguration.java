package id.simpul.broker;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.WildcardConfiguration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.io.aio.AIOSequentialFileFactory;
import org.apache.activemq.artemis.core.remoting.impl.invm.InVMAcceptorFactory;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptorFactory;
import org.apache.activemq.artemis.core.remoting.impl.netty.TransportConstants;
import org.apache.activemq.artemis.core.server.JournalType;

/** Turns the hub's settings into Artemis's configuration. */
final class EmbeddedConfiguration {
    /** How long a write to the journal waits for company: a lone message pays it, a batch does not notice. */
    static final int JOURNAL_BUFFER_NANOS = 200_000;

    /** Larger than any request, or the broker writes a file for it. */
    static final int JOURNAL_BUFFER_BYTES = 2 << 20;

    static final int EXPIRY_SCAN_MILLIS = 600_000;

    private EmbeddedConfiguration() {}

    static Configuration of(BrokerSettings settings, int vmId) throws Exception {
        Configuration configuration = new ConfigurationImpl()
                .setName("simpul")
                .setPersistenceEnabled(true)
                .setSecurityEnabled(true)
                .setClusterPassword(UUID.randomUUID().toString())
                .setJMXManagementEnabled(false)
                .setWildCardConfiguration(new WildcardConfiguration().setRoutingEnabled(false))
                .setMessageExpiryScanPeriod(EXPIRY_SCAN_MILLIS)
                .setGlobalMaxSize(Runtime.getRuntime().maxMemory() / 4)
                .setMaxDiskUsage(settings.limits().diskFullPercent());
        if (settings.keyStore().isPresent()) {
            // A login is remembered by password and the certificate's name alone, which anybody can put into one of his
            // own.
            configuration.setAuthenticationCacheSize(0);
        }
        journal(configuration, settings.directory());
        configuration.addAcceptorConfiguration(inThisProcess(vmId));
        for (Acceptor acceptor : Acceptor.values()) {
            if (!settings.port(acceptor).isOff()) {
                configuration.addAcceptorConfiguration(listener(settings, acceptor));
            }
        }
        Topology topology = new Topology(settings.limits());
        topology.addressSettings().forEach(configuration::addAddressSetting);
        configuration.putSecurityRoles(Topology.EVERYTHING, Set.of());
        return configuration;
    }

    private static void journal(Configuration configuration, Path directory) {
        configuration
                .setJournalType(journalType(directory))
                .setJournalDirectory(directory.resolve("journal").toString())
                .setBindingsDirectory(directory.resolve("bindings").toString())
                .setLargeMessagesDirectory(directory.resolve("large-messages").toString())
                .setPagingDirectory(directory.resolve("paging").toString())
                .setJournalBufferSize_NIO(JOURNAL_BUFFER_BYTES)
                .setJournalBufferSize_AIO(JOURNAL_BUFFER_BYTES)
                .setJournalBufferTimeout_NIO(JOURNAL_BUFFER_NANOS)
                .setJournalBufferTimeout_AIO(JOURNAL_BUFFER_NANOS);
    }

    private static JournalType journalType(Path directory) {
        boolean asynchronous =
                AIOSequentialFileFactory.isSupported() && AIOSequentialFileFactory.isSupported(directory.toFile());
        return asynchronous ? JournalType.ASYNCIO : JournalType.NIO;
    }

    private static TransportConfiguration inThisProcess(int vmId) {
        return new TransportConfiguration(
                InVMAcceptorFactory.class.getName(), Map.of("serverId", Integer.toString(vmId)), "hub");
    }

    private static TransportConfiguration listener(BrokerSettings settings, Acceptor acceptor) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put(TransportConstants.HOST_PROP_NAME, settings.host());
        parameters.put(
                TransportConstants.PORT_PROP_NAME, settings.port(acceptor).toBind());
        parameters.put(TransportConstants.PROTOCOLS_PROP_NAME, acceptor.name());
        // Nobody is let in before those who know the partners are there.
        parameters.put(TransportConstants.AUTO_START, false);
        settings.keyStore().ifPresent(keyStore -> {
            parameters.put(TransportConstants.SSL_ENABLED_PROP_NAME, true);
            parameters.put(TransportConstants.KEYSTORE_TYPE_PROP_NAME, keyStore.type());
            parameters.put(
                    TransportConstants.KEYSTORE_PATH_PROP_NAME, keyStore.path().toString());
            parameters.put(TransportConstants.KEYSTORE_PASSWORD_PROP_NAME, keyStore.password());
            // Who has none is let in without, unless its partner must show one.
            parameters.put(TransportConstants.WANT_CLIENT_AUTH_PROP_NAME, true);
            parameters.put(TransportConstants.TRUST_MANAGER_FACTORY_PLUGIN_PROP_NAME, AnyCertificate.class.getName());
        });
        return new TransportConfiguration(
                NettyAcceptorFactory.class.getName(), parameters, acceptor.name(), acceptor.parameterMap());
    }
}
