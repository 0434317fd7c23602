package id.simpul.hub;

import id.simpul.broker.Broker;
import id.simpul.broker.BrokerSettings;
import id.simpul.broker.BrokerUrl;
import id.simpul.broker.EmbeddedBroker;
import id.simpul.broker.ExternalBroker;
import id.simpul.broker.HubConnection;
import id.simpul.client.Doors;
import id.simpul.partner.Credential;
import id.simpul.partner.PartnerId;
import id.simpul.partner.Partners;
import id.simpul.settings.Secret;
import id.simpul.settings.Settings;
import id.simpul.settings.Settings.Account;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * The broker before the partners are known: in this process it has read its journal and lets nobody in, elsewhere nothing was asked of it
 * yet, since another hub may be the one that works with it.
 */
final class BegunBroker implements AutoCloseable {
    private final Settings settings;
    private final BrokerLimits limits;
    private final Map<String, Credential> guests = new ConcurrentHashMap<>();
    private final AtomicReference<Partners> partners = new AtomicReference<>();
    private final Optional<CertificateWatch> certificate;
    private final Optional<EmbeddedBroker> here;

    private BegunBroker(Settings settings, Premises premises) {
        this.settings = settings;
        this.limits = new BrokerLimits(premises.policies(), premises.clock());
        this.certificate = settings.tls().map(CertificateWatch::of);
        try {
            here = settings.externalBroker().isPresent()
                    ? Optional.empty()
                    : Optional.of(EmbeddedBroker.begin(
                            Messaging.listeners(settings, premises.home().broker(), limits.now()), this::credential));
        } catch (RuntimeException e) {
            limits.close();
            throw e;
        }
    }

    /**
     * @throws id.simpul.broker.BrokerException if it does not start
     */
    static BegunBroker begin(Settings settings, Premises premises) {
        return new BegunBroker(settings, premises);
    }

    private Optional<Credential> credential(String user) {
        return Optional.ofNullable(guests.get(user))
                .or(() -> Optional.of(user).filter(PartnerId::isValid).flatMap(valid -> Optional.ofNullable(
                                partners.get())
                        .flatMap(all -> all.credential(new PartnerId(valid)))));
    }

    /** The broker, which from now on knows these partners; elsewhere it is spoken to for the first time. */
    Broker knowing(Partners all) {
        partners.set(all);
        return here.<Broker>map(broker -> broker).orElseGet(() -> {
            Account account = settings.externalBroker().orElseThrow();
            return ExternalBroker.connect(hub(account), limits.now(), this::credential);
        });
    }

    /** Opens the doors of the broker in this process to partners' systems. */
    void letIn() {
        here.ifPresent(EmbeddedBroker::listen);
    }

    /** The certificate that listeners show, if they speak TLS. */
    Optional<CertificateWatch> certificate() {
        here.ifPresent(broker -> certificate.ifPresent(watch -> watch.tell(key -> broker.showKeyStoreAnew())));
        return certificate;
    }

    /** Where partners' systems reach it. */
    Supplier<Doors> doors() {
        return here.<Supplier<Doors>>map(broker -> {
                    BrokerSettings listeners = broker.settings();
                    return () -> Listeners.of(listeners, broker);
                })
                .orElseGet(() -> () -> Listeners.of(
                        BrokerUrl.parse(settings.externalBroker().orElseThrow().url())));
    }

    private static HubConnection hub(Account account) {
        return new HubConnection(
                account.url(),
                account.user().orElse(""),
                account.password().map(Secret::value).orElse(""));
    }

    BrokerLimits limits() {
        return limits;
    }

    /** Who may connect without being a partner, by name. */
    Map<String, Credential> guests() {
        return guests;
    }

    @Override
    public void close() {
        limits.close();
        here.ifPresent(EmbeddedBroker::close);
    }
}
