package id.simpul.broker;

import id.simpul.partner.Credential;
import id.simpul.partner.PartnerId;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An Artemis that runs elsewhere, made to speak the same contract through its management and by the guard that
 * {@link BrokerConfig} has put into it. Its users and roles are those of the login module it is delivered with.
 */
public final class ExternalBroker implements Broker {
    private static final Logger LOG = LoggerFactory.getLogger(ExternalBroker.class);

    private final HubConnection hub;
    private volatile Limits limits;
    private final Function<String, Optional<Credential>> credentials;
    private final ManagementLine acts;
    /** Of its own, so that a question of health does not wait behind an act. */
    private final ManagementLine health;

    private ExternalBroker(HubConnection hub, Limits limits, Function<String, Optional<Credential>> credentials) {
        this.hub = hub;
        this.limits = limits;
        this.credentials = credentials;
        this.acts = new ManagementLine(hub);
        this.health = new ManagementLine(hub);
    }

    /**
     * Connects, and declares addresses, settings and the hub's own queues in the broker.
     *
     * @param credentials what is known of the password of a user; nothing of a stranger's
     * @throws BrokerException if it cannot be reached, or the user is not one who may manage it
     */
    public static ExternalBroker connect(
            HubConnection hub, Limits limits, Function<String, Optional<Credential>> credentials) {
        ExternalBroker broker = new ExternalBroker(hub, limits, credentials);
        try {
            broker.acts.talk("prepared", broker::prepare);
        } catch (BrokerException e) {
            broker.close();
            throw e;
        }
        LOG.info("Broker at {} prepared", hub.place());
        return broker;
    }

    private Set<String> prepare(Management management) throws Exception {
        describe(management);
        protect(management, Topology.EVERYTHING, ExternalRoles.Rights.HUB_ONLY);
        Set<String> there = management.queues();
        for (QueueConfiguration queue : new Topology(limits).hubQueues()) {
            if (!there.contains(queue.getName().toString())) {
                management.declare(queue);
            }
        }
        return there;
    }

    private Limits describe(Management management) throws Exception {
        for (Map.Entry<String, AddressSettings> entry :
                new Topology(limits).addressSettings().entrySet()) {
            management.call(
                    "addAddressSettings", entry.getKey(), entry.getValue().toJSON());
        }
        return limits;
    }

    /** What one partner may have waiting stands in the broker's own configuration, and changes with a restart of it. */
    @Override
    public void limit(Limits other) {
        limits = other;
        acts.talk("given other limits", this::describe);
    }

    /** Send and consume as given; creating, deleting, browsing and managing are the hub's. */
    private static void protect(Management management, String match, ExternalRoles.Rights rights) throws Exception {
        String hub = ExternalRoles.HUB;
        management.call(
                "addSecuritySettings", match, rights.send(), rights.consume(), hub, hub, hub, hub, hub, hub, hub, hub);
    }

    @Override
    public HubConnection hubConnection() {
        return hub;
    }

    @Override
    public void settle(Collection<PartnerId> withSystem, Collection<PartnerId> without) {
        acts.talk("brought in step with the directory", management -> {
            Set<String> there = prepare(management);
            ExternalUsers users = ExternalUsers.read(management, credentials);
            for (PartnerId partner : withSystem) {
                declare(management, ExternalRoles.rights(partner), there);
                users.settle(partner);
            }
            users.removeAllBut(Set.copyOf(withSystem));
            for (PartnerId partner : without) {
                declare(management, ExternalRoles.withoutSystem(partner), there);
            }
            return withSystem.size();
        });
    }

    @Override
    public long generation() {
        health.talk("reached", management -> management.attribute("Started"));
        return acts.begun() + health.begun();
    }

    @Override
    public void addPartner(PartnerId partner) {
        acts.talk("given queues for " + partner, management -> {
            declare(management, ExternalRoles.rights(partner), Set.of());
            ExternalUsers.read(management, credentials).settle(partner);
            return partner;
        });
    }

    @Override
    public void addWithoutSystem(PartnerId partner) {
        acts.talk("given a queue for " + partner, management -> {
            declare(management, ExternalRoles.withoutSystem(partner), Set.of());
            ExternalUsers.read(management, credentials).remove(partner);
            return partner;
        });
    }

    /** A queue is declared once its rights are, so where it is they are: the broker keeps, and loses, both together. */
    private static void declare(Management management, Map<String, ExternalRoles.Rights> rights, Set<String> there)
            throws Exception {
        for (Map.Entry<String, ExternalRoles.Rights> entry : rights.entrySet()) {
            if (!there.contains(entry.getKey())) {
                protect(management, entry.getKey(), entry.getValue());
                management.declare(Topology.queue(entry.getKey()));
            }
        }
    }

    @Override
    public void removePartner(PartnerId partner, Waiting waiting) {
        if (waiting == Waiting.KEEP) {
            PartnerQueueSettings.refuseIfAnyWait(this, partner);
        }
        acts.talk("rid of " + partner, management -> {
            ExternalUsers.read(management, credentials).remove(partner);
            for (String name : Addresses.of(partner)) {
                if (management.hasQueue(name)) {
                    management.call("destroyQueue", name, true, true);
                }
                management.call("removeSecuritySettings", name);
            }
            return partner;
        });
    }

    @Override
    public void passwordChanged(PartnerId partner) {
        acts.talk("told of a new password of " + partner, management -> {
            ExternalUsers.read(management, credentials).settle(partner);
            return partner;
        });
    }

    @Override
    public boolean isBlocked() {
        try {
            double used = health.talk(
                    "asked whether it has room",
                    management -> ((Number) management.attribute("DiskStoreUsage")).doubleValue());
            return 100 * used >= limits.diskFullPercent();
        } catch (BrokerException e) {
            LOG.warn(e.getMessage());
            return true;
        }
    }

    @Override
    public long waiting(String queue) {
        return acts.talk("asked how much waits in " + queue, management -> management.waiting(queue));
    }

    /** The first partner found of whom a message waits. */
    public Optional<PartnerId> firstWaiting() {
        return acts.talk("asked whether anything waits in it", management -> {
            for (String queue : management.queues()) {
                Optional<PartnerId> partner = Addresses.partnerOf(queue);
                if (partner.isPresent() && management.waiting(queue) > 0) {
                    return partner;
                }
            }
            return Optional.<PartnerId>empty();
        });
    }

    /** It goes on without the hub. */
    @Override
    public void close() {
        acts.close();
        health.close();
        LOG.info("Leaving the broker at {} as it is", hub.place());
    }
}
