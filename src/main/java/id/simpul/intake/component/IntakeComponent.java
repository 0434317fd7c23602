package id.simpul.intake.component;

import id.simpul.partner.PartnerKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.activemq.artemis.api.core.client.ServerLocator;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;

/**
 * Camel component {@code intake:<kind>}, a batched and transacted receiver of all requests of a kind of partner, such as
 * {@code intake:school}. What it needs is set here or found in the registry by type: a {@link ServerLocator}, the
 * {@link PartnerQueues}, and {@link UndeliverableReplies}.
 */
public final class IntakeComponent extends DefaultComponent {
    private Optional<ServerLocator> locator = Optional.empty();
    private Optional<String> user = Optional.empty();
    private Optional<String> password = Optional.empty();
    private final List<IntakeConsumer> consumers = new CopyOnWriteArrayList<>();

    /** Where the broker is, {@code vm://} or {@code tcp://}. Its other settings are not used. */
    public void setLocator(ServerLocator where) {
        locator = Optional.of(where);
    }

    public void setUser(String name) {
        user = Optional.of(name);
    }

    public void setPassword(String secret) {
        password = Optional.of(secret);
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        PartnerKind kind = PartnerKind.ofWire(remaining)
                .orElseThrow(() -> new IllegalArgumentException("No such kind of partner in " + uri + ": write intake:"
                        + "school, university, dinas, national, other or library"));
        IntakeEndpoint endpoint = new IntakeEndpoint(uri, this, kind);
        setProperties(endpoint, parameters);
        return endpoint;
    }

    @Override
    protected void doStart() throws Exception {
        ClientInternals.check();
        super.doStart();
    }

    /** How the reading of each kind's requests stands; suspended kinds stand still without trouble. */
    public List<IntakeStanding> standings() {
        return consumers.stream().map(IntakeConsumer::standing).toList();
    }

    void begun(IntakeConsumer consumer) {
        consumers.add(consumer);
    }

    void ended(IntakeConsumer consumer) {
        consumers.remove(consumer);
    }

    BrokerLink link() {
        return new BrokerLink(locator.orElseGet(() -> required(ServerLocator.class)), user, password);
    }

    <T> T required(Class<T> type) {
        T bean = getCamelContext().getRegistry().findSingleByType(type);
        if (bean == null) {
            throw new IllegalStateException(
                    "The intake component needs exactly one " + type.getName() + " in the registry; bind one.");
        }
        return bean;
    }
}
