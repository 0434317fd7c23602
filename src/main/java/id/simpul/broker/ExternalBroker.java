package id.simpul.broker;

import id.simpul.partner.PartnerId;
import java.util.Map;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An Artemis that runs elsewhere, made to speak the same contract through its management. Its users and roles are those of
 * the login module it is delivered with. A stock broker cannot be told to ignore the priority and delay a client sets.
 */
public final class ExternalBroker implements Broker {
    private static final Logger LOG = LoggerFactory.getLogger(ExternalBroker.class);

    /** What Artemis says of a user who is not there to be removed, which is all right. */
    private static final String NO_SUCH_USER = "AMQ229224";

    private final HubConnection hub;
    private final Limits limits;

    private ExternalBroker(HubConnection hub, Limits limits) {
        this.hub = hub;
        this.limits = limits;
    }

    /**
     * Declares addresses, settings and the hub's own queues in the broker.
     *
     * @throws BrokerException if it cannot be reached, or the user is not one who may manage it
     */
    public static ExternalBroker connect(HubConnection hub, Limits limits) {
        ExternalBroker broker = new ExternalBroker(hub, limits);
        broker.manage("prepared", management -> {
            settle(management, limits);
            protect(management, Topology.EVERYTHING, ExternalRoles.Rights.HUB_ONLY);
            for (QueueConfiguration queue : new Topology(limits).hubQueues()) {
                management.declare(queue);
            }
        });
        LOG.info("Broker at {} prepared", hub.url());
        return broker;
    }

    private static void settle(Management management, Limits limits) throws Exception {
        for (Map.Entry<String, AddressSettings> entry :
                new Topology(limits).addressSettings().entrySet()) {
            management.call(
                    "addAddressSettings", entry.getKey(), entry.getValue().toJSON());
        }
    }

    /** What one partner may have waiting stands in the broker's own configuration, and changes with a restart of it. */
    @Override
    public void limit(Limits other) {
        manage("given other limits", management -> settle(management, other));
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
    public void addPartner(PartnerId partner) {
        manage("given queues for " + partner, management -> {
            for (Map.Entry<String, ExternalRoles.Rights> entry :
                    ExternalRoles.of(partner, ExternalRoles.of(partner)).entrySet()) {
                protect(management, entry.getKey(), entry.getValue());
                management.declare(Topology.queue(entry.getKey()));
            }
        });
    }

    @Override
    public void removePartner(PartnerId partner, Waiting waiting) {
        if (waiting == Waiting.KEEP) {
            PartnerQueueSettings.refuseIfAnyWait(this, partner);
        }
        manage("rid of " + partner, management -> {
            forget(management, partner);
            for (String name : Addresses.of(partner)) {
                if (management.hasQueue(name)) {
                    management.call("destroyQueue", name, true, true);
                }
                management.call("removeSecuritySettings", name);
            }
        });
    }

    @Override
    public void passwordChanged(PartnerId partner, String newPassword) {
        manage("told of a new password of " + partner, management -> {
            forget(management, partner);
            management.call("addUser", partner.value(), newPassword, ExternalRoles.of(partner), false);
            cut(management, partner);
        });
    }

    private static void forget(Management management, PartnerId partner) throws Exception {
        try {
            management.call("removeUser", partner.value());
        } catch (BrokerException e) {
            if (!e.getMessage().contains(NO_SUCH_USER)) {
                throw e;
            }
        }
        cut(management, partner);
    }

    private static void cut(Management management, PartnerId partner) throws Exception {
        management.call("clearAuthenticationCache");
        management.call("clearAuthorizationCache");
        management.call("closeConnectionsForUser", partner.value());
    }

    @Override
    public boolean isBlocked() {
        try (Management management = new Management(hub)) {
            double used = ((Number) management.attribute("DiskStoreUsage")).doubleValue();
            return 100 * used >= limits.diskFullPercent();
        } catch (Exception e) {
            LOG.warn("The broker at {} cannot be asked whether it has room: {}", hub.url(), e.getMessage());
            return true;
        }
    }

    @Override
    public long waiting(String queue) {
        long[] count = new long[1];
        manage("asked how much waits in " + queue, management -> count[0] = management.waiting(queue));
        return count[0];
    }

    /** Something to do while connected. */
    private interface Task {
        void with(Management management) throws Exception;
    }

    private void manage(String done, Task task) {
        try (Management management = new Management(hub)) {
            task.with(management);
        } catch (Exception e) {
            throw new BrokerException(
                    "The broker at " + hub.url() + " could not be " + done + "; is it up, and may its user manage it? "
                            + e.getMessage(),
                    e);
        }
    }

    /** It goes on without the hub. */
    @Override
    public void close() {
        LOG.info("Leaving the broker at {} as it is", hub.url());
    }
}
