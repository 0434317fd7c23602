package id.simpul.broker;

import id.simpul.broker.guard.BrokerGuard;
import id.simpul.broker.guard.QueueKeeper;
import id.simpul.partner.Credential;
import id.simpul.partner.PartnerId;
import java.nio.file.Files;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.security.impl.SecurityStoreImpl;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.server.impl.ActiveMQServerImpl;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The broker in the hub's own process: what a library runs that has no broker of its own. */
public final class EmbeddedBroker implements Broker {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedBroker.class);
    /** Distinguishes the brokers of one process, as in tests, in their {@code vm://} addresses. */
    private static final AtomicInteger NEXT_VM_ID = new AtomicInteger(1);
    /** No partner's id can begin so. */
    private static final String HUB_USER = "$hub";
    /** Half-open connections of the hub's own give back their messages after ten seconds. */
    private static final String VM_PARAMETERS = "connectionTTL=10000&clientFailureCheckPeriod=5000&reconnectAttempts=0";

    private final EmbeddedActiveMQ artemis;
    private final HubConnection hub;
    private final DiskWatch disk;
    private final BrokerGuard guard;
    private final BrokerSettings settings;
    private final EmbeddedQueues queues;
    private final Map<Acceptor, Integer> ports = new EnumMap<>(Acceptor.class);

    private EmbeddedBroker(
            EmbeddedActiveMQ artemis, HubConnection hub, DiskWatch disk, BrokerGuard guard, BrokerSettings settings) {
        this.artemis = artemis;
        this.guard = guard;
        this.hub = hub;
        this.disk = disk;
        this.settings = settings;
        this.queues = new EmbeddedQueues(artemis);
    }

    /**
     * Starts a broker that knows the hub's own queues and those of the partners it had when it was stopped, and listens.
     *
     * @param credentials what is kept of the password of a user, asked whenever one connects; a stranger has none
     * @throws BrokerException if it cannot start, say because a port is taken
     */
    public static EmbeddedBroker start(BrokerSettings settings, Function<String, Optional<Credential>> credentials) {
        EmbeddedBroker broker = begin(settings, credentials);
        try {
            broker.listen();
            return broker;
        } catch (RuntimeException e) {
            broker.close();
            throw e;
        }
    }

    /** As {@link #start}, but only this process reaches it until it is told to {@link #listen}. */
    public static EmbeddedBroker begin(BrokerSettings settings, Function<String, Optional<Credential>> credentials) {
        int vmId = NEXT_VM_ID.getAndIncrement();
        HubConnection hub = new HubConnection(
                "vm://" + vmId + "?" + VM_PARAMETERS,
                HUB_USER,
                Credential.generate().secret());
        try {
            Files.createDirectories(settings.directory());
            Configuration configuration = EmbeddedConfiguration.of(settings, vmId);
            configuration.registerBrokerPlugin(new QueueKeeper());
            BrokerGuard guard = new BrokerGuard();
            guard.init(settings.limits().guard());
            configuration.registerBrokerPlugin(guard);
            EmbeddedActiveMQ artemis = new EmbeddedActiveMQ()
                    .setConfiguration(configuration)
                    .setSecurityManager(new AddressRights(hub, credentials));
            EmbeddedBroker broker = new EmbeddedBroker(artemis, hub, new DiskWatch(settings.limits()), guard, settings);
            broker.open();
            return broker;
        } catch (Exception e) {
            throw notStarted(settings, e);
        }
    }

    private static BrokerException notStarted(BrokerSettings settings, Exception e) {
        return new BrokerException(
                "The broker in " + settings.directory() + " did not start (" + e.getMessage()
                        + "); see that its ports are free, or the log before this.",
                e);
    }

    private void open() throws Exception {
        artemis.start();
        try {
            for (QueueConfiguration queue : new Topology(settings.limits()).hubQueues()) {
                queues.declare(queue);
            }
            ((ActiveMQServerImpl) server()).getMonitor().addCallback(disk).tick();
        } catch (Exception e) {
            artemis.stop();
            throw e;
        }
    }

    /**
     * Lets partners in.
     *
     * @throws BrokerException if a port is taken
     */
    public void listen() {
        try {
            ports.putAll(EmbeddedListeners.open(server().getRemotingService(), settings));
        } catch (BrokerException e) {
            throw notStarted(settings, e);
        }
        LOG.info("Broker started in {}, journal {}, listening at {}", settings.directory(), journalType(), ports);
    }

    /**
     * Every listener reads the key store again and shows to whoever connects from now on what is in it; connections stay open.
     *
     * @throws BrokerException if one of them cannot show it, and goes on with what it had
     */
    public void showKeyStoreAnew() {
        EmbeddedListeners.reload(server().getRemotingService(), ports.keySet());
    }

    /**
     * Told when the broker has given itself up, since it could not write its journal, as on a full disk: it does not begin again, and
     * nothing that it had acknowledged is lost. Told at once where it has done so before.
     */
    public void onGivenUp(Runnable ended) {
        server().registerIOCriticalErrorListener((cause, message, file) -> {
            LOG.error("The broker cannot write its journal and has given itself up: {} ({})", message, file, cause);
            ended.run();
        });
        if (!server().isActive()) {
            ended.run();
        }
    }

    ActiveMQServer server() {
        return artemis.getActiveMQServer();
    }

    @Override
    public HubConnection hubConnection() {
        return hub;
    }

    /** The port an acceptor really listens at; empty where it is off. */
    public OptionalInt port(Acceptor acceptor) {
        return ports.containsKey(acceptor) ? OptionalInt.of(ports.get(acceptor)) : OptionalInt.empty();
    }

    /** What it was started with. */
    public BrokerSettings settings() {
        return settings;
    }

    /** {@code ASYNCIO} where the machine has libaio, else {@code NIO}. */
    public String journalType() {
        return server().getConfiguration().getJournalType().name();
    }

    @Override
    public void settle(Collection<PartnerId> withSystem, Collection<PartnerId> without) {
        withSystem.forEach(this::addPartner);
        without.forEach(this::addWithoutSystem);
    }

    /** It cannot be another than the one this process has started. */
    @Override
    public long generation() {
        return 1;
    }

    @Override
    public void addPartner(PartnerId partner) {
        queues.declare(partner, Addresses.of(partner));
        forgetLogins();
    }

    @Override
    public void addWithoutSystem(PartnerId partner) {
        queues.declare(partner, List.of(Addresses.requests(partner)));
        forgetLogins();
    }

    @Override
    public void removePartner(PartnerId partner, Waiting waiting) {
        if (waiting == Waiting.KEEP) {
            PartnerQueueSettings.refuseIfAnyWait(this, partner);
        }
        cut(partner);
        queues.remove(partner);
    }

    @Override
    public void passwordChanged(PartnerId partner) {
        cut(partner);
    }

    private void cut(PartnerId partner) {
        forgetLogins();
        server().getActiveMQServerControl().closeConnectionsForUser(partner.value());
    }

    private void forgetLogins() {
        var logins = (SecurityStoreImpl) server().getSecurityStore();
        logins.invalidateAuthenticationCache();
        logins.invalidateAuthorizationCache();
    }

    @Override
    public void limit(Limits limits) {
        guard.limit(limits.guard());
        new Topology(limits).addressSettings().forEach((match, settings) -> server().getAddressSettingsRepository()
                .addMatch(match, settings));
    }

    @Override
    public boolean isBlocked() {
        return !server().isActive() || server().getPagingManager().isDiskFull();
    }

    /** How full the broker's disk is, in percent. */
    public int diskPercent() {
        return disk.percent();
    }

    /** Whether the disk is fuller than the alert's limit: readiness stays, but somebody must act. */
    public boolean isDiskAlert() {
        return disk.isAlert();
    }

    /** How many logins at its listeners have failed since it started. */
    public long failedLogins() {
        return guard.failedLogins();
    }

    /** How many connections its guard has hung up on since it started. */
    public long refusals() {
        return guard.refusals();
    }

    @Override
    public long waiting(String queue) {
        return queues.waiting(queue);
    }

    /** Its queues, to be looked at. */
    public EmbeddedQueues queues() {
        return queues;
    }

    /** From now until it is stopped, requests keep the time of arrival that is written on them, for those that arrived elsewhere. */
    public void keepArrivals() {
        server().getAddressSettingsRepository()
                .addMatch(Addresses.REQUESTS_PREFIX + Topology.EVERYTHING, Topology.arrivedElsewhere());
    }

    @Override
    public void close() {
        try {
            artemis.stop();
        } catch (Exception e) {
            throw new BrokerException("The broker did not stop cleanly; its journal is checked at the next start", e);
        }
    }
}
