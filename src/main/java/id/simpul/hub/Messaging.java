package id.simpul.hub;

import id.simpul.broker.Acceptor;
import id.simpul.broker.Broker;
import id.simpul.broker.BrokerSettings;
import id.simpul.broker.BrokerUrl;
import id.simpul.broker.EmbeddedBroker;
import id.simpul.broker.ExternalBroker;
import id.simpul.broker.HubConnection;
import id.simpul.broker.KeyStore;
import id.simpul.broker.Limits;
import id.simpul.broker.Port;
import id.simpul.client.Doors;
import id.simpul.delivery.RepliesSent;
import id.simpul.intake.component.PartnerQueues;
import id.simpul.partner.Credential;
import id.simpul.partner.PartnerId;
import id.simpul.policy.Policies;
import id.simpul.settings.Secret;
import id.simpul.settings.Settings;
import id.simpul.settings.Settings.Account;
import id.simpul.settings.Settings.BrokerListeners;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
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
    private final Admission admission;

    private Messaging(Opened opened, Stores stores, BrokerLimits limits, Map<String, Credential> guests) {
        this.broker = opened.broker();
        this.limits = limits;
        this.readOverHttp = new ReadOverHttp(
                broker.hubConnection(), new RepliesSent(stores.database().jdbi()));
        this.guests = guests;
        this.doors = opened.doors();
        connections.setConnectionFactory(broker.hubConnection().connectionFactory());
        connections.setMaxConnections(4);
        try {
            admission = Admission.open(broker, stores.partners(), queues);
        } catch (RuntimeException e) {
            limits.close();
            readOverHttp.close();
            broker.close();
            throw e;
        }
    }

    /** A broker, and where partners' systems reach it. */
    private record Opened(Broker broker, Supplier<Doors> doors) {}

    static Messaging open(Settings settings, Stores stores) {
        BrokerLimits limits = new BrokerLimits(stores.policies(), stores.clock());
        Map<String, Credential> guests = new ConcurrentHashMap<>();
        Function<String, Optional<Credential>> credentials = user -> Optional.ofNullable(guests.get(user))
                .or(() -> Optional.of(user).filter(PartnerId::isValid).flatMap(valid -> stores.partners()
                        .credential(new PartnerId(valid))));
        Opened opened = settings.externalBroker()
                .map(account -> elsewhere(account, limits.now(), credentials))
                .orElseGet(() -> here(listeners(settings, stores.home().broker(), limits.now()), credentials));
        Messaging messaging = new Messaging(opened, stores, limits, guests);
        limits.keep(messaging.broker);
        return messaging;
    }

    private static Opened elsewhere(
            Account account, Limits limits, Function<String, Optional<Credential>> credentials) {
        return new Opened(
                ExternalBroker.connect(hub(account), limits, credentials),
                () -> Listeners.of(BrokerUrl.parse(account.url())));
    }

    private static Opened here(BrokerSettings settings, Function<String, Optional<Credential>> credentials) {
        EmbeddedBroker broker = EmbeddedBroker.start(settings, credentials);
        return new Opened(broker, () -> Listeners.of(settings, broker));
    }

    private static HubConnection hub(Account account) {
        return new HubConnection(
                account.url(),
                account.user().orElse(""),
                account.password().map(Secret::value).orElse(""));
    }

    /** A broker with the listeners that the settings name and the limits of the policy of today, for somebody else to run. */
    public static BrokerSettings toRunElsewhere(Settings settings, Path directory) {
        Policies policies = Files.exists(settings.policy()) ? Policies.read(settings.policy()) : Policies.defaults();
        return listeners(
                settings,
                directory,
                BrokerLimits.of(policies.asOf(settings.clock(policies.zone()).instant())));
    }

    private static BrokerSettings listeners(Settings settings, Path directory, Limits limits) {
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
