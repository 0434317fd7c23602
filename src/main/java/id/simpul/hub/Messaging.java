package id.simpul.hub;

import id.simpul.broker.Acceptor;
import id.simpul.broker.Broker;
import id.simpul.broker.BrokerSettings;
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
import id.simpul.partner.Partner;
import id.simpul.partner.PartnerChange;
import id.simpul.partner.PartnerId;
import id.simpul.partner.PartnerKind;
import id.simpul.settings.Secret;
import id.simpul.settings.Settings;
import id.simpul.settings.Settings.Account;
import id.simpul.settings.Settings.BrokerListeners;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
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

    private Messaging(Broker broker, Kept kept, Map<String, Credential> guests, Supplier<Doors> doors) {
        this.broker = broker;
        this.limits = kept.limits();
        this.readOverHttp = new ReadOverHttp(broker.hubConnection(), kept.replies());
        this.guests = guests;
        this.doors = doors;
        connections.setConnectionFactory(broker.hubConnection().connectionFactory());
        connections.setMaxConnections(4);
    }

    static Messaging open(Settings settings, Stores stores) {
        BrokerLimits policy = new BrokerLimits(stores.policies(), stores.clock());
        Limits limits = policy.now();
        Kept kept = new Kept(policy, new RepliesSent(stores.database().jdbi()));
        Map<String, Credential> guests = new ConcurrentHashMap<>();
        Messaging messaging = settings.externalBroker().isPresent()
                ? elsewhere(settings.externalBroker().get(), kept, guests)
                : here(embedded(settings, stores, limits), stores, kept, guests);
        policy.keep(messaging.broker);
        stores.partners().findAll(EnumSet.allOf(PartnerKind.class)).forEach(messaging::join);
        stores.partners().onChange(messaging::change);
        return messaging;
    }

    /** What is kept up to date with while the broker runs. */
    private record Kept(BrokerLimits limits, RepliesSent replies) {}

    private static Messaging elsewhere(Account account, Kept kept, Map<String, Credential> guests) {
        return new Messaging(external(account, kept.limits().now()), kept, guests, () -> Listeners.of(account.url()));
    }

    private static Messaging here(BrokerSettings settings, Stores stores, Kept kept, Map<String, Credential> guests) {
        EmbeddedBroker broker = EmbeddedBroker.start(settings, user -> Optional.ofNullable(guests.get(user))
                .or(() -> Optional.of(user).filter(PartnerId::isValid).flatMap(valid -> stores.partners()
                        .credential(new PartnerId(valid)))));
        return new Messaging(broker, kept, guests, () -> Listeners.of(settings, broker));
    }

    private static Broker external(Account account, Limits limits) {
        return ExternalBroker.connect(
                new HubConnection(
                        account.url(),
                        account.user().orElse(""),
                        account.password().map(Secret::value).orElse("")),
                limits);
    }

    private static BrokerSettings embedded(Settings settings, Stores stores, Limits limits) {
        BrokerListeners listeners = settings.embeddedBroker();
        return new BrokerSettings(
                listeners.host(),
                Map.of(
                        Acceptor.CORE, port(listeners.core()),
                        Acceptor.AMQP, port(listeners.amqp()),
                        Acceptor.STOMP, port(listeners.stomp()),
                        Acceptor.MQTT, port(listeners.mqtt())),
                stores.home().broker(),
                settings.tls()
                        .map(tls -> new KeyStore(tls.keyStore(), tls.password().value())),
                limits);
    }

    private static Port port(int number) {
        return Port.of(number);
    }

    private void join(Partner partner) {
        if (partner.hasSystem()) {
            broker.addPartner(partner.id());
            queues.add(partner.kind(), partner.id());
        }
    }

    private void change(PartnerChange change) {
        if (change.added()) {
            join(change.after().orElseThrow());
        } else if (change.removed()) {
            queues.remove(change.id());
            broker.removePartner(change.id(), Broker.Waiting.DISCARD);
        }
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
        limits.close();
        readOverHttp.close();
        connections.stop();
        broker.close();
    }
}
