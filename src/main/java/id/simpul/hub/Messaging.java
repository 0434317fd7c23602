package id.simpul.hub;

import id.simpul.broker.Acceptor;
import id.simpul.broker.Broker;
import id.simpul.broker.BrokerSettings;
import id.simpul.broker.EmbeddedBroker;
import id.simpul.broker.KeyStore;
import id.simpul.broker.Limits;
import id.simpul.broker.Port;
import id.simpul.client.Doors;
import id.simpul.delivery.RepliesSent;
import id.simpul.intake.component.PartnerQueues;
import id.simpul.partner.Credential;
import id.simpul.partner.PartnerId;
import id.simpul.policy.Policies;
import id.simpul.settings.Settings;
import id.simpul.settings.Settings.BrokerListeners;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;
import org.messaginghub.pooled.jms.JmsPoolConnectionFactory;

/** The broker, embedded or by URL, with a set of queues for each partner that has a system, also for those who come later. */
public final class Messaging implements AutoCloseable {
    private final Broker broker;
    private final BrokerLimits limits;
    private final ReadOverHttp readOverHttp;
    private final PartnerQueues queues = new PartnerQueues();
    private final JmsPoolConnectionFactory connections = new JmsPoolConnectionFactory();
    private final Map<String, Credential> guests;
    private final Supplier<Doors> doors;
    private final Optional<CertificateWatch> certificate;
    private final Admission admission;

    private Messaging(BegunBroker begun, Broker broker, Stores stores) {
        this.broker = broker;
        this.limits = begun.limits();
        this.guests = begun.guests();
        this.doors = begun.doors();
        this.certificate = begun.certificate();
        this.readOverHttp = new ReadOverHttp(
                broker.hubConnection(), new RepliesSent(stores.database().jdbi()));
        connections.setConnectionFactory(broker.hubConnection().connectionFactory());
        connections.setMaxConnections(4);
        try {
            admission = Admission.open(broker, stores.partners(), queues);
        } catch (RuntimeException e) {
            readOverHttp.close();
            broker.close();
            throw e;
        }
    }

    /**
     * Brings the broker in step with the directory, then lets partners in.
     *
     * @param begun is closed with this, also if it cannot be opened
     */
    static Messaging open(BegunBroker begun, Stores stores) {
        try {
            Messaging messaging = new Messaging(begun, begun.knowing(stores.partners()), stores);
            try {
                stores.lineage().requireOneTime(messaging.broker);
                begun.letIn();
            } catch (RuntimeException e) {
                messaging.close();
                throw e;
            }
            messaging.limitAnew();
            messaging.limits.keep(messaging.broker);
            return messaging;
        } catch (RuntimeException e) {
            begun.close();
            throw e;
        }
    }

    /** Puts the limits of the policy as it is now into force. */
    void limitAnew() {
        limits.apply(broker);
    }

    /** A broker with the listeners that the settings name and the limits of the policy of today, for somebody else to run. */
    public static BrokerSettings toRunElsewhere(Settings settings, Path directory) {
        Policies policies = Files.exists(settings.policy()) ? Policies.read(settings.policy()) : Policies.defaults();
        return listeners(
                settings,
                directory,
                BrokerLimits.of(policies.asOf(settings.clock(policies.zone()).instant())));
    }

    static BrokerSettings listeners(Settings settings, Path directory, Limits limits) {
        BrokerListeners listeners = settings.embeddedBroker();
        return new BrokerSettings(
                listeners.host(),
                Map.of(
                        Acceptor.CORE, port(listeners.core()),
                        Acceptor.AMQP, port(listeners.amqp()),
                        Acceptor.STOMP, port(listeners.stomp()),
                        Acceptor.MQTT, port(listeners.mqtt())),
                directory,
                settings.tls()
                        .map(tls -> new KeyStore(tls.keyStore(), tls.password().value())),
                limits);
    }

    private static Port port(int number) {
        return Port.of(number);
    }

    public Broker broker() {
        return broker;
    }

    /** Where an acceptor listens, if the broker is embedded and it does. */
    public OptionalInt port(Acceptor acceptor) {
        return broker instanceof EmbeddedBroker embedded ? embedded.port(acceptor) : OptionalInt.empty();
    }

    /** Where partners' systems reach the broker. */
    public Doors doors() {
        return doors.get();
    }

    /** The certificate that all listeners show, if they speak TLS. */
    public Optional<CertificateWatch> certificate() {
        return certificate;
    }

    /** Who may connect to the embedded broker without being a partner, by name; nobody, but while it is checked. */
    public Map<String, Credential> guests() {
        return guests;
    }

    /** The partners for whom the broker is not in step with the directory yet. */
    public Set<PartnerId> behind() {
        return admission.behind();
    }

    /** Is told by HTTP what partners have read there. */
    ReadOverHttp readOverHttp() {
        return readOverHttp;
    }

    PartnerQueues queues() {
        return queues;
    }

    JmsPoolConnectionFactory connections() {
        return connections;
    }

    @Override
    public void close() {
        admission.close();
        limits.close();
        readOverHttp.close();
        connections.stop();
        broker.close();
    }
}
